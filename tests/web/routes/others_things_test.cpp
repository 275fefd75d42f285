#include "accounts/feed_token.hpp"
#include "accounts/token.hpp"
#include "digest/publish/standing.hpp"
#include "library/history/batch.hpp"
#include "library/lists/list.hpp"
#include "library/saved_search.hpp"
#include "library/tags/bundle.hpp"
#include "tests/web/routes/filled_path.hpp"
#include "tests/web/site_fixture.hpp"
#include "web/api/api_doc.hpp"
#include "web/routes/route.hpp"

#include <gmock/gmock.h>

#include <regex>

/// Every address that changes something, asked by somebody signed in about what is somebody else's and
/// hidden: the answer is that about what is not there, byte for byte, and nothing of theirs is changed
/// (specification of permissions, "hidden equals absent").
namespace florilege::web {
namespace {

using tests::page;
using tests::passage;

/// What one may be told to change: by ids, all of which are the owner's or nobody's.
struct Things {
    std::string bookmark;
    std::string highlight;
    std::string reply;
    std::string list;
    std::string token;
    std::string sign_in;
    std::string feed;
    std::string import;
    std::string name; ///< of tags, bundles, digests and saved searches
};

template <class Where> class OthersThings : public tests::SiteTest<Where> {
protected:
    void SetUp() override
    {
        auto draft = page("https://hidden.example/", "Hidden", {"qzxhidden"});
        draft.highlights = {passage("a passage")};
        draft.highlights.front().replies.emplace_back();
        draft.highlights.front().replies.front().text = "a reply";
        this->take(draft);
        auto const kept = this->all().front();
        auto const list = PublicId::random();
        this->on_shelf([&](store::Transaction& transaction, library::Shelf const& shelf) {
            library::take_list(transaction, shelf,
                               {list, {"Reading"}, {}, accounts::Audience::me(), {{*kept.id, {}, ""}}});
        });
        hidden = {kept.id->text(),
                  kept.highlights.front().id->text(),
                  kept.highlights.front().replies.front().id->text(),
                  list.text(),
                  {},
                  {},
                  {},
                  {},
                  "qzxhidden"};
        this->on_shelf([&](store::Transaction& transaction, library::Shelf const& shelf) {
            library::save_search(transaction, shelf, library::SearchName::parse(hidden.name).value(), "maps",
                                 std::nullopt);
            EXPECT_TRUE(library::set_bundle(transaction, shelf,
                                            library::BundleName::parse(hidden.name).value(),
                                            {library::TagName::parse(hidden.name).value()}));
            digest::Standing standing;
            standing.slug = hidden.name;
            standing.readers = digest::Readers::owner;
            EXPECT_TRUE(digest::add_digest(transaction, shelf.owner, standing, tests::monday));
            library::begin_batch(transaction, shelf.owner, "file", "json", tests::monday);
        });
        hidden.import = library::batches_of(*this->database->read(this->owner.value), this->owner)
                            .front()
                            .public_id.text();
        this->database->write([&](store::Transaction& transaction) {
            hidden.token = accounts::create_token(transaction, this->owner,
                                                  {"t", {accounts::Scope::write}, {}}, tests::monday)
                               .token.id.text();
            hidden.sign_in = accounts::begin_sign_in(transaction, this->owner,
                                                     {"b", accounts::Standing::whole, tests::monday})
                                 .id.text();
            hidden.feed = accounts::create_feed_token(transaction, this->owner, "library", tests::monday)
                              ->token.id.text();
        });
        auto const other = [] { return PublicId::random().text(); };
        absent = {other(), other(), other(), other(), other(), other(), other(), other(), "qzxabsent"};
    }

    /// What stands for a step in braces, or for a field of that name. What is named `id` is told by the rest
    /// of the path.
    static std::string const& named(Things const& things, std::string_view path, std::string_view name)
    {
        auto const in = [&](std::string_view what) { return path.find(what) != std::string_view::npos; };
        if (name == "highlight" || (name == "id" && in("/h/"))) return things.highlight;
        if (name == "reply" || (name == "id" && in("/r/"))) return things.reply;
        if (name == "list" || (name == "id" && in("/l/"))) return things.list;
        if (name == "token" || (name == "id" && in("/tokens"))) return things.token;
        if (name == "feed" || (name == "id" && in("/feeds"))) return things.feed;
        if (name == "sign-in") return things.sign_in;
        if (name == "import" || (name == "id" && in("/imports/"))) return things.import;
        if (name == "bookmark" || name == "id") return things.bookmark;
        return things.name;
    }

    /// Fields that one form or another of ours has, about these things.
    static tests::FieldList fields_about(Things const& things, std::string_view path)
    {
        tests::FieldList fields{{"title", "T"},   {"note", "n"}, {"text", "t"},    {"quote", "q"},
                                {"to", "1"},      {"from", "1"}, {"place", "1"},   {"do", "unread"},
                                {"of", "picked"}, {"into", "x"}, {"url", ""},      {"list", "L"},
                                {"current", "x"}, {"code", "1"}, {"every", "day"}, {"lasts", "30"}};
        for (auto const* name : {"id", "bookmark", "highlight", "sign-in", "name", "slug"})
            fields.emplace_back(name, named(things, path, name));
        return fields;
    }

    tests::Answer ask(tests::Browser& browser, Route const& route, Things const& things)
    {
        auto const path = tests::filled_path(
            route.path, [&](std::string_view name) { return named(things, route.path, name); });
        if (route.proof != Proof::token) return browser.post(path, fields_about(things, route.path));
        std::string body{route.doc->asks};
        // The examples name ids that nobody has: of a list its entries.
        static std::regex const id{R"("[A-Za-z0-9_-]{22}")"};
        body = std::regex_replace(body, id, '"' + things.bookmark + '"');
        return browser.send(route.method, path,
                            {{"sec-fetch-site", "same-origin"},
                             {"x-form-token", browser.token},
                             {"content-type", "application/json"}},
                            body);
    }

    /// An answer without what is random in it and without what was asked for.
    static std::string whole(tests::Answer const& answer, Things const& things)
    {
        auto text = std::to_string(answer.status) + '\n';
        for (auto const& field : answer.headers.fields())
            if (field.name != "content-security-policy" && field.name != "set-cookie" &&
                field.name != "florilege-change")
                text += field.name + ": " + field.value + '\n';
        static std::regex const random{
            R"~((nonce=|name="token" value=|name="change" value=)"[^"]*"|did=[^ "]*)~"};
        text += std::regex_replace(answer.body, random, "$1");
        for (auto const* one : {&things.bookmark, &things.highlight, &things.reply, &things.list,
                                &things.token, &things.sign_in, &things.feed, &things.import, &things.name})
            for (std::size_t at; (at = text.find(*one)) != std::string::npos;)
                text.replace(at, one->size(), "THING");
        return text;
    }

    Things hidden;
    Things absent;
};
TYPED_TEST_SUITE(OthersThings, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(OthersThings, are_changed_by_nobody_and_look_like_what_is_not_there)
{
    auto const before = this->all();
    std::size_t asked = 0;
    for (auto const* route : all_routes()) {
        if (!std::holds_alternative<Changes>(route->action) || route->method == Method::get ||
            route->policy.who() != Policy::Who::signed_in || route->body == Body::upload)
            continue;
        bool const is_about_one = route->path.find('{') != std::string_view::npos || route->path == "/bulk" ||
                                  route->path == "/lists/add" || route->path.ends_with("/revoke") ||
                                  route->path.ends_with("/end");
        if (!is_about_one) continue;
        ++asked;
        // Each as somebody who has done nothing before.
        auto first = this->gaston();
        auto const of_nothing = this->whole(this->ask(first, *route, this->absent), this->absent);
        auto second = this->gaston();
        auto const of_hidden = this->whole(this->ask(second, *route, this->hidden), this->hidden);
        EXPECT_EQ(of_nothing, of_hidden) << route->path;
    }
    EXPECT_GT(asked, 50U);
    EXPECT_EQ(this->all(), before);
    auto own = this->colette();
    EXPECT_EQ(own.get("/l/" + this->hidden.list).status, 200);
    for (auto const* path : {"/settings/tokens", "/settings/security", "/settings/feeds"})
        EXPECT_THAT(own.get(path).body,
                    ::testing::HasSubstr(path == std::string_view{"/settings/tokens"} ? this->hidden.token
                                         : path == std::string_view{"/settings/security"}
                                             ? this->hidden.sign_in
                                             : this->hidden.feed))
            << path;
}

} // namespace
} // namespace florilege::web
