#include "library/history/removal.hpp"
#include "library/search/ordering.hpp"
#include "library/search/search.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/library/search/random_library.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <functional>

namespace florilege::library {
namespace {

using Keys = std::vector<BookmarkId>;

constexpr std::array<char const*, 5> questions{"", "map", "map OR tag:rivers", "is:unread river OR old",
                                               "-map"};
constexpr std::array sorts{Sort::newest, Sort::oldest, Sort::relevance, Sort::title};

template <class Where> class Paging : public tests::Product<Where> {
protected:
    void fill(unsigned seed, int bookmarks)
    {
        tests::RandomLibrary random{seed};
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            random.fill(transaction, shelf, 0);
            for (int i = 0; i < bookmarks; ++i) {
                auto draft = random.bookmark(i);
                // Several of one moment and of one title.
                draft.created = tests::monday - std::chrono::hours{24 * (i / 3)};
                if (i % 4 == 0) draft.title = "Same Title";
                take(transaction, shelf, draft);
            }
        });
    }

    SearchResult ask(std::string const& question, SearchOptions const& options)
    {
        auto const reader = this->database->read(this->owner.value);
        return search(*reader, columns, this->owner, tests::query(question), options, time += minute);
    }

    static Keys keys_of(SearchResult const& result)
    {
        Keys keys;
        for (auto const& hit : result.hits)
            keys.push_back(hit.bookmark.key);
        return keys;
    }

    /// The whole answer at once.
    Keys unpaged(std::string const& question, Sort sort, Time at)
    {
        auto const reader = this->database->read(this->owner.value);
        SearchOptions options;
        options.sort = sort;
        options.limit = 100'000;
        return keys_of(search(*reader, columns, this->owner, tests::query(question), options, at));
    }

    /// One that is none of those there.
    static BookmarkDraft another(tests::RandomLibrary& random, int number)
    {
        auto draft = random.bookmark(number);
        draft.kind = SourceKind::page;
        draft.url = text::Url::parse("https://another.example/" + std::to_string(number)).value();
        return draft;
    }

    enum class Way { forth, back };

    /// From one end to the other by pages; `between` happens after each.
    Keys walk(
        std::string const& question, Sort sort, std::size_t limit, Way way, SearchResult result,
        std::function<void()> const& between = [] {})
    {
        Keys keys = keys_of(result);
        while (way == Way::forth ? result.more_after : result.more_before) {
            between();
            SearchOptions options;
            options.sort = sort;
            options.limit = limit;
            auto& from = way == Way::forth ? options.after : options.before;
            // As it comes back from outside.
            from = place_of(to_bytes(*(way == Way::forth ? result.last : result.first)));
            result = ask(question, options);
            auto const next = keys_of(result);
            EXPECT_LE(next.size(), limit);
            EXPECT_FALSE(next.empty()) << "there was more";
            if (next.empty()) break;
            keys.insert(way == Way::forth ? keys.end() : keys.begin(), next.begin(), next.end());
        }
        return keys;
    }

    SearchResult first_page(std::string const& question, Sort sort, std::size_t limit)
    {
        SearchOptions options;
        options.sort = sort;
        options.limit = limit;
        return ask(question, options);
    }

