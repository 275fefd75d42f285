#include "library/history/summary.hpp"

#include <gtest/gtest.h>

namespace florilege::library {
namespace {

TEST(Summaries, keep_their_facts_as_they_are)
{
    std::vector<Saying> const facts{Saying{"fact.entries", {{"list", "\"Maps\"\n"}, {"count", 2}}},
                                    Saying{"fact.public"}};
    EXPECT_EQ(facts_of(to_json(facts)), facts);
    EXPECT_EQ(to_json(std::vector<Saying>{}), "");
    EXPECT_EQ(facts_of(""), std::vector<Saying>{});
}

TEST(Summaries, are_those_of_the_change_again_when_the_undoing_is_undone)
{
    auto const done = summary_of_bookmarks(2);
    EXPECT_EQ(done.text, "2 bookmarks");
    auto const undone = undone_summary(done);
    EXPECT_EQ(undone.text, "undone: 2 bookmarks");
    EXPECT_EQ(undone.facts, done.facts);
    EXPECT_EQ(undone_summary(undone).text, done.text);
}

} // namespace
} // namespace florilege::library
