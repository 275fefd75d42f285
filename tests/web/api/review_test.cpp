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
    EXPECT_EQ(tests::number_at(drawn, "/kept"), 0);
    auto const kept = program.post("/api/v1/review", R"({"count": 2})");
    EXPECT_EQ(json_of(kept).at("items"), json_of(drawn).at("items"));
    EXPECT_EQ(tests::number_at(kept, "/kept"), 2);
    EXPECT_EQ(program.get("/api/v1/review?count=2").body, kept.body);
    EXPECT_EQ(tests::number_at(program.get("/api/v1/review?count=1000"), "/kept"), 2);
    this->clock.time += std::chrono::hours{24};
    auto const next = program.get("/api/v1/review?count=1");
    EXPECT_EQ(text_at(next, "/day"), "2012-01-31");
    EXPECT_EQ(this->count(this->strangers().get("/api/v1/review")), 0U);
    EXPECT_EQ(program.get("/api/v1/review?count=0").status, 400);
    EXPECT_EQ(program.get("/api/v1/review?count=1001").status, 400);
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

TYPED_TEST(ApiReview, chooses_for_several_in_one_change_or_for_none)
{
    auto program = this->mine();
    auto const drawn = program.get("/api/v1/review");
    auto const body = [](std::string const& choice, std::string const& first, std::string const& second) {
        return R"({"choice": ")" + choice + R"(", "highlights": [")" + first + R"(", ")" + second + "\"]}";
    };
    auto const first = text_at(drawn, "/items/0/id");
    auto const second = text_at(drawn, "/items/1/id");
    auto const path = "/api/v1/review/choices";
    EXPECT_EQ(program.post(path, body("done", first, "AAAAAAAAAAAAAAAAAAAAAA")).status, 409);
    EXPECT_EQ(this->count(program.get("/api/v1/review")), 3U) << "nothing was changed";
    auto const chosen = program.post(path, body("done", first, second));
    EXPECT_EQ(text_at(chosen, "/summary"), "Passage 1 and 1 more");
    EXPECT_EQ(this->count(program.get("/api/v1/review")), 1U);
    program.post("/api/v1/undo", R"({"change": ")" + chosen.header("florilege-change") + "\"}");
    EXPECT_EQ(this->count(program.get("/api/v1/review")), 3U);
    EXPECT_EQ(this->strangers().post(path, body("again", first, second)).status, 409);
    EXPECT_EQ(program.post(path, body("perhaps", first, second)).status, 422);
    EXPECT_EQ(program.post(path, R"({"choice": "done", "highlights": []})").status, 422);
}

} // namespace
} // namespace florilege::web
