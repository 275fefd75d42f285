#include "tests/text/utf8/random_text.hpp"
#include "text/charset/repair.hpp"

#include <gtest/gtest.h>

namespace florilege::text {
namespace {

struct Damaged {
    std::string text;
    std::string repaired;
    std::size_t count;
};

void expect_repaired(std::vector<Damaged> const& cases)
{
    for (auto const& [text, repaired, count] : cases) {
        Repaired const result = repair_text(text);
        EXPECT_EQ(result.text, repaired) << text;
        EXPECT_EQ(result.count, count) << text;
        EXPECT_EQ(count_damage(text), count) << text;
    }
}

void expect_untouched(std::vector<std::string> const& texts)
{
    for (std::string const& text : texts) {
        EXPECT_EQ(repair_text(text).text, text);
        EXPECT_EQ(count_damage(text), 0U) << text;
    }
}

TEST(Repair, undoes_utf8_that_was_read_as_windows_1252)
{
    expect_repaired({
        {"rÃ©putation", "réputation", 1},
        {"dÃ©jÃ\u00A0 vu", "déjà vu", 2},
        {"itâ€™s â€œniceâ€\u009D â€” reallyâ€¦", "it’s “nice” — really…", 5},
        {"Â«\u00A0l'Ã‰tat, c'est moiÂ\u00A0Â»", "«\u00A0l'État, c'est moi\u00A0»", 4},
        {"cÅ“ur Å’uvre", "cœur Œuvre", 2},
        {"5 â‚¬", "5 €", 1},
        {"TÃ‰LÃ‰PHONE", "TÉLÉPHONE", 2},
        {"Ð¿Ñ€Ð¸Ð²ÐµÑ‚ Ð¸ Ð¿Ð¾ÐºÐ°", "привет и пока", 11},
        {"è©•åˆ¤", "評判", 2},
        {"ðŸ™‚", "🙂", 1},
        {"Å‚Ã³dÅº", "łódź", 3},
    });
}

TEST(Repair, undoes_it_twice_where_it_was_done_twice)
{
    EXPECT_EQ(repair_text("rÃƒÂ©putation").text, "réputation");
    EXPECT_EQ(repair_text("itÃ¢â‚¬â„¢s").text, "it’s");
}

TEST(Repair, undoes_utf8_that_was_read_as_latin_1)
{
    EXPECT_EQ(repair_text("it\u00E2\u0080\u0099s").text, "it’s");
}

TEST(Repair, puts_back_what_stood_behind_a_lost_lead)
{
    expect_repaired({
        {"the network €” the largest", "the network — the largest", 1},
        {"a change€”a shift", "a change—a shift", 1},
        {"“the world”€”they will", "“the world”—they will", 1},
        {"The Game €“ if you’re in", "The Game – if you’re in", 1},
        {"back to €˜where it was€™", "back to ‘where it was’", 2},
        {"it€™s €œnice€\u009D", "it’s “nice”", 3},
        {"your€¦tools? An introduction€¦\u00A0»", "your…tools? An introduction…\u00A0»", 2},
        {"2010€“2012", "2010–2012", 1},
        {"€¢ first\n€¢ second", "• first\n• second", 2},
    });
}

TEST(Repair, drops_the_half_of_a_grave_that_stayed_behind)
{
    expect_repaired({
        {"l’équilibre est à\u00A0 trouver", "l’équilibre est à trouver", 1},
        {"nous l’avons fait déjà\u00A0. Puis", "nous l’avons fait déjà. Puis", 1},
        {"voilà\u00A0", "voilà", 1},
    });
    expect_untouched({"à\u00A0la une", "c’est là\u00A0!", "déjà\u00A0: oui", "a\u00A0 b"});
}

TEST(Repair, never_touches_an_amount)
{
    expect_untouched({
        "5 €",
        "€5",
        "5€",
        "5,50 €.",
        "€ 5",
        "5 € – 10 €",
        "5€–10€",
        "from €5–€10",
        "100 €…",
        "“5 €”",
        "“about 5 €” he said",
        "“5\u00A0€”",
        "‘5 €’",
        "„5 €“",
        "“the price in €”",
        "“the price in €” is high",
        "„Preis in €“ steht",
        "”pris i €” står",
        "\"the price in €” is high",
        "5 €” and",
        "5 €“ and",
        "5 €¦",
        "(in €)",
        "« 5 € »",
        "l’€",
        "k€, M€",
        "€/$",
        "10 €¢",
        "€”, she said",
        "en € ; puis",
        "€",
        "€€€",
        "$€¢£",
    });
}

TEST(Repair, leaves_what_can_be_meant)
{
    expect_untouched({
        "«CAFÉ»",  "«LE CAFÉ»…", "CAFÉ’S",         "blasé»…",   "MAÇÃ”", "IRMÃ»",
        "É…",      "À “demain”", "5 Å³",           "Ä”",        "Å’s",   "naïve café",
        "Â",       "Ã",          "Straße – Größe", "ÄÖÜ äöü ß", "«Là»",  "été», «hiver»…",
        "RÉSUMÉ®", "привет",     "評判",           "🙂",      "",      "plain ASCII",
    });
}

TEST(Repair, what_is_ill_formed_passes_through)
{
    EXPECT_EQ(repair_text("caf\xE9 \xE2\x82").text, "caf\xE9 \xE2\x82");
    EXPECT_EQ(repair_text("€\xE2").text, "€\xE2");
}

/// The text as a program sees it that takes its UTF-8 for windows-1252.
std::string misread(std::string_view text)
{
    constexpr std::array<char32_t, 32> upper{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                             0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                             0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                             0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    std::string read;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        append(read, byte >= 0x80 && byte < 0xA0 ? upper[byte - 0x80U] : byte);
    }
    return read;
}

TEST(Repair, gives_back_french_and_english_as_they_were)
{
    for (std::string const text :
         {"«\u00A0L’équilibre est à trouver\u00A0», dit-elle — déjà lu… ÉTÉ À LA MER, œuvre, Œuvre, ça, "
          "naïf, où",
          "“It’s not the tool”—they said – ‘whatever’ costs 5 €… 3 × 4 = 12 ± 1 °C © ® ™ • x",
          "Ελληνικά και русский язык, 日本語 한국어 עברית, emoji "
          "🙂🎉"}) {
        EXPECT_EQ(repair_text(misread(text)).text, text);
        EXPECT_EQ(repair_text(text).text, text);
        EXPECT_EQ(repair_text(misread(misread(text))).text, text);
    }
}

TEST(Repair, a_repaired_text_needs_no_repair)
{
    tests::RandomText random{20};
    for (int i = 0; i < 2000; ++i) {
        std::string const once = repair_text(misread(random.text(20))).text;
        EXPECT_EQ(count_damage(once), 0U) << once;
    }
}

} // namespace
} // namespace florilege::text
