#include "digest/publish/standing.hpp"
#include "library/edit.hpp"
#include "library/lists/list.hpp"
#include "library/saved_search.hpp"
#include "tests/web/site_fixture.hpp"
#include "web/jobs/job_workers.hpp"
#include "web/jobs/kinds.hpp"
#include "web/routes/route.hpp"

#include <gmock/gmock.h>

#include <regex>

/// Two worlds that differ only in what one asks may not know of: on every address that the program has, the
/// answers are the same, byte for byte (specification of permissions, "hidden equals absent").
namespace florilege::web {
namespace {

using tests::page;
using tests::passage;

/// Stands in everything that is hidden, and in nothing else.
constexpr auto canary = "qzxcanary";

template <class Where> class TwoWorlds : public tests::SiteTest<Where> {
protected:
    void SetUp() override
    {
        auto shown = page("https://a.example/shown", "Shown", {"maps"});
        shown.id = shown_bookmark;
        shown.audience = accounts::Audience::everyone();
        shown.highlights = {passage("seen by all")};
        this->take(shown);
        keep_list({PublicId::random(),
                   {"Reading"},
                   {},
                   accounts::Audience::everyone(),
                   {{shown_bookmark, {}, "seen"}}});
        this->take(page("https://a.example/own", "Of the owner alone"));
        order("weekly", digest::Readers::everyone);
        come_out();
    }

    void keep_list(library::ListDraft const& draft)
    {
        this->on_shelf([&](store::Transaction& transaction, library::Shelf const& shelf) {
            library::take_list(transaction, shelf, draft);
        });
    }

    void order(std::string const& slug, digest::Readers readers)
    {
        digest::Standing standing;
        standing.slug = slug;
        standing.readers = readers;
        this->database->write([&](store::Transaction& transaction) {
            EXPECT_TRUE(digest::add_digest(transaction, this->owner, standing, tests::monday));
        });
    }
    /// What was ordered is published, of the week in which everything was saved.
    void come_out()
    {
        this->clock.time = tests::monday + std::chrono::hours{24 * 7};
        JobWorkers{*this->site, all_job_kinds()}.do_due();
    }

    /// Adds what others may not know of: with the canary in every field, a note in the public list, and the
    /// marks of what everyone sees.
    void hide()
    {
        this->on_shelf([&](store::Transaction& transaction, library::Shelf const& shelf) {
            library::BookmarkChange change;
            change.unread = change.archived = change.favourite = true;
            EXPECT_TRUE(library::edit_bookmark(transaction, shelf, shown_bookmark, change).has_value());
        });
        std::string const word = canary;
        auto draft = page("https://" + word + ".example/", word, {word, "maps"});
        draft.id = hidden_bookmark;
        draft.note = word;
        draft.author = word;
        draft.article = word;
        draft.highlights = {passage(word, word)};
        draft.highlights.front().id = hidden_highlight;
        this->take(draft);
        keep_list({hidden_list, {word}, word, accounts::Audience::me(), {{hidden_bookmark, {}, word}}});
        this->on_shelf([&](store::Transaction& transaction, library::Shelf const& shelf) {
            library::save_search(transaction, shelf, library::SearchName::parse(word).value(), word,
                                 library::Sort::newest);
        });
        order(canary, digest::Readers::owner);
        come_out();
    }

    /// What may stand in the path in place of a step in braces, without its ending.
    std::vector<std::string> values_of(std::string const& step) const
    {
        if (step == "name" || step == "person") return {"colette", "gaston"};
        if (step == "tag") return {canary, "maps"};
        if (step == "slug" || step == "digest") return {canary, "weekly"};
        if (step == "label" || step == "period") return {"2012-w05"};
        std::vector<std::string> ids{hidden_bookmark.text(), hidden_list.text(), hidden_highlight.text(),
                                     canary};
        if (step == "id" || step == "bookmark") ids.push_back(shown_bookmark.text());
        return ids;
    }

    std::vector<std::string> paths_of(std::string_view pattern) const
    {
        std::vector<std::string> paths{""};
        for (std::size_t at = 0; at < pattern.size();) {
            auto const open = std::min(pattern.find('{', at), pattern.size());
            auto const close = std::min(pattern.find('}', open), pattern.size());
            auto const plain = std::string{pattern.substr(at, open - at)};
            std::vector<std::string> longer;
            for (auto const& path : paths) {
                if (open == pattern.size())
                    longer.push_back(path + plain);
                else
                    for (auto const& value :
                         values_of(std::string{pattern.substr(open + 1, close - open - 1)}))
                        longer.push_back(path + plain + value);
            }
            paths = std::move(longer);
            at = close == pattern.size() ? close : close + 1;
        }
        return paths;
    }

    std::vector<std::string> everything() const
    {
        std::vector<std::string> asked;
        std::string const word = canary;
        std::vector<std::string> const queries{"",
                                               "?q=" + word,
                                               "?q=tag%3A" + word,
                                               "?q=is%3Aprivate",
                                               "?q=is%3Aunread",
                                               "?q=-is%3Afavourite%20-is%3Aarchived",
                                               "?text=" + word,
                                               "?name=" + word,
                                               "?url=https%3A%2F%2F" + word + ".example%2F"};
        for (auto const* route : all_routes()) {
            if (route->method != Method::get) continue;
            for (auto const& path : paths_of(route->path))
                for (auto const& query : queries)
                    asked.push_back(path + query);
        }
        return asked;
    }

    /// An answer without what is random in it.
    static std::string whole(tests::Answer const& answer)
    {
        auto text = std::to_string(answer.status) + '\n';
        for (auto const& field : answer.headers.fields())
            if (field.name != "content-security-policy" && field.name != "set-cookie")
                text += field.name + ": " + field.value + '\n';
        static std::regex const random{R"~((nonce=|name="token" value=)"[^"]*")~"};
        return text + std::regex_replace(answer.body, random, "$1");
    }

    PublicId shown_bookmark = PublicId::random();
    PublicId hidden_bookmark = PublicId::random();
    PublicId hidden_list = PublicId::random();
    PublicId hidden_highlight = PublicId::random();
};
TYPED_TEST_SUITE(TwoWorlds, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(TwoWorlds, look_the_same_to_who_may_not_know_them_apart)
{
    auto other = this->gaston();
    auto guest = this->guest();
    auto const asked = this->everything();
    ASSERT_GT(asked.size(), 500U);
    auto const seen = [&] {
        std::vector<std::string> answers;
        for (auto const& path : asked) {
            answers.push_back(this->whole(guest.get(path)));
            answers.push_back(this->whole(other.get(path)));
        }
        return answers;
    };
    auto const before = seen();
    this->hide();
    auto const after = seen();
    for (std::size_t at = 0; at < before.size(); ++at) {
        auto const& path = asked[at / 2];
        EXPECT_EQ(before[at], after[at]) << path << (at % 2 == 0 ? " by a guest" : " by a stranger");
        bool const asked_by_name = path.find(canary) != std::string::npos;
        EXPECT_TRUE(asked_by_name || after[at].find(canary) == std::string::npos) << path;
    }
    // The owner sees them apart, so the test asks where there is something to see.
    auto own = this->colette();
    EXPECT_NE(own.get("/").body.find(canary), std::string::npos);
    EXPECT_EQ(own.get("/b/" + this->hidden_bookmark.text()).status, 200);
    EXPECT_NE(own.get("/u/colette/digest/" + std::string{canary} + "/2012-w05").body.find(canary),
              std::string::npos);
    EXPECT_NE(guest.get("/u/colette/digest/weekly.json").body.find("Shown"), std::string::npos);
}

} // namespace
} // namespace florilege::web