    ColumnCache columns;
    static constexpr std::chrono::minutes minute{1};
    Time time = tests::monday;
};
TYPED_TEST_SUITE(Paging, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Paging, forth_and_back_gives_the_unpaged_order)
{
    this->fill(21, 60);
    std::size_t shown = 0;
    for (auto const* question : questions)
        for (auto const sort : sorts)
            for (auto const limit : {1U, 2U, 7U, 59U, 60U, 61U}) {
                auto const said = std::string{question} + " by " +
                                  std::string{sort_names[static_cast<std::size_t>(sort)]} + " " +
                                  std::to_string(limit);
                auto const first = this->first_page(question, sort, limit);
                auto const begun = this->time;
                EXPECT_FALSE(first.more_before) << said;
                auto const forth = this->walk(question, sort, limit, TestFixture::Way::forth, first);
                // Freshness is computed for when the walk began.
                EXPECT_EQ(forth, this->unpaged(question, sort, begun)) << said;
                SearchOptions last;
                last.sort = sort;
                last.limit = limit;
                last.offset = forth.size() - 1;
                auto const end = this->ask(question, last);
                EXPECT_FALSE(end.more_after) << said;
                EXPECT_EQ(end.more_before, forth.size() > 1) << said;
                EXPECT_EQ(this->walk(question, sort, limit, TestFixture::Way::back, end), forth) << said;
                shown += forth.size();
                if (this->HasFailure()) return;
            }
    EXPECT_GT(shown, 1'000U);
}

TYPED_TEST(Paging, shows_each_row_once_whatever_comes_and_goes_meanwhile)
{
    for (auto const sort : sorts)
        for (auto const way : {TestFixture::Way::forth, TestFixture::Way::back}) {
            auto const said = std::string{sort_names[static_cast<std::size_t>(sort)]} +
                              (way == TestFixture::Way::forth ? " forth" : " back");
            this->fill(22, 30);
            std::string const question = "map OR old OR river";
            auto const before = this->unpaged(question, sort, this->time + this->minute);
            std::mt19937 random{static_cast<unsigned>(sort)};
            tests::RandomLibrary more{23};
            int number = 1000;
            auto const meanwhile = [&] {
                this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
                    for (int i = 0; i < 2; ++i)
                        take(transaction, shelf, TestFixture::another(more, number++));
                    transaction.see_as(this->owner.value);
                    auto const going = before[random() % before.size()];
                    if (auto const bookmark = read_bookmark(transaction, going))
                        delete_bookmark(transaction, shelf, *bookmark);
                });
            };
            auto first = this->first_page(question, sort, 3);
            if (way == TestFixture::Way::back) {
                SearchOptions last;
                last.sort = sort;
                last.limit = 3;
                last.offset = before.size() - 3;
                first = this->ask(question, last);
            }
            auto const walked = this->walk(question, sort, 3, way, first, meanwhile);
            // Those of the beginning that are there still, each once and in the same order.
            auto const after = this->unpaged(question, sort, tests::monday);
            auto const stays = [&](BookmarkId key) {
                return std::find(after.begin(), after.end(), key) != after.end();
            };
            Keys expected;
            std::copy_if(before.begin(), before.end(), std::back_inserter(expected), stays);
            Keys seen;
            std::copy_if(walked.begin(), walked.end(), std::back_inserter(seen), [&](BookmarkId key) {
                return stays(key) && std::find(before.begin(), before.end(), key) != before.end();
            });
            EXPECT_GT(expected.size(), 9U) << said;
            EXPECT_LT(expected.size(), before.size()) << said;
            EXPECT_EQ(seen, expected) << said;
            std::set<BookmarkId> const once{walked.begin(), walked.end()};
            EXPECT_EQ(once.size(), walked.size()) << said;
            if (this->HasFailure()) return;
        }
}

