#include "tests/web/api/api_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using tests::json_of;
using tests::page;
using tests::text_at;

template <class Where> class ApiReview : public tests::ApiTest<Where> {
protected:
    void SetUp() override
    {
        for (auto const* place : {"1", "2", "3"}) {
            auto draft = page(std::string{"https://a.example/"} + place, "A title");
            draft.highlights = {tests::passage(std::string{"Passage "} + place)};
            draft.highlights.front().created = tests::monday - std::chrono::hours{24 * 30};
            this->take(draft);
        }
    }
    static std::size_t count(tests::Answer const& answer)
    {
        return json_of(answer).at("items").as_array().size();
    }
};
TYPED_TEST_SUITE(ApiReview, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ApiReview, draws_the_same_all_day_and_rests_what_was_read)
{
    auto program = this->mine();
    auto const drawn = program.get("/api/v1/review?count=2");
    EXPECT_EQ(text_at(drawn, "/day"), "2012-01-30");
    EXPECT_EQ(this->count(drawn), 2U);
    EXPECT_EQ(program.get("/api/v1/review?count=2").body, drawn.body);
    EXPECT_EQ(program.post("/api/v1/review", R"({"count": 2})").body, drawn.body);
    this->clock.time += std::chrono::hours{24};
    auto const next = program.get("/api/v1/review?count=1");
    EXPECT_EQ(text_at(next, "/day"), "2012-01-31");
    EXPECT_EQ(this->count(this->strangers().get("/api/v1/review")), 0U);
    EXPECT_EQ(program.get("/api/v1/review?count=0").status, 400);
}

TYPED_TEST(ApiReview, never_draws_again_what_is_done)
{
    auto program = this->mine();
    auto const id = text_at(program.get("/api/v1/review"), "/items/0/id");
    auto const chosen = program.post("/api/v1/review/" + id, R"({"choice": "done"})");
    EXPECT_EQ(chosen.status, 200);
    EXPECT_EQ(this->count(program.get("/api/v1/review")), 2U);
    program.post("/api/v1/undo", R"({"change": ")" + chosen.header("florilege-change") + "\"}");
    EXPECT_EQ(this->count(program.get("/api/v1/review")), 3U);
    EXPECT_EQ(program.post("/api/v1/review/" + id, R"({"choice": "again"})").status, 200);
    EXPECT_EQ(program.post("/api/v1/review/" + id, R"({"choice": "perhaps"})").status, 422);
    EXPECT_EQ(program.post("/api/v1/review/AAAAAAAAAAAAAAAAAAAAAA", R"({"choice": "done"})").status, 404);
    EXPECT_EQ(this->strangers().post("/api/v1/review/" + id, R"({"choice": "done"})").status, 404);
}

} // namespace
} // namespace florilege::web
