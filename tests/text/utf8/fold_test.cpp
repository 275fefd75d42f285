#include "tests/text/utf8/random_text.hpp"
#include "text/utf8/fold.hpp"
#include "text/utf8/fold_by_icu.hpp"

#include <gtest/gtest.h>

namespace florilege::text {
namespace {

TEST(Fold, makes_one_of_case_and_accents)
{
    EXPECT_EQ(fold("Réputation"), "reputation");
    EXPECT_EQ(fold("REPUTATION"), "reputation");
    EXPECT_EQ(fold("RE\u0301PUTATION"), "reputation");
    EXPECT_EQ(fold("Ça où là-bas, naïve coöpération"), "ca ou la-bas, naive cooperation");
    EXPECT_EQ(fold("Việt Nam"), "viet nam");
    EXPECT_EQ(fold("ΣΊΣΥΦΟΣ"), fold("σίσυφος"));
    EXPECT_EQ(fold("Ёлка"), fold("ЕЛКА"));
}

TEST(Fold, writes_out_what_unicode_does_not_decompose)
{
    EXPECT_EQ(fold("Œuvre ŒUVRE œuvre"), "oeuvre oeuvre oeuvre");
    EXPECT_EQ(fold("Ægir Straße STRASSE ẞ"), "aegir strasse strasse ss");
    EXPECT_EQ(fold("Øre Łódź Đurđevac Þórr Ħal"), "ore lodz durdevac thorr hal");
    EXPECT_EQ(fold("İstanbul ısı"), "istanbul isi");
}

TEST(Fold, takes_compatibility_forms_for_what_they_stand_for)
{
    EXPECT_EQ(fold("ﬁn ２０１２ Ｔｏｋｙｏ m²"), "fin 2012 tokyo m2");
    EXPECT_EQ(fold("no\u00A0break"), "no break");
    EXPECT_EQ(fold("ｶﾞ"), "ガ");
}

TEST(Fold, typographic_apostrophes_are_apostrophes)
{
    EXPECT_EQ(fold("l’été"), "l'ete");
    EXPECT_EQ(fold("l‘été"), fold("L'ÉTÉ"));
}

TEST(Fold, drops_what_cannot_be_seen)
{
    EXPECT_EQ(fold("repu\u00ADtation"), "reputation");
    EXPECT_EQ(fold("a\u200Db\uFE0F"), "ab");
}

TEST(Fold, keeps_marks_that_spell_another_sound)
{
    EXPECT_NE(fold("がく"), fold("かく"));
    EXPECT_NE(fold("कुल"), fold("कल"));
    EXPECT_NE(fold("กิน"), fold("กน"));
    EXPECT_EQ(fold("שָׁלוֹם"), fold("שלום"));
}

TEST(Fold, composed_and_decomposed_hangul_are_one)
{
    EXPECT_EQ(fold("\u1112\u1161\u11AB"), "한");
    EXPECT_EQ(fold("한국어"), "한국어");
}

TEST(Fold, bytes_that_are_no_text_become_the_replacement_character)
{
    EXPECT_EQ(fold("CAF\xE9!"), "caf\uFFFD!");
    EXPECT_EQ(fold(std::string(100, '\x80')).size(), 300U);
}

TEST(Fold, is_stable_for_every_code_point)
{
    for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
        if (code_point == 0x30000) code_point = 0xE0000; // unassigned planes
        if (code_point == 0xF0000) break;                // private use
        std::string text;
        append(text, code_point);
        std::string const folded = fold(text);
        ASSERT_EQ(fold(folded), folded) << std::hex << static_cast<std::uint32_t>(code_point);
        ASSERT_TRUE(is_valid(folded));
    }
}

TEST(Fold, is_stable_for_any_text)
{
    tests::RandomText random{6};
    for (int i = 0; i < 5000; ++i) {
        std::string const folded = fold(random.text(12));
        ASSERT_EQ(fold(folded), folded);
    }
}

TEST(Fold, tables_say_what_icu_says)
{
    tests::RandomText random{7};
    for (int i = 0; i < 5000; ++i) {
        std::string const text = random.text(12);
        ASSERT_EQ(fold(text), fold_by_icu(text)) << text;
    }
}

TEST(Fold, a_long_text_folds_like_its_pieces)
{
    std::string const piece = "Réputation — РЕПУТАЦИЯ 評判 ｶﾞ ";
    std::string long_text;
    std::string expected;
    for (int i = 0; i < 3000; ++i) {
        long_text += piece;
        expected += fold(piece);
    }
    EXPECT_EQ(fold(long_text), expected);
    // One stretch of other than ASCII above the size that ICU is given at once.
    std::string without_gap;
    for (int i = 0; i < 700'000; ++i)
        without_gap += "É";
    EXPECT_EQ(fold(without_gap), std::string(700'000, 'e'));
}

TEST(CollapseSpaces, trims_and_makes_one_space_of_each_run)
{
    EXPECT_EQ(collapse_spaces("  a \t\n b  "), "a b");
    EXPECT_EQ(collapse_spaces("«\u00A0oui\u00A0» \u2003\u3000fin\u202F!"), "« oui » fin !");
    EXPECT_EQ(collapse_spaces(" \u00A0\r\n"), "");
    EXPECT_EQ(collapse_spaces(""), "");
    EXPECT_EQ(collapse_spaces("caf\xE9  x"), "caf\xE9 x");
}

TEST(CollapseSpaces, twice_is_once)
{
    tests::RandomText random{8};
    for (int i = 0; i < 2000; ++i) {
        std::string const once = collapse_spaces(random.text(20));
        EXPECT_EQ(collapse_spaces(once), once);
    }
}

TEST(LettersAndDigits, a_passage_keeps_its_key_when_punctuation_and_spaces_suffer)
{
    EXPECT_EQ(letters_and_digits("«\u00A0L’été 2012\u00A0»"), "lete2012");
    EXPECT_EQ(letters_and_digits("a phase change—a shift"), letters_and_digits("a phase  change - a shift."));
    EXPECT_EQ(letters_and_digits("…!?"), "");
}

TEST(LettersAndDigits, a_passage_keeps_its_key_when_its_encoding_suffered)
{
    std::string const whole = letters_and_digits("the week’s links — “déjà vu” is an œuvre…");
    EXPECT_EQ(letters_and_digits("the weekâ€™s links â€” â€œdÃ©jÃ\u00A0 vuâ€\u009D is an Å“uvreâ€¦"), whole);
    EXPECT_EQ(letters_and_digits("the week€™s links €” €œdéjà\u00A0 vu” is an œuvre€¦"), whole);
}

TEST(LettersAndDigits, holds_nothing_but_letters_digits_and_their_marks_and_is_stable)
{
    tests::RandomText random{9};
    for (int i = 0; i < 2000; ++i) {
        std::string const key = letters_and_digits(random.text(20));
        for (auto const [code_point, at, length] : CodePoints{key})
            ASSERT_TRUE(is_letter_or_digit(code_point));
        ASSERT_EQ(fold(key), key);
    }
}

} // namespace
} // namespace florilege::text
