#include "tests/web/api/api_fixture.hpp"

#include <gmock/gmock.h>

/// Who may ask the API for what.
namespace florilege::web {
namespace {

using accounts::Scope;
using ::testing::HasSubstr;
using tests::page;
using tests::text_at;

template <class Where> class ApiProof : public tests::ApiTest<Where> {
protected:
    std::string saved()
    {
        this->take(page("https://a.example/1", "A title"));
        return "/api/v1/bookmarks/" + this->id_of("https://a.example/1");
    }
};
TYPED_TEST_SUITE(ApiProof, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ApiProof, is_wanted_from_everybody)
{
    auto const path = this->saved();
    auto const answer = this->nobodys().get(path);
    EXPECT_EQ(answer.status, 401);
    EXPECT_THAT(answer.header("www-authenticate"), HasSubstr("Bearer"));
    EXPECT_EQ(this->nobodys().erase(path).status, 401);
    tests::Program forged{*this->app, {{"authorization", "Bearer flo_made_up"}}};
    EXPECT_EQ(forged.get(path).status, 401);
    EXPECT_EQ(this->all().size(), 1U);
}

TYPED_TEST(ApiProof, by_a_token_reaches_as_far_as_its_scopes)
{
    auto const path = this->saved();
    auto reads = this->program(this->owner, {Scope::read});
    EXPECT_EQ(reads.get(path).status, 200);
    EXPECT_EQ(reads.patch(path, R"({"title": "x"})").status, 403);
    auto writes = this->program(this->owner, {Scope::write});
    EXPECT_EQ(writes.get(path).status, 403);
    EXPECT_EQ(writes.patch(path, R"({"title": "x"})").status, 200);
}

TYPED_TEST(ApiProof, by_a_token_ends_with_it)
{
    auto const path = this->saved();
    std::optional<accounts::NewToken> token;
    this->database->write([&](store::Transaction& transaction) {
        token = accounts::create_token(transaction, this->owner,
                                       {"test", {Scope::read}, tests::monday + std::chrono::hours{1}},
                                       tests::monday);
    });
    tests::Program program{*this->app, {{"authorization", "bearer " + token->secret}}};
    EXPECT_EQ(program.get(path).status, 200);
    this->database->write([&](store::Transaction& transaction) {
        accounts::revoke_token(transaction, this->owner, token->token.id);
    });
    EXPECT_EQ(program.get(path).status, 401);
}

TYPED_TEST(ApiProof, by_a_sign_in_reads_and_changes_with_the_token_of_a_form_only)
{
    auto const path = this->saved();
    auto browser = this->colette();
    EXPECT_EQ(browser.get(path).status, 200);
    EXPECT_EQ(browser.send(Method::erase, path, {{"sec-fetch-site", "same-origin"}}).status, 403);
    EXPECT_EQ(
        browser.send(Method::erase, path, {{"sec-fetch-site", "cross-site"}, {"x-form-token", browser.token}})
            .status,
        403);
    EXPECT_EQ(this->all().size(), 1U);
    EXPECT_EQ(
        browser
            .send(Method::erase, path, {{"sec-fetch-site", "same-origin"}, {"x-form-token", browser.token}})
            .status,
        204);
}

TYPED_TEST(ApiProof, of_somebody_else_finds_nothing_where_something_is_hidden)
{
    auto draft = page("https://a.example/1", "A title", {"maps"});
    draft.highlights = {tests::passage("A passage")};
    draft.highlights.front().replies.push_back({});
    draft.highlights.front().replies.front().text = "So it is.";
    this->take(draft);
    auto const kept = this->all().front();
    std::string const none = "AAAAAAAAAAAAAAAAAAAAAA";
    auto const id = kept.id->text();
    auto const highlight = kept.highlights.front().id->text();
    auto const reply = kept.highlights.front().replies.front().id->text();
    auto program = this->strangers();
    struct Case {
        Method method;
        std::string before, id, behind, body;
    };
    for (auto const& one : {Case{Method::get, "/bookmarks/", id, "", ""},
                            Case{Method::patch, "/bookmarks/", id, "", R"({"title": "x"})"},
                            Case{Method::erase, "/bookmarks/", id, "", ""},
                            Case{Method::post, "/bookmarks/", id, "/highlights", R"({"quote": "q"})"},
                            Case{Method::get, "/highlights/", highlight, "", ""},
                            Case{Method::patch, "/highlights/", highlight, "", R"({"note": "n"})"},
                            Case{Method::erase, "/highlights/", highlight, "", ""},
                            Case{Method::post, "/highlights/", highlight, "/replies", R"({"text": "t"})"},
                            Case{Method::post, "/replies/", reply, "/replies", R"({"text": "t"})"},
                            Case{Method::patch, "/replies/", reply, "", R"({"text": "t"})"},
                            Case{Method::erase, "/replies/", reply, "", ""},
                            Case{Method::get, "/tags/suggest?bookmark=", id, "", ""}}) {
        for (auto const* tag : {"", "\"BBBBBBBBBBBBBBBBBBBBBA\""}) {
            std::vector<Header> const seen =
                *tag == '\0' ? std::vector<Header>{} : std::vector<Header>{{"if-match", tag}};
            auto const hidden =
                program.send(one.method, "/api/v1" + one.before + one.id + one.behind, seen, one.body);
            auto const absent =
                program.send(one.method, "/api/v1" + one.before + none + one.behind, seen, one.body);
            EXPECT_EQ(hidden.status, 404) << one.before << one.behind;
            EXPECT_EQ(hidden.body, absent.body);
            EXPECT_EQ(hidden.headers.fields(), absent.headers.fields());
        }
    }
    EXPECT_EQ(this->all().front(), kept);
}

TYPED_TEST(ApiProof, of_somebody_else_reads_what_is_public_and_changes_nothing)
{
    auto draft = page("https://a.example/1", "A title", {"maps"});
    draft.audience = accounts::Audience::everyone();
    draft.highlights = {tests::passage("A passage")};
    draft.lists = {{"Hidden list"}};
    this->take(draft);
    auto const path = "/api/v1/bookmarks/" + this->id_of("https://a.example/1");
    auto const highlight = "/api/v1/highlights/" + this->all().front().highlights.front().id->text();
    auto program = this->strangers();
    auto const read = program.get(path);
    EXPECT_EQ(text_at(read, "/title"), "A title");
    EXPECT_EQ(read.body.find("Hidden list"), std::string::npos);
    EXPECT_EQ(text_at(program.get(highlight), "/quote"), "A passage");
    EXPECT_EQ(program.patch(path, R"({"title": "x"})").status, 404);
    EXPECT_EQ(program.erase(path).status, 404);
    EXPECT_EQ(program.erase(highlight).status, 404);
    EXPECT_EQ(this->all().front().title, "A title");
}

} // namespace
} // namespace florilege::web
