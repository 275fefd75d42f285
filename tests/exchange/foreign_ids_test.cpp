// A service's own id leads a later export to what an earlier one brought.
#include "exchange/formats.hpp"
#include "exchange/import.hpp"
#include "tests/exchange/no_telling.hpp"
#include "tests/product.hpp"

#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

template <class Where> class ForeignIds : public tests::Product<Where> {
protected:
    ImportReport import(std::string content)
    {
        auto const source = from_memory("an export", std::move(content));
        NoTelling progress;
        StoppedClock const clock{this->now};
        this->now += std::chrono::hours{1};
        return *import_source(*this->database, this->owner, *source, {}, clock, progress);
    }
};
TYPED_TEST_SUITE(ForeignIds, tests::ProductEngines, tests::ProductEngineNames);

std::string raindrop(std::string const& rows)
{
    return "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n" + rows;
}

std::string linkding(std::string const& id, std::string const& url, std::string const& added)
{
    return R"([{"id":)" + id + R"(,"url":"https://ponds.example/)" + url + R"(","title":"A page called )" +
           url + R"(","tag_names":["ponds"],"date_added":")" + added + R"("}])";
}

TYPED_TEST(ForeignIds, lead_to_a_bookmark_whose_address_was_changed_there)
{
    this->import(raindrop("7,Ice,,,http://ponds.example/ice,,,,,,\n"));
    auto const report = this->import(raindrop("7,Ice,My note,,https://ponds.example/ice-2,,cold,,,,true\n"));
    EXPECT_EQ(report.updated, 1);
    ASSERT_EQ(this->all().size(), 1U);
    EXPECT_EQ(this->all().front().note, "My note");
    EXPECT_TRUE(this->all().front().favourite);
}

TYPED_TEST(ForeignIds, of_a_page_that_moved_to_where_another_is_kept_change_nothing_the_second_time)
{
    this->import(raindrop("7,Ice,,,https://ponds.example/ice,,,,,,\n"));
    this->import("url,title\nhttps://ponds.example/reeds,Reeds\n");
    auto const moved = raindrop("7,Reeds,,,https://ponds.example/reeds,,,,,,\n");
    this->import(moved);
    auto const before = this->all();
    EXPECT_EQ(this->import(moved).unchanged, 1);
    EXPECT_EQ(this->all(), before);
    EXPECT_EQ(before.size(), 2U);
}

TYPED_TEST(ForeignIds, that_every_server_counts_from_1_are_not_taken_for_one_another)
{
    this->import(linkding("1", "ice", "2026-01-02T03:04:05.123456Z"));
    this->import(linkding("1", "reeds", "2025-06-07T08:09:10.654321Z"));
    EXPECT_EQ(this->all().size(), 2U);
    auto const again = this->import(linkding("1", "thick-ice", "2026-01-02T03:04:05.123456Z"));
    EXPECT_EQ(again.added, 0);
    EXPECT_EQ(this->all().size(), 2U);
}

} // namespace
} // namespace florilege::exchange
