#include "tests/web/pages/feeds_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using tests::Answer;
using tests::page;
using tests::passage;

constexpr auto canary = "qzxcanary";

/// Two public pages in a public list, and then what nobody else may know of, with the canary in every field.
template <class Where> class FeedLeaks : public tests::FeedTest<Where> {
protected:
    void SetUp() override
    {
        this->keep(page("https://a.example/1", "First", {"maps"}));
        this->keep(page("https://a.example/2", "Second", {"paris"}));
        list.entries = {{PublicId::parse(this->id_of("https://a.example/1")), {}, "seen"}};
        this->keep_list(list);
    }

    void hide()
    {
        std::string const word = canary;
        auto draft = page("https://" + word + ".example/", word, {word, "maps"});
        draft.note = "maps " + word;
        draft.author = word;
        draft.article = word;
        draft.highlights = {passage(word, word)};
        this->keep(draft, accounts::Audience::me());
        auto entries = list.entries;
        entries.push_back({PublicId::parse(this->id_of("https://" + word + ".example/")), {}, word});
        auto hidden = library::ListDraft{PublicId::random(), {word}, word, accounts::Audience::me(), entries};
        this->keep_list(hidden);
        hidden_list = hidden.id.text();
        auto grown = list;
        grown.entries = entries;
        this->keep_list(grown);
        this->database->write([&](store::Transaction& transaction) {
            library::Vocabulary vocabulary{this->stranger};
            library::Shelf const shelf{this->stranger, vocabulary, std::nullopt, this->now};
            auto other = page("https://b.example/", word, {word});
            other.audience = accounts::Audience::me();
            library::take(transaction, shelf, other);
        });
    }

    /// Everything that a guest can ask of the feeds.
    std::vector<std::string> everything() const
    {
        std::vector<std::string> paths;
        for (std::string const ending : {".atom", ".rss", ".json"}) {
            for (std::string const path :
                 {"/index", "/u/colette", "/u/gaston", "/u/colette/t/maps", "/u/colette/t/qzxcanary",
                  "/u/gaston/t/qzxcanary", "/l/AAAAAAAAAAAAAAAAAAAAAA"})
                paths.push_back(path + ending);
            paths.push_back("/l/" + list.id.text() + ending);
            for (std::string const q : {"maps", "qzxcanary", "tag%3Aqzxcanary", "in%3Aqzxcanary",
                                        "site%3Aqzxcanary.example", "is%3Aprivate", "-maps", "on%3A2012"})
                paths.push_back("/u/colette" + ending + "?q=" + q);
        }
        return paths;
    }

    static std::string whole(Answer const& answer)
    {
        auto text = std::to_string(answer.status) + '\n';
        for (auto const& field : answer.headers.fields())
            if (field.name != "content-security-policy") // a page's own nonce
                text += field.name + ": " + field.value + '\n';
        return text + without_nonce(answer.body);
    }

    static std::string without_nonce(std::string body)
    {
        std::string const before = "nonce=\"";
        if (auto const at = body.find(before); at != std::string::npos)
            body.erase(at, body.find('"', at + before.size()) - at);
        return body;
    }

    std::vector<std::string> all_that_a_guest_sees()
    {
        std::vector<std::string> seen;
        for (auto const& path : everything())
            for (auto const method : {Method::get, Method::head})
                seen.push_back(path + '\n' + whole(this->guest().send(method, path)));
        return seen;
    }

    library::ListDraft list{PublicId::random(), {"Reading"}, {}, accounts::Audience::everyone(), {}};
    std::string hidden_list;
};
TYPED_TEST_SUITE(FeedLeaks, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(FeedLeaks, a_guest_sees_the_same_with_and_without_what_is_hidden)
{
    auto const before = this->all_that_a_guest_sees();
    this->hide();
    auto const after = this->all_that_a_guest_sees();
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t at = 0; at < before.size(); ++at)
        EXPECT_EQ(before[at], after[at]);
}

TYPED_TEST(FeedLeaks, no_feed_holds_a_word_of_what_is_hidden)
{
    this->hide();
    for (auto const& path : {"/index", "/u/colette", "/u/colette/t/maps"})
        for (auto const* ending : {".atom", ".rss", ".json"}) {
            auto const answer = this->get(std::string{path} + ending);
            EXPECT_EQ(answer.status, 200);
            EXPECT_THAT(answer.body, Not(HasSubstr(canary)));
        }
    EXPECT_THAT(this->get("/l/" + this->list.id.text() + ".atom").body, Not(HasSubstr(canary)));
}

TYPED_TEST(FeedLeaks, what_is_hidden_is_as_what_is_not_there)
{
    auto const nowhere = this->whole(this->get("/u/nobody.atom"));
    EXPECT_EQ(this->whole(this->get("/u/gaston.atom")), nowhere) << "nothing of his is public";
    this->hide();
    EXPECT_EQ(this->whole(this->get("/l/" + this->hidden_list + ".atom")), nowhere);
    EXPECT_EQ(this->whole(this->get("/l/AAAAAAAAAAAAAAAAAAAAAA.atom")), nowhere);
    EXPECT_EQ(this->whole(this->get("/u/gaston/t/qzxcanary.atom")), nowhere);
}

TYPED_TEST(FeedLeaks, whoever_is_signed_in_reads_the_feeds_of_guests)
{
    this->hide();
    for (auto const& path : this->everything())
        EXPECT_EQ(this->whole(this->colette().send(Method::get, path)),
                  this->whole(this->guest().send(Method::get, path)))
            << path;
}

} // namespace
} // namespace florilege::web