TYPED_TEST(Paging, of_more_than_are_ranked_goes_on_with_the_older_ones_where_it_began_to)
{
    this->fill(24, 90);
    auto const question = tests::query("map OR old OR river");
    constexpr std::size_t ranked = 10;
    auto const page = [&](std::size_t limit, std::optional<Place> const& after,
                          std::optional<Place> const& before) {
        auto const reader = this->database->read(this->owner.value);
        Scope const scope{*reader, this->columns, this->owner};
        TagsOfTerms tags{*reader, this->owner};
        RankedBy const by{question.root(), tags};
        auto const found = rows_of(scope, plan_of(*reader, this->owner, question.root(), tags));
        return ordered(scope, found, by,
                       {Sort::relevance, {0, limit}, after, before, this->time += this->minute, ranked});
    };
    auto const whole = page(1'000, {}, {});
    ASSERT_GT(whole.keys.size(), 3 * ranked);
    tests::RandomLibrary more{25};
    int number = 1000;
    Keys forth;
    OrderedPage shown = page(4, {}, {});
    for (;;) {
        forth.insert(forth.end(), shown.keys.begin(), shown.keys.end());
        if (!shown.more_after) break;
        if (number < 1007) this->take(TestFixture::another(more, number++));
        shown = page(4, place_of(to_bytes(*shown.last)), {});
    }
    Keys seen;
    for (auto const key : forth)
        if (std::find(whole.keys.begin(), whole.keys.end(), key) != whole.keys.end()) seen.push_back(key);
    EXPECT_EQ(seen, whole.keys) << "what came in moves none of them";
    auto back = shown.keys;
    while (shown.more_before) {
        shown = page(4, {}, place_of(to_bytes(*shown.first)));
        back.insert(back.begin(), shown.keys.begin(), shown.keys.end());
    }
    EXPECT_THAT(back, ::testing::IsSupersetOf(forth));
    EXPECT_EQ(std::set(back.begin(), back.end()).size(), back.size());

    // So much comes in that ranking it all would take too long: the walk goes on all the same.
    auto const begun = page(4, {}, {});
    for (std::size_t i = 0; i < 3 * ranked; ++i) {
        auto draft = tests::page("https://flood.example/" + std::to_string(i), "map");
        draft.created = tests::monday + std::chrono::hours{24 * 30};
        this->take(draft);
    }
    shown = begun;
    std::size_t rows = 0;
    while (shown.more_after && rows < 1'000) {
        shown = page(4, shown.last, {});
        rows += shown.keys.size();
    }
    EXPECT_FALSE(shown.more_after);
    EXPECT_GT(rows, whole.keys.size() - 2 * ranked);
}

TYPED_TEST(Paging, takes_a_place_of_another_order_for_none_and_offsets_from_a_place)
{
    this->fill(26, 20);
    auto const newest = this->first_page("", Sort::newest, 5);
    SearchOptions options;
    options.sort = Sort::title;
    options.limit = 5;
    options.after = newest.last;
    EXPECT_EQ(this->keys_of(this->ask("", options)), this->keys_of(this->first_page("", Sort::title, 5)));
    options.sort = Sort::relevance;
    auto const second = this->ask("", options);
    EXPECT_TRUE(second.more_before) << "without words relevance is the order of newest";
    options.sort = Sort::newest;
    EXPECT_EQ(this->keys_of(second), this->keys_of(this->ask("", options)));
    options.offset = 2;
    options.limit = 3;
    auto const rest = this->keys_of(this->ask("", options));
    auto const all = this->unpaged("", Sort::newest, tests::monday);
    EXPECT_EQ(rest, Keys(all.begin() + 7, all.begin() + 10));
    options.after.reset();
    options.before = this->ask("", {}).last;
    EXPECT_EQ(this->keys_of(this->ask("", options)), Keys(all.end() - 6, all.end() - 3));
    options.after = newest.first;
    options.before = newest.last;
    options.offset = 0;
    options.limit = 10;
    EXPECT_EQ(this->keys_of(this->ask("", options)), Keys(all.begin() + 1, all.begin() + 4));
}

TYPED_TEST(Paging, tells_what_is_on_both_sides_where_the_rows_around_have_gone)
{
    this->fill(27, 12);
    auto const page = this->first_page("", Sort::newest, 4);
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        transaction.see_as(this->owner.value);
        for (auto const& hit : page.hits)
            delete_bookmark(transaction, shelf, hit.bookmark);
    });
    SearchOptions options;
    options.after = page.last;
    options.limit = 4;
    auto const next = this->ask("", options);
    EXPECT_FALSE(next.more_before) << "all that was ahead is gone";
    EXPECT_TRUE(next.more_after);
    options.after.reset();
    options.before = page.last;
    auto const none = this->ask("", options);
    EXPECT_TRUE(none.hits.empty());
    EXPECT_FALSE(none.first.has_value());
    EXPECT_FALSE(none.more_before);
    EXPECT_TRUE(none.more_after);
}

TEST(Place, comes_back_from_its_bytes_and_from_no_others)
{
    Place const newest{Sort::newest, from_micros(-5), 7, {}};
    Place const title{Sort::title, tests::monday, 1LL << 40, Place::ByTitle{std::string{"a\0\xff", 3}}};
    Place const none{Sort::title, tests::monday, 3, Place::ByTitle{""}};
    Place const score{Sort::relevance, tests::monday, 9,
                      Place::ByScore{true, 1.0 / 3, tests::monday, from_micros(8), 4}};
    for (auto const& place : {newest, title, none, score}) {
        auto const bytes = to_bytes(place);
        EXPECT_EQ(place_of(bytes), place);
        for (std::size_t length = 0; length < bytes.size(); ++length)
            if (auto const cut = place_of(bytes.substr(0, length))) {
                EXPECT_EQ(cut->sort, Sort::title) << "of a title a part is a title too";
            }
        if (place.sort != Sort::title) {
            EXPECT_FALSE(place_of(bytes + 'x').has_value());
        }
        EXPECT_FALSE(place_of('\x02' + bytes.substr(1)).has_value()) << "another format";
    }
    auto endless = score;
    std::get<Place::ByScore>(endless.beside).score = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(place_of(to_bytes(endless)).has_value());
    auto negative = newest;
    negative.number = -1;
    EXPECT_FALSE(place_of(to_bytes(negative)).has_value());
    EXPECT_FALSE(place_of("").has_value());
}

TEST(OnePage, turns_away_stretches_of_which_none_is_wanted_and_remembers_them)
{
    OnePage<int, std::less<>> page{{0, 2}, {10, std::nullopt}};
    EXPECT_FALSE(page.wants(3, 7)) << "all ahead";
    EXPECT_TRUE(page.wants(15, 8)) << "in either order";
    for (int key = 11; key < 30; ++key)
        page.add(key);
    EXPECT_FALSE(page.wants(40, 50)) << "there are enough that come first";
    auto const taken = page.take();
    EXPECT_EQ(taken.keys, (std::vector{11, 12}));
    EXPECT_TRUE(taken.more_before);
    EXPECT_TRUE(taken.more_after);
}

} // namespace
} // namespace florilege::library
