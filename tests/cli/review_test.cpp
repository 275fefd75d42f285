#include "tests/cli/command_line.hpp"

#include <gmock/gmock.h>

namespace florilege::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class ReviewCommand : public tests::CommandLine {
protected:
    void SetUp() override
    {
        auto const post =
            file("ponds.csv", "title,url,tags,description,comments,annotations,created_at\n"
                              "Pond diary,https://ponds.example/diary,ice,,,"
                              "\"Highlight: You throw a stone, and listen.\n\",2012-01-30 08:00:00\n"
                              "Old maps,https://maps.example/,maps,,,"
                              "\"Highlight: Streets that are gone\n\",2012-01-31 08:00:00\n");
        ASSERT_EQ(run({"import", "--format", "diigo-csv", post}).exit, Exit::done);
    }

    std::string id_of(std::string_view quote)
    {
        auto const newest = run({"review", "--newest", "--json"}).json();
        for (auto const& item : newest.at("items").as_array())
            if (item.at("quote").as_string() == quote) return std::string{item.at("id").as_string()};
        return {};
    }

    void next_day() { clock.time += std::chrono::days{1}; }
};

TEST_F(ReviewCommand, draws_a_few_highlights_that_lead_back_to_their_place)
{
    auto const drawn = run({"review", "--json"}).json().as_object();
    EXPECT_EQ(drawn.at("date"), "2012-02-05");
    auto const& items = drawn.at("items").as_array();
    ASSERT_EQ(items.size(), 2u);
    EXPECT_EQ(items[0].at("quote"), "You throw a stone, and listen.");
    EXPECT_EQ(items[0].at("address"),
              "https://ponds.example/diary#:~:text=You%20throw%20a%20stone%2C%20and%20listen.");
    EXPECT_EQ(items[0].at("bookmark").at("url"), "https://ponds.example/diary");
    EXPECT_EQ(items[0].at("bookmark").at("title"), "Pond diary");
    auto const told = run({"review"});
    EXPECT_EQ(told.exit, Exit::done);
    EXPECT_THAT(told.out, HasSubstr("Pond diary\n  You throw a stone, and listen.\n"));
    EXPECT_THAT(told.out, HasSubstr(id_of("Streets that are gone")));
}

TEST_F(ReviewCommand, draws_the_same_all_day_and_again_after_a_day_and_then_after_three)
{
    auto const today = run({"review"}).out;
    clock.time += std::chrono::hours{10};
    EXPECT_EQ(run({"review"}).out, today);
    next_day();
    EXPECT_EQ(run({"review"}).exit, Exit::done);
    next_day();
    auto const none = run({"review"});
    EXPECT_EQ(none.exit, Exit::partly);
    EXPECT_THAT(none.out, HasSubstr("nothing is due today"));
    EXPECT_EQ(run({"review", "--json"}).json().at("items").as_array().size(), 0u);
    next_day();
    next_day();
    EXPECT_EQ(run({"review"}).exit, Exit::done);
}

TEST_F(ReviewCommand, counts_days_in_the_persons_time_zone)
{
    auto const name = std::string{run({"user", "list", "--json"}).json().at("name").as_string()};
    ASSERT_EQ(run({"user", "change", name, "--time-zone", "Asia/Tokyo"}).exit, Exit::done);
    clock.time += std::chrono::hours{7}; // 16:00 in UTC
    EXPECT_EQ(run({"review", "--json"}).json().at("date"), "2012-02-06");
}

TEST_F(ReviewCommand, draws_again_or_never_again_what_it_is_told_and_undo_takes_that_back)
{
    run({"review"});
    next_day();
    run({"review"});
    auto const diary = id_of("You throw a stone, and listen.");
    auto const again = run({"review", "--again", diary});
    EXPECT_THAT(again.out,
                HasSubstr("drawn again tomorrow: You throw a stone, and listen.; `florilege undo`"));
    next_day();
    EXPECT_EQ(run({"review", "--json"}).json().at("items").as_array().size(), 1u);
    EXPECT_THAT(run({"review", "--done", diary}).out, HasSubstr("not drawn any more"));
    clock.time += std::chrono::days{30};
    EXPECT_THAT(run({"review"}).out, Not(HasSubstr("stone")));
    EXPECT_THAT(run({"undo"}).out, HasSubstr("review done: You throw a stone"));
    EXPECT_THAT(run({"review"}).out, HasSubstr("stone"));
    EXPECT_EQ(run({"review", "--done", "nonsense"}).exit, Exit::usage);
    EXPECT_EQ(run({"review", "--done", std::string(22, 'A')}).exit, Exit::failure);
    EXPECT_EQ(run({"review", "--done", diary, "--again", diary}).exit, Exit::usage);
}

TEST_F(ReviewCommand, lists_the_newest_highlights_and_those_of_each_source)
{
    auto const newest = run({"review", "--newest", "--limit", "1"});
    EXPECT_THAT(newest.out, HasSubstr("Streets that are gone"));
    EXPECT_THAT(newest.out, Not(HasSubstr("stone")));
    auto const sources = run({"review", "--by-source", "--json"}).json().at("sources").as_array();
    ASSERT_EQ(sources.size(), 2u);
    EXPECT_EQ(sources[0].at("title"), "Old maps");
    EXPECT_EQ(sources[1].at("highlights").at(0).at("address"),
              "https://ponds.example/diary#:~:text=You%20throw%20a%20stone%2C%20and%20listen.");
    EXPECT_THAT(run({"review", "--by-source"}).out, HasSubstr("Pond diary\n\n  You throw a stone"));
    EXPECT_EQ(run({"review", "--newest", "--by-source"}).exit, Exit::usage);
}

TEST_F(ReviewCommand, can_be_read_again_while_another_process_writes)
{
    auto const drawn = run({"review"}).out;
    auto held = store::DataDirectory::own(library(), "a long import");
    ASSERT_TRUE(held.has_value());
    EXPECT_EQ(run({"review"}).out, drawn);
    next_day();
    EXPECT_THAT(run({"review"}).err, HasSubstr("a long import"));
}

} // namespace
} // namespace florilege::cli
