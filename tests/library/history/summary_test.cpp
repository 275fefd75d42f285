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

TEST(Summaries, say_the_sense_of_their_change_once)
{
    auto sense = Sense::done;
    for (auto const* const text : {"maps", "undone: maps", "done again: maps", "undone: maps"}) {
        EXPECT_EQ(in_sense(sense, "maps"), text);
        sense = turned(sense);
    }
}

TEST(Summaries, are_kept_with_the_sense_of_their_change)
{
    for (auto const sense : {Sense::done, Sense::undone, Sense::again})
        for (auto const& facts : {std::vector<Saying>{}, summary_of_bookmarks(2).facts}) {
            auto const kept = to_json(facts, sense);
            EXPECT_EQ(sense_of(kept), sense);
            EXPECT_EQ(facts_of(kept), facts);
        }
}

} // namespace
} // namespace florilege::library
