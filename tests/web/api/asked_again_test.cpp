#include "tests/web/api/api_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::HasSubstr;
using tests::json_of;
using tests::page;

constexpr auto saving = R"({"url": "https://a.example/maps", "title": "Maps"})";

template <class Where> class AskedAgain : public tests::ApiTest<Where> {
protected:
    static std::vector<Header> under(std::string key) { return {{"idempotency-key", std::move(key)}}; }

    /// How many changes the history tells of.
    std::size_t changes()
    {
        return json_of(this->mine().get("/api/v1/history?limit=1000")).at("items").as_array().size();
    }
};
TYPED_TEST_SUITE(AskedAgain, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(AskedAgain, under_its_key_gives_the_first_answer_and_changes_nothing)
{
    auto program = this->mine();
    auto draft = page("https://b.example/", "Another", {"atlas"});
    draft.highlights = {tests::passage("A passage")};
    draft.highlights.front().replies.push_back({});
    draft.highlights.front().replies.front().text = "So it is.";
    this->take(draft);
    auto const kept = this->all().front();
    auto const highlight = kept.highlights.front();
    auto const deleted = program.post("/api/v1/tags/atlas/alias", R"({"alias": "maps of all"})");
    int number = 0;
    struct Case {
        std::string path, body;
    };
    for (auto const& [path, body] :
         {Case{"/bookmarks", saving},
          Case{"/bookmarks/" + kept.id->text() + "/highlights", R"({"quote": "q"})"},
          Case{"/highlights/" + highlight.id->text() + "/replies", R"({"text": "t"})"},
          Case{"/replies/" + highlight.replies.front().id->text() + "/replies", R"({"text": "t"})"},
          Case{"/searches", R"({"name": "Unread", "query": "is:unread"})"},
          Case{"/undo", R"({"change": ")" + deleted.header("florilege-change") + "\"}"},
          Case{"/tags/atlas/rename", R"({"name": "atlases"})"}}) {
        auto const key = "key-" + std::to_string(++number);
        auto const first = program.post("/api/v1" + path, body, this->under(key));
        ASSERT_LT(first.status, 300) << path << first.body;
        auto const made = this->changes();
        auto const before = this->all();
        auto const again = program.post("/api/v1" + path, body, this->under(key));
        EXPECT_EQ(again.status, first.status) << path;
        EXPECT_EQ(again.body, first.body) << path;
        EXPECT_EQ(again.headers.fields(), first.headers.fields()) << path;
        EXPECT_EQ(this->changes(), made) << path;
        EXPECT_EQ(this->all(), before) << path;
    }
}

TYPED_TEST(AskedAgain, after_a_new_start_of_the_program_gives_the_same)
{
    auto const first = this->mine().post("/api/v1/bookmarks", saving, this->under("one"));
    EXPECT_EQ(first.status, 201);
    this->open();
    auto const again = this->mine().post("/api/v1/bookmarks", saving, this->under("one"));
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.header("location"), first.header("location"));
    EXPECT_EQ(this->mine().post("/api/v1/bookmarks", saving).status, 200) << "without a key it is asked anew";
}

TYPED_TEST(AskedAgain, with_quotes_is_the_same_key)
{
    auto program = this->mine();
    EXPECT_EQ(program.post("/api/v1/bookmarks", saving, this->under("\"one\"")).status, 201);
    EXPECT_EQ(program.post("/api/v1/bookmarks", saving, this->under("one")).status, 201);
}

TYPED_TEST(AskedAgain, for_something_else_is_refused)
{
    auto program = this->mine();
    EXPECT_EQ(program.post("/api/v1/bookmarks", saving, this->under("one")).status, 201);
    auto const other =
        program.post("/api/v1/bookmarks", R"({"url": "https://c.example/"})", this->under("one"));
    EXPECT_EQ(other.status, 422);
    EXPECT_THAT(other.body, HasSubstr("Idempotency-Key"));
    EXPECT_EQ(program.post("/api/v1/searches", R"({"name": "n", "query": "q"})", this->under("one")).status,
              422);
    EXPECT_EQ(this->all().size(), 1U);
}

TYPED_TEST(AskedAgain, while_the_first_is_under_way_has_to_wait)
{
    auto program = this->mine();
    {
        KeysUnderWay::Turn const turn{this->site->keys_under_way, this->owner.value, "one"};
        EXPECT_TRUE(turn.is_ours());
        auto const meanwhile = program.post("/api/v1/bookmarks", saving, this->under("one"));
        EXPECT_EQ(meanwhile.status, 409);
        EXPECT_EQ(meanwhile.header("retry-after"), "1");
        EXPECT_TRUE(this->all().empty());
        EXPECT_EQ(this->strangers().post("/api/v1/bookmarks", saving, this->under("one")).status, 201);
    }
    EXPECT_EQ(program.post("/api/v1/bookmarks", saving, this->under("one")).status, 201);
}

TYPED_TEST(AskedAgain, after_a_refusal_is_asked_anew)
{
    auto program = this->mine();
    EXPECT_EQ(program.post("/api/v1/bookmarks", R"({"title": "No address"})", this->under("one")).status,
              422);
    EXPECT_EQ(program.post("/api/v1/bookmarks", saving, this->under("one")).status, 201);
}

TYPED_TEST(AskedAgain, after_a_day_is_asked_anew)
{
    auto program = this->mine();
    EXPECT_EQ(program.post("/api/v1/bookmarks", saving, this->under("one")).status, 201);
    this->clock.time = tests::monday + std::chrono::hours{24};
    EXPECT_EQ(program.post("/api/v1/bookmarks", saving, this->under("one")).status, 200);
}

TYPED_TEST(AskedAgain, under_what_is_no_key_is_refused)
{
    auto program = this->mine();
    for (auto const& key : {std::string{}, std::string{"\"\""}, std::string{"two words"},
                            std::string(256, 'k'), std::string{"acc\xC3\xA9nt"}})
        EXPECT_EQ(program.post("/api/v1/bookmarks", saving, this->under(key)).status, 400) << key;
    EXPECT_EQ(
        program.post("/api/v1/bookmarks", saving, {{"idempotency-key", "one"}, {"idempotency-key", "two"}})
            .status,
        400);
    EXPECT_EQ(program.post("/api/v1/bookmarks", saving, this->under(std::string(255, 'k'))).status, 201);
}

} // namespace
} // namespace florilege::web
