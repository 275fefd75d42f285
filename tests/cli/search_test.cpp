#include "tests/cli/command_line.hpp"

#include <gmock/gmock.h>

namespace florilege::cli {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

class SearchCommand : public tests::CommandLine {
protected:
    void SetUp() override
    {
        run({"add", "https://maps.example/b", "--title", "Old maps", "--tag", "maps"});
        run({"add", "https://maps.example/a", "--title", "A new map", "--tag", "maps", "--tag", "paris"});
    }
};

TEST_F(SearchCommand, names_what_may_have_been_meant_where_nothing_was_found)
{
    auto const nothing = run({"search", "tag:mpas in:nowhere"});
    EXPECT_EQ(nothing.exit, Exit::partly);
    EXPECT_EQ(nothing.out, "0 found\n"
                           "there is no tag \"mpas\"; did you mean `tag:maps`?\n"
                           "there is no list \"nowhere\"\n");
}

TEST_F(SearchCommand, takes_only_numbers_that_can_be_counted_with)
{
    for (auto const* option : {"--limit", "--offset"})
        for (auto const* number : {"-1", "99999999999999999999", "1.5", "many", ""}) {
            auto const refused = run({"search", option, number, "maps"});
            EXPECT_EQ(refused.exit, Exit::usage) << option << number;
            EXPECT_THAT(refused.err, HasSubstr(std::string{option} +
                                               ": takes a whole number from 0 to "
                                               "1000000000, not \"" +
                                               number + '"'));
        }
    EXPECT_THAT(run({"search", "--offset", "100", "maps"}).out, EndsWith("2 found, none shown\n"));
    EXPECT_THAT(run({"search", "--limit", "0", "maps"}).out, HasSubstr("2 found, none shown\n"));
    EXPECT_THAT(run({"search", "--offset", "1", "maps"}).out, EndsWith("2 found, 2 to 2 shown\n"));
}

TEST_F(SearchCommand, is_not_alone_in_that)
{
    for (auto const& words : {std::vector<std::string>{"duplicates", "--limit", "0"},
                              {"review", "--newest", "--limit", "0"},
                              {"review", "--count", "1001"},
                              {"history", "--limit", "-1"},
                              {"tag", "complete", "--limit", "0", "ma"},
                              {"tag", "suggest", "--limit", "1e3", "https://example.org/"},
                              {"list", "remove", "Reading", "0"},
                              {"list", "move", "Reading", "1", "0"}}) {
        auto const refused = run(words);
        EXPECT_EQ(refused.exit, Exit::usage) << words.front();
        EXPECT_THAT(refused.err, HasSubstr(": takes a whole number from 1 to 1")) << words.front();
        EXPECT_THAT(refused.err, Not(HasSubstr("Value"))) << words.front();
    }
}

TEST_F(SearchCommand, tells_where_a_word_to_leave_out_goes)
{
    auto const refused = run({"search", "-paris"});
    EXPECT_EQ(refused.exit, Exit::usage);
    EXPECT_THAT(refused.err, HasSubstr("Put -- before what begins with a minus and is no option"));
    EXPECT_THAT(run({"search", "--", "-paris"}).out, HasSubstr("Old maps"));
    EXPECT_THAT(run({"search", "--help"}).out, HasSubstr("search -- '-tag:games maps'"));
    EXPECT_THAT(run({"search", "--limmit", "1"}).err, Not(HasSubstr("Put --")));
}

TEST_F(SearchCommand, tells_what_narrows_a_first_page_down)
{
    auto const facets = "tags: maps 2, paris 1\nsites: maps.example 2\nyears: 2012 2\n";
    EXPECT_THAT(run({"search", "maps"}).out, EndsWith(std::string{"2 found\n"} + facets));
    EXPECT_THAT(run({"search", "--limit", "1", "maps"}).out, EndsWith(facets));
    EXPECT_THAT(run({"search", "--offset", "1", "maps"}).out, EndsWith("2 to 2 shown\n"));
    EXPECT_THAT(run({"search", "paris"}).out, EndsWith("1 found\n")) << "nothing is left to narrow down";
    for (auto const* tag : {"a", "b", "c", "d", "e", "f", "g"})
        run({"add", "https://maps.example/a", "--tag", tag});
    EXPECT_THAT(run({"search", "maps"}).out,
                HasSubstr("tags: maps 2, a 1, b 1, c 1, d 1, e 1, f 1, g 1, …\n"));
}

TEST_F(SearchCommand, explains_itself_to_programs_too)
{
    auto const explained = run({"search", "--explain", "--json", "maps tag:paris"}).json().as_object();
    EXPECT_EQ(explained.at("understood"), "(all (words maps) (tag \"paris\"))");
    auto const plan = std::string{explained.at("plan").as_string()};
    EXPECT_EQ(run({"search", "--explain", "maps tag:paris"}).out,
              "(all (words maps) (tag \"paris\"))\n" + plan + '\n');
}

} // namespace
} // namespace florilege::cli
