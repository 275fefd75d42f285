#include "tests/web/api/api_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::UnorderedElementsAre;
using tests::page;
using tests::text_at;

template <class Where> class ApiDuplicates : public tests::ApiTest<Where> {
protected:
    void SetUp() override
    {
        this->take(page("https://a.example/1", "One", {"maps"}));
        this->take(page("https://a.example/1?utm_source=feed", "", {"atlas"}));
        this->take(page("https://a.example/2", "Alone"));
    }
};
TYPED_TEST_SUITE(ApiDuplicates, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ApiDuplicates, are_told_and_become_one)
{
    auto program = this->mine();
    auto const found = program.get("/api/v1/duplicates");
    ASSERT_EQ(tests::number_at(found, "/total"), 1);
    auto const kept = text_at(found, "/items/0/bookmarks/0/id");
    auto const merged = program.post("/api/v1/duplicates/merge", R"({"bookmarks": [")" + kept + "\"]}");
    EXPECT_EQ(merged.status, 200);
    EXPECT_EQ(tests::number_at(merged, "/pages"), 1);
    ASSERT_EQ(this->all().size(), 2U);
    EXPECT_THAT(this->all().front().tags, UnorderedElementsAre("maps", "atlas"));
    EXPECT_EQ(tests::number_at(program.get("/api/v1/duplicates"), "/total"), 0);
    program.post("/api/v1/undo", R"({"change": ")" + merged.header("florilege-change") + "\"}");
    EXPECT_EQ(this->all().size(), 3U);
    EXPECT_EQ(tests::number_at(program.post("/api/v1/duplicates/merge", R"({"limit": 5})"), "/bookmarks"), 1);
}

TYPED_TEST(ApiDuplicates, are_merged_where_they_are_the_visitors_own)
{
    auto const alone = this->id_of("https://a.example/2");
    auto const one = this->id_of("https://a.example/1");
    EXPECT_EQ(tests::number_at(this->strangers().get("/api/v1/duplicates"), "/total"), 0);
    for (auto const& id : {alone, std::string{"AAAAAAAAAAAAAAAAAAAAAA"}})
        EXPECT_EQ(this->mine().post("/api/v1/duplicates/merge", R"({"bookmarks": [")" + id + "\"]}").status,
                  409);
    EXPECT_EQ(this->strangers().post("/api/v1/duplicates/merge", R"({"bookmarks": [")" + one + "\"]}").status,
              409);
    EXPECT_EQ(this->mine().post("/api/v1/duplicates/merge", "{}").status, 422);
    EXPECT_EQ(this->all().size(), 3U);
}

} // namespace
} // namespace florilege::web
