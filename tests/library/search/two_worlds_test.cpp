#include "library/record.hpp"
#include "library/search/search.hpp"
#include "library/tags/tag_completion.hpp"
#include "library/tags/tag_page.hpp"
#include "library/tags/tag_suggestions.hpp"
#include "tests/library/query/random_queries.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/library/search/random_library.hpp"

namespace florilege::library {
namespace {

enum class Hidden { absent, present };

/// Everything an answer says, in bytes.
std::string told(SearchResult const& result)
{
    std::string out = std::to_string(result.total) + '\n';
    for (auto const& hit : result.hits)
        out += to_record(hit.bookmark.content) + ' ' + hit.snippet + '\n';
    for (auto const* facets : {&result.facets.tags, &result.facets.sites, &result.facets.years})
        for (auto const& facet : *facets)
            out += facet.name + ' ' + std::to_string(facet.count) + '\n';
    return out;
}

template <class Where> class World : public tests::Product<Where> {
public:
    void TestBody() override {}

    /// Public bookmarks of one person; where `hidden` is present with their marks, and between them private
    /// ones of theirs, tags under tags and in bundles, and a library of somebody else.
    void fill(std::vector<BookmarkDraft> const& shown, Hidden hidden)
    {
        tests::RandomLibrary others{99};
        // How a tag is spelled is the vocabulary's to say, not that of whichever row came first.
        this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
            for (auto const* name : {"Maps", "Old Tag"})
                take_tag(transaction, shelf, {name, {}, {}});
        });
        int number = 1000;
        for (auto const& draft : shown) {
            for (int i = 0; hidden == Hidden::present && i < 2; ++i) {
                auto secret = others.bookmark(number++);
                secret.url = text::Url::parse("https://hidden.example.org/" + std::to_string(number)).value();
                secret.kind = SourceKind::page;
                secret.audience = accounts::Audience::me();
                secret.tags.emplace_back("tag of hidden rows");
                if (i == 0)
                    this->take(secret);
                else
                    take_for(this->stranger, secret);
            }
            this->take(hidden == Hidden::present ? draft : unmarked(draft));
        }
        if (hidden == Hidden::present)
            this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
                take_tag(transaction, shelf, {"Maps", {"secret alias"}, "hidden parent"});
                take_bundle(transaction, shelf, {PublicId::random(), "Earth", {"Maps", "rivers"}});
            });
    }

    std::string answer(std::string const& text, SearchOptions const& options)
    {
        // What was kept for the owner is nobody else's.
        auto const own = this->database->read(this->owner.value);
        search(*own, columns_, this->owner, tests::query(text), options, tests::monday);
        auto const reader = this->database->read(0);
        return told(search(*reader, columns_, this->owner, tests::query(text), options, tests::monday));
    }

    /// What the commands about tags tell a stranger, all of it in bytes.
    std::string vocabulary(BookmarkDraft const& page)
    {
        auto const reader = this->database->read(0);
        auto const tags = all_tags(*reader, columns_, this->owner);
        std::string out;
        for (auto const& tag : tags)
            out += tag.name + ' ' + std::to_string(tag.bookmarks) + '\n';
        for (auto const& one : TagCompletion{tags}.complete("", 100))
            out += one.name + ' ' + std::to_string(one.bookmarks) + '\n';
        for (auto const* name : {"maps", "secret alias", "tag of hidden rows"}) {
            auto const tag = TagName::parse(name).value();
            out += near_tag(*reader, this->owner, tag) + '\n';
            if (auto const found = tag_page(*reader, columns_, this->owner, tag))
                out += found->tag.name + ' ' + std::to_string(found->bookmarks) + '\n';
        }
        for (auto const& one : suggested_tags(*reader, columns_, this->owner, page, {}, 100))
            out += one.name + '\n';
        for (auto const& bundle : bundles(*reader, this->owner))
            out += bundle.name + '\n';
        return out;
    }

private:
    ColumnCache columns_;

    /// As if its owner had neither read nor marked it.
    static BookmarkDraft unmarked(BookmarkDraft draft)
    {
        draft.unread = draft.archived = draft.favourite = false;
        return draft;
    }

    void take_for(accounts::AccountId other, BookmarkDraft const& draft)
    {
        this->on_shelf(other, [&](store::Transaction& transaction, Shelf const& shelf) {
            library::take(transaction, shelf, draft);
        });
    }
};

template <class Where> class TwoWorlds : public ::testing::Test {};
TYPED_TEST_SUITE(TwoWorlds, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(TwoWorlds, give_the_same_bytes_with_and_without_what_is_hidden)
{
    tests::RandomLibrary random{5};
    std::vector<BookmarkDraft> shown;
    for (int i = 0; i < 80; ++i) { // so many that tags are gone through, and kept
        auto draft = random.bookmark(i);
        draft.kind = SourceKind::page;
        draft.url = text::Url::parse("https://example.org/shown/" + std::to_string(i)).value();
        draft.audience = accounts::Audience::everyone();
        draft.id = PublicId::random();
        for (auto& highlight : draft.highlights)
            highlight.id = PublicId::random();
        shown.push_back(std::move(draft));
    }
    World<TypeParam> without;
    World<TypeParam> with;
    without.fill(shown, Hidden::absent);
    with.fill(shown, Hidden::present);
    tests::RandomQueries queries{6};
    SearchOptions options;
    std::size_t found = 0;
    for (int round = 0; round < 86; ++round) {
        constexpr std::array marks{"is:unread",    "-is:unread",   "is:archived",
                                   "-is:archived", "is:favourite", "-is:favourite"};
        auto const text =
            round < 80 ? queries.text() : std::string{marks[static_cast<std::size_t>(round - 80)]};
        options.sort = static_cast<Sort>(round % 4);
        options.limit = round % 2 == 0 ? 50 : 3;
        auto const expected = without.answer(text, options);
        EXPECT_EQ(with.answer(text, options), expected) << text;
        found += expected == "0\n" ? 0U : 1U;
    }
    EXPECT_GT(found, 20U);
    for (auto const& page : shown)
        EXPECT_EQ(with.vocabulary(page), without.vocabulary(page));
}

} // namespace
} // namespace florilege::library
