#include "tests/text/utf8/random_text.hpp"
#include "text/words/word_breaks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace florilege::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> found;
    WordBreaks words{text};
    while (words.next())
        found.emplace_back(words.word());
    return found;
}

TEST(WordBreaks, words_are_letters_and_digits)
{
    EXPECT_THAT(words_of("The week's links, week 5 (w05)."),
                ElementsAre("The", "week", "s", "links", "week", "5", "w05"));
    EXPECT_THAT(words_of("e-mail snake_case 3.5 C++"),
                ElementsAre("e", "mail", "snake", "case", "3", "5", "C"));
    EXPECT_THAT(words_of(""), IsEmpty());
    EXPECT_THAT(words_of(" \t\n—…«»€"), IsEmpty());
}

TEST(WordBreaks, french_elisions_give_the_words_apart)
{
    EXPECT_THAT(words_of("l'économie qu’il Aujourd'hui"),
                ElementsAre("l", "économie", "qu", "il", "Aujourd", "hui"));
    EXPECT_THAT(words_of("d\u02BCabord"), ElementsAre("d", "abord"));
}

TEST(WordBreaks, marks_and_joiners_belong_to_their_word)
{
    EXPECT_THAT(words_of("re\u0301pu\u00ADtation"), ElementsAre("re\u0301pu\u00ADtation"));
    EXPECT_THAT(words_of("हिन्दी भाषा"), ElementsAre("हिन्दी", "भाषा"));
    EXPECT_THAT(words_of("\u0301\u0301 a"), ElementsAre("a"));
}

TEST(WordBreaks, scripts_of_europe_and_the_near_east)
{
    EXPECT_THAT(words_of("Καλημέρα, κόσμε! Привет — мир"), ElementsAre("Καλημέρα", "κόσμε", "Привет", "мир"));
    EXPECT_THAT(words_of("שלום עולם، مرحبا بالعالم"), ElementsAre("שלום", "עולם", "مرحبا", "بالعالم"));
}

TEST(WordBreaks, each_ideograph_kana_and_hangul_syllable_is_a_word)
{
    EXPECT_THAT(words_of("東京タワー2012年"), ElementsAre("東", "京", "タ", "ワ", "ー", "2012", "年"));
    EXPECT_THAT(words_of("서울에서"), ElementsAre("서", "울", "에", "서"));
    EXPECT_THAT(words_of("か\u3099\u1112\u1161\u11AB한"),
                ElementsAre("か\u3099", "\u1112\u1161\u11AB", "한"));
    EXPECT_THAT(words_of("iPhone手机"), ElementsAre("iPhone", "手", "机"));
    EXPECT_THAT(words_of("𠀀𠀁"), ElementsAre("𠀀", "𠀁"));
}

TEST(WordBreaks, thai_words_come_from_the_dictionary)
{
    EXPECT_THAT(words_of("สวัสดีชาวโลก 5 links"), ElementsAre("สวัสดี", "ชาว", "โลก", "5", "links"));
    EXPECT_THAT(words_of("a สวัสดี"), ElementsAre("a", "สวัสดี"));
}

TEST(WordBreaks, ill_formed_bytes_stand_between_words)
{
    EXPECT_THAT(words_of("caf\xE9 noir\xFF"
                         "e"),
                ElementsAre("caf", "noir", "e"));
}

TEST(WordBreaks, stand_in_order_on_code_point_boundaries_and_cover_every_letter)
{
    tests::RandomText random{11};
    for (int i = 0; i < 3000; ++i) {
        std::string const text = random.text(40);
        std::size_t before = 0;
        std::vector<bool> covered(text.size(), false);
        WordBreaks words{text};
        while (words.next()) {
            ASSERT_GE(words.begin(), before);
            ASSERT_GT(words.end(), words.begin());
            ASSERT_LE(words.end(), text.size());
            ASSERT_TRUE(is_valid(words.word()));
            before = words.end();
            for (std::size_t at = words.begin(); at < words.end(); ++at)
                covered[at] = true;
        }
        for (std::size_t at = 0; at < text.size(); ++at) {
            bool const ascii_letter =
                (text[at] >= 'a' && text[at] <= 'z') || (text[at] >= '0' && text[at] <= '9');
            ASSERT_TRUE(!ascii_letter || covered[at]);
        }
        ASSERT_FALSE(words.next());
    }
}

TEST(WordBreaks, a_long_stretch_of_thai_is_taken_in_pieces_and_loses_nothing)
{
    std::string thai;
    for (int i = 0; i < 2000; ++i)
        thai += "สวัสดีชาวโลก";
    std::string joined;
    for (std::string const& word : words_of(thai)) {
        ASSERT_LT(word.size(), 100U);
        joined += word;
    }
    EXPECT_EQ(joined, thai);
}

} // namespace
} // namespace florilege::text
