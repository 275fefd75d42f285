#include "tests/web/api/api_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::ElementsAre;
using tests::each_of;
using tests::json_of;
using tests::page;
using tests::text_at;

template <class Where> class ApiLists : public tests::ApiTest<Where> {
protected:
    std::string created(tests::Program& program, std::string const& body)
    {
        auto const answer = program.post("/api/v1/lists", body);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.header("location");
    }
    std::string saved(std::string const& url, bool is_public = false)
    {
        auto draft = page(url, "A title");
        if (is_public) draft.audience = accounts::Audience::everyone();
        this->take(draft);
        return this->id_of(url);
    }
    static std::string entry(std::string const& id)
    {
        return R"({"entries": [{"bookmark": ")" + id + "\"}]}";
    }
};
TYPED_TEST_SUITE(ApiLists, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ApiLists, are_made_and_told_as_an_outline)
{
    auto program = this->mine();
    auto const path = this->created(program, R"({"path": ["Maps", "To read"], "note": "Soon"})");
    auto const list = program.get(path);
    EXPECT_EQ(text_at(list, "/title"), "To read");
    EXPECT_EQ(text_at(list, "/path/0"), "Maps");
    EXPECT_EQ(text_at(list, "/note"), "Soon");
    EXPECT_EQ(text_at(list, "/audience"), "me");
    auto const all = program.get("/api/v1/lists");
    EXPECT_THAT(each_of(all, "/items", "title"), ElementsAre("Maps", "To read"));
    EXPECT_THAT(each_of(program.get("/api/v1/lists/" + text_at(all, "/items/0/id")), "/inside", "title"),
                ElementsAre("To read"));
    EXPECT_EQ(program.post("/api/v1/lists", R"({"path": ["Maps"]})").status, 409);
    EXPECT_EQ(program.post("/api/v1/lists", R"({"path": []})").status, 422);
    EXPECT_EQ(program.get("/api/v1/lists", {{"if-none-match", all.header("etag")}}).status, 304);
}

TYPED_TEST(ApiLists, hold_bookmarks_and_texts_at_their_places)
{
    auto program = this->mine();
    auto const first = this->saved("https://a.example/1");
    auto const second = this->saved("https://a.example/2");
    auto const path = this->created(program, R"({"path": ["Reading"]})");
    program.post(path + "/entries", this->entry(first));
    program.post(path + "/entries", this->entry(second));
    auto const with_text =
        program.post(path + "/entries", R"({"entries": [{"note": "The old ones"}], "at": 1})");
    EXPECT_EQ(with_text.status, 200);
    EXPECT_EQ(text_at(with_text, "/items/0/note"), "The old ones");
    EXPECT_EQ(text_at(with_text, "/items/1/bookmark/id"), first);
    auto const moved = program.post(path + "/move", R"({"from": 3, "to": 1})");
    EXPECT_EQ(text_at(moved, "/items/0/bookmark/id"), second);
    auto const removed = program.post(path + "/remove", R"({"places": [2, 3]})");
    EXPECT_EQ(json_of(removed).at("items").as_array().size(), 1U);
    EXPECT_EQ(this->all().size(), 2U);
    auto const undone =
        program.post("/api/v1/undo", R"({"change": ")" + removed.header("florilege-change") + "\"}");
    EXPECT_EQ(undone.status, 200);
    EXPECT_EQ(json_of(program.get(path)).at("items").as_array().size(), 3U);

    EXPECT_EQ(program.post(path + "/entries", this->entry(first)).status, 409);
    EXPECT_EQ(program.post(path + "/entries", this->entry("AAAAAAAAAAAAAAAAAAAAAA")).status, 409);
    EXPECT_EQ(program.post(path + "/entries", R"({"entries": [{}]})").status, 422);
    EXPECT_EQ(program.post(path + "/move", R"({"from": 9, "to": 1})").status, 409);
    EXPECT_EQ(program.post(path + "/remove", R"({"places": [9]})").status, 409);
}

TYPED_TEST(ApiLists, change_where_they_are_what_was_seen)
{
    auto program = this->mine();
    auto const path = this->created(program, R"({"path": ["Reading"]})");
    auto const seen = program.get(path).header("etag");
    auto const edited = program.patch(path, R"({"title": "Read", "note": "All of it", "audience": "public"})",
                                      {{"if-match", seen}});
    EXPECT_EQ(edited.status, 200);
    EXPECT_EQ(text_at(edited, "/title"), "Read");
    EXPECT_EQ(text_at(edited, "/audience"), "public");
    EXPECT_EQ(edited.header("etag"), program.get(path).header("etag"));
    auto const stale = program.patch(path, R"({"title": "Reading"})", {{"if-match", seen}});
    EXPECT_EQ(stale.status, 412);
    EXPECT_EQ(text_at(stale, "/current/title"), "Read");
    EXPECT_EQ(program.post(path + "/entries", R"({"entries": [{"note": "n"}]})", {{"if-match", seen}}).status,
              412);
    EXPECT_EQ(program.erase(path, {{"if-match", seen}}).status, 412);
    EXPECT_EQ(program.erase(path, {{"if-match", edited.header("etag")}}).status, 204);
    EXPECT_EQ(program.get(path).status, 404);
}

TYPED_TEST(ApiLists, stand_inside_others_and_a_change_is_made_whole_or_not)
{
    auto program = this->mine();
    auto const outer = this->created(program, R"({"path": ["Outer"]})");
    auto const list = this->created(program, R"({"path": ["Reading"]})");
    auto const under = R"({"under": ")" + outer.substr(outer.rfind('/') + 1) + "\"}";
    EXPECT_EQ(text_at(program.patch(list, under), "/path/0"), "Outer");
    auto const refused = program.patch(list, R"({"title": "Other", "under": "AAAAAAAAAAAAAAAAAAAAAA"})");
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(text_at(program.get(list), "/title"), "Reading");
    EXPECT_EQ(text_at(program.patch(list, R"({"under": null})"), "/path/0"), "Reading");
}

TYPED_TEST(ApiLists, of_somebody_else_show_what_is_public_and_change_for_nobody)
{
    auto program = this->mine();
    auto const hidden = this->created(program, R"({"path": ["Hidden"]})");
    auto const shown = this->created(program, R"({"path": ["Shown"], "audience": "public"})");
    auto const open = this->saved("https://a.example/open", true);
    auto const closed = this->saved("https://a.example/closed");
    program.post(shown + "/entries", this->entry(closed));
    program.post(shown + "/entries", this->entry(open));
    auto other = this->strangers();
    auto const none = other.get("/api/v1/lists/AAAAAAAAAAAAAAAAAAAAAA");
    EXPECT_EQ(other.get(hidden).status, 404);
    EXPECT_EQ(other.get(hidden).body, none.body);
    auto const seen = other.get(shown);
    EXPECT_EQ(seen.status, 200);
    EXPECT_EQ(seen.body.find(closed), std::string::npos);
    EXPECT_EQ(text_at(seen, "/items/0/bookmark/id"), open);
    for (auto const& list : {hidden, shown}) {
        EXPECT_EQ(other.patch(list, R"({"title": "x"})").status, 404);
        EXPECT_EQ(other.erase(list).status, 404);
        EXPECT_EQ(other.post(list + "/entries", R"({"entries": [{"note": "n"}]})").status, 404);
        EXPECT_EQ(other.post(list + "/move", R"({"from": 1, "to": 2})").status, 404);
        EXPECT_EQ(other.post(list + "/remove", R"({"places": [1]})").status, 404);
    }
    EXPECT_EQ(this->nobodys().get(shown).status, 401);
}

} // namespace
} // namespace florilege::web
