#include "exchange/importers/digest_post/digest_post_lines.hpp"
#include "prelude/iso_time.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

std::string day_in(std::string_view title)
{
    auto const day = date_in(title);
    return day ? iso_seconds(*day) : "none";
}

TEST(DigestPostLines, find_the_day_in_a_title)
{
    EXPECT_EQ(day_in("Daily links 03/31/2012"), "2012-03-31T12:00:00Z");
    EXPECT_EQ(day_in("Liens du 31/03/2012"), "2012-03-31T12:00:00Z");
    EXPECT_EQ(day_in("2012-01-30: links"), "2012-01-30T12:00:00Z");
    EXPECT_EQ(day_in("Links 2012/01/30"), "2012-01-30T12:00:00Z");
    EXPECT_EQ(day_in("week 2012-W05"), "2012-01-30T12:00:00Z");
    EXPECT_EQ(day_in("week 2021-w01"), "2021-01-04T12:00:00Z");
    EXPECT_EQ(day_in("week 2020-W53"), "2020-12-28T12:00:00Z");
    EXPECT_EQ(day_in("No. 12/2012, 99/99/2012, 2012-13-01"), "none");
    EXPECT_EQ(day_in("call 112/31/2012"), "none");
    EXPECT_EQ(day_in("02/30/2012"), "none");
    EXPECT_EQ(day_in("2012-W"), "none");
}

TEST(DigestPostLines, know_a_footer_by_how_it_begins)
{
    EXPECT_TRUE(is_footer("Posted from Diigo. The rest of my favorite links are here."));
    EXPECT_TRUE(is_footer("POSTED\u00A0FROM  DIIGO."));
    EXPECT_TRUE(is_footer("Posted from Florilege."));
    EXPECT_TRUE(is_footer("Publié depuis Florilège. Le reste se trouve ici."));
    EXPECT_FALSE(is_footer("I posted from Diigo for years."));
    EXPECT_FALSE(is_footer("Posted from my kitchen."));
    EXPECT_FALSE(is_footer(""));
}

TEST(DigestPostLines, know_a_tags_line_by_its_first_word)
{
    EXPECT_EQ(tags_mark("tags: a b"), 5u);
    EXPECT_NE(tags_mark("TAGS :a"), 0u);
    EXPECT_NE(tags_mark("étiquettes : a"), 0u);
    EXPECT_NE(tags_mark("Mots-clés : a"), 0u);
    EXPECT_EQ(tags_mark("tagsoup: a"), 0u);
    EXPECT_EQ(tags_mark("the tags: a"), 0u);
    EXPECT_EQ(tags_mark("tags"), 0u);
}

TEST(DigestPostLines, split_tags_at_blanks_or_at_commas)
{
    auto const tags = [](std::string text) { return tags_of({std::move(text), {}, 1, {}, 0}); };
    EXPECT_THAT(tags("tags: a b #c"), testing::ElementsAre("a", "b", "c"));
    EXPECT_THAT(tags("tags: a b, c"), testing::ElementsAre("a b", "c"));
    EXPECT_THAT(tags("tags: \"a b\" c"), testing::ElementsAre("a b", "c"));
    EXPECT_THAT(tags("tags: \"a, b\", c"), testing::ElementsAre("a, b", "c"));
    EXPECT_THAT(tags("tags: \"say \"\"hi\"\"\" <b> \"a,b\" \"#hash\" été"),
                testing::ElementsAre("say \"hi\"", "<b>", "a,b", "#hash", "été"));
    EXPECT_THAT(tags("tags: \"never closed"), testing::ElementsAre("never closed"));
    EXPECT_THAT(tags("tags: 5\"disc b"), testing::ElementsAre("5\"disc", "b"));
    EXPECT_THAT(tags("tags: no_tag"), testing::IsEmpty());
    EXPECT_THAT(tags("tags:"), testing::IsEmpty());
}

TEST(DigestPostLines, find_an_address_alone_or_behind_a_title_but_not_in_a_sentence)
{
    auto const found = [](std::string_view line) {
        auto const link = link_in_text(line);
        return link ? link->text + '|' + link->href : "none";
    };
    EXPECT_EQ(found("https://example.org/a"), "|https://example.org/a");
    EXPECT_EQ(found("<https://example.org/a>"), "|https://example.org/a");
    EXPECT_EQ(found("Title (https://example.org/a)"), "Title|https://example.org/a");
    EXPECT_EQ(found("Title <https://example.org/a>"), "Title|https://example.org/a");
    EXPECT_EQ(found("Title — https://example.org/a"), "Title|https://example.org/a");
    EXPECT_EQ(found("Title - https://example.org/a"), "Title|https://example.org/a");
    EXPECT_EQ(found("Title: https://example.org/a"), "Title|https://example.org/a");
    EXPECT_EQ(found("see also https://example.org/a"), "none");
    EXPECT_EQ(found("https://example.org/a is where"), "none");
    EXPECT_EQ(found("Title (javascript:alert(1))"), "none");
    EXPECT_EQ(found("http://"), "none");
    EXPECT_EQ(found(""), "none");
}

TEST(DigestPostLines, tell_a_title_from_a_quotation_and_a_sentence)
{
    EXPECT_TRUE(looks_like_title("The paper boat maker"));
    EXPECT_TRUE(looks_like_title("Who counts the lamps?"));
    EXPECT_FALSE(looks_like_title("« The paper boat maker »"));
    EXPECT_FALSE(looks_like_title("“The paper boat maker”"));
    EXPECT_FALSE(looks_like_title("It was late."));
    EXPECT_FALSE(looks_like_title(std::string(300, 'x')));
    EXPECT_FALSE(looks_like_title(""));
}

} // namespace
} // namespace florilege::exchange
