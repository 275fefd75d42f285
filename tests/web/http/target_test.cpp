#include "web/http/target.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Target, is_taken_apart_and_decoded_once)
{
    auto const target = parse_target("/t/old%20maps%2Fplans/%2525?q=a+b%2Bc&q=&x=%C3%A9&y").value();
    EXPECT_THAT(target.path, ElementsAre("t", "old maps/plans", "%25"));
    EXPECT_THAT(target.query.all("q"), ElementsAre("a b+c", ""));
    EXPECT_EQ(target.query.find("x"), "é");
    EXPECT_EQ(target.query.find("y"), "");
    EXPECT_FALSE(target.query.find("z"));
    EXPECT_EQ(target.query.count("q"), 2U);
    EXPECT_FALSE(target.ends_in_slash);
}

TEST(Target, knows_the_top_and_a_slash_at_the_end)
{
    EXPECT_THAT(parse_target("/").value().path, IsEmpty());
    EXPECT_FALSE(parse_target("/").value().ends_in_slash);
    EXPECT_TRUE(parse_target("/a/").value().ends_in_slash);
    EXPECT_THAT(parse_target("/?a=1").value().path, IsEmpty());
}

TEST(Target, refuses_what_is_no_path_of_ours)
{
    for (std::string_view const bad :
         {"",        "a",         "*",    "http://x/", "//x",    "/a//b",   "/.",   "/..",
          "/a/../b", "/%2e%2e/a", "/%2E", "/a\\b",     "/a b",   "/a\tb",   "/a#b", "/%",
          "/%1",     "/%zz",      "/%00", "/%ff",      "/a?x=%", "/a?x=%ff"})
        EXPECT_FALSE(parse_target(bad)) << bad;
    EXPECT_FALSE(parse_target("/" + std::string(longest_target, 'a')));
}

TEST(Target, is_written_so_that_it_reads_the_same)
{
    for (std::string_view const text :
         {"", "maps", "old maps", "a/b", "é", "100%", "a&b=c", "+", "\"<>\"", "..."}) {
        auto const target =
            parse_target("/t/x" + encoded(text) + query_text({{"q", std::string{text}}})).value();
        EXPECT_EQ(target.path.back(), "x" + std::string{text});
        EXPECT_EQ(target.query.text("q"), text);
    }
}

TEST(Fields, of_a_form_are_read_in_their_order)
{
    auto const fields = parse_urlencoded("a=1&&b=2&a=3&=x").value();
    EXPECT_THAT(fields.all("a"), ElementsAre("1", "3"));
    EXPECT_EQ(fields.find(""), "x");
    EXPECT_FALSE(parse_urlencoded("a=%GG"));
    std::string many;
    for (std::size_t count = 0; count <= most_pairs; ++count)
        many += "a&";
    EXPECT_FALSE(parse_urlencoded(many));
}

} // namespace
} // namespace florilege::web
