#include "library/edit.hpp"
#include "library/search/search.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/library/search/counted_session.hpp"
#include "tests/product.hpp"

#include <algorithm>
#include <random>

namespace florilege::library {
namespace {

template <class Where> class TitleOrder : public tests::Product<Where> {
protected:
    static constexpr int pages = 300;

    /// Titles of a few letters each, some alike, some longer than the columns tell apart, some of none.
    void fill()
    {
        std::mt19937 random{3};
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            for (int i = 0; i < pages; ++i) {
                std::string title;
                for (auto left = random() % 9; left > 0; --left)
                    title += static_cast<char>('a' + random() % 3);
                if (i % 10 == 0) title = "the same beginning " + title;
                auto draft = tests::page("https://example.org/" + std::to_string(i), title);
                draft.created = tests::monday - std::chrono::hours{random() % 100};
                take(transaction, shelf, draft);
            }
        });
    }

    struct Page {
        SearchResult result;
        std::size_t rows; ///< read on the way
    };
    Page ask(SearchOptions const& options)
    {
        auto const reader = this->database->read(this->owner.value);
        tests::CountedSession session{*reader};
        auto result = search(session, columns, this->owner, Query{}, options, tests::monday);
        return {std::move(result), session.rows};
    }

    static SearchOptions by(Sort sort, std::size_t limit)
    {
        SearchOptions options;
        options.sort = sort;
        options.limit = limit;
        options.facets = 0;
        return options;
    }

    std::vector<std::string> titles(SearchOptions const& options)
    {
        std::vector<std::string> out;
        for (auto const& hit : ask(options).result.hits)
            out.push_back(hit.bookmark.content.title + ' ' + hit.bookmark.content.url->text());
        return out;
    }

    /// All of it by pages of seven, forth or from the end back.
    std::vector<std::string> walked(bool back)
    {
        std::vector<std::string> out;
        auto options = by(Sort::title, 7);
        if (back) options.offset = pages - 7;
        for (bool more = true; more;) {
            auto const page = ask(options).result;
            std::vector<std::string> next;
            for (auto const& hit : page.hits)
                next.push_back(hit.bookmark.content.title + ' ' + hit.bookmark.content.url->text());
            out.insert(back ? out.begin() : out.end(), next.begin(), next.end());
            more = back ? page.more_before : page.more_after;
            options.offset = 0;
            (back ? options.before : options.after) = back ? page.first : page.last;
        }
        return out;
    }

    /// As the columns were before they had keys of titles.
    void forget_titles()
    {
        this->database->write([](store::Transaction& transaction) {
            BlockRows rows;
            {
                auto block = transaction.query(block_sql);
                ASSERT_TRUE(block.next());
                rows = rows_of(*block_of(block.blob(0)));
            }
            auto const written = without_titles(rows);
            transaction.run(put_sql, store::Blob{std::as_bytes(std::span{written})});
        });
    }

    static std::string without_titles(BlockRows const& rows)
    {
        std::string out{"\x01"};
        auto const put = [&](std::uint64_t number) {
            for (; number >= 0x80; number >>= 7)
                out += static_cast<char>(number | 0x80);
            out += static_cast<char>(number);
        };
        std::uint64_t next = 0;
        std::int64_t created = 0;
        for (auto const& [place, row] : rows) {
            put(place - next);
            next = place + 1U;
            auto const step = to_micros(row.created) - created;
            put(static_cast<std::uint64_t>(step) << 1 ^ static_cast<std::uint64_t>(step >> 63));
            created += step;
            put(static_cast<std::uint64_t>(row.site));
            out += static_cast<char>(row.flags);
            for (auto const length : row.lengths)
                out += static_cast<char>(length);
            put(row.tags.size());
        }
        return out;
    }

    static constexpr std::string_view block_sql = "SELECT content FROM column_block WHERE face = 0";
    static constexpr std::string_view put_sql =
        "UPDATE column_block SET content = ?1, version = version + 1 WHERE face = 0";

    ColumnCache columns;
};
TYPED_TEST_SUITE(TitleOrder, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(TitleOrder, reads_few_titles_for_a_page_and_puts_all_in_order)
{
    this->fill();
    auto const all = this->titles(this->by(Sort::title, 1000));
    ASSERT_EQ(all.size(), std::size_t{TitleOrder<TypeParam>::pages});
    EXPECT_EQ(this->walked(false), all);
    EXPECT_EQ(this->walked(true), all);
    auto const newest = this->ask(this->by(Sort::newest, 7)).rows;
    EXPECT_LT(this->ask(this->by(Sort::title, 7)).rows, newest + 30);
}

TYPED_TEST(TitleOrder, is_the_same_where_the_columns_do_not_know_the_titles_yet)
{
    this->fill();
    auto const all = this->titles(this->by(Sort::title, 1000));
    this->forget_titles();
    EXPECT_EQ(this->titles(this->by(Sort::title, 1000)), all);
    EXPECT_EQ(this->walked(false), all);
    EXPECT_EQ(this->walked(true), all);
    // Whatever changes brings the keys of the whole block.
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        BookmarkChange change;
        change.unread = true;
        ASSERT_TRUE(edit_bookmark(transaction, shelf, *this->all().front().id, change).has_value());
    });
    auto const reader = this->database->read(this->owner.value);
    EXPECT_TRUE(this->columns.columns(*reader, this->owner)->blocks.front()->knows_titles);
    EXPECT_EQ(this->walked(false), all);
}

} // namespace
} // namespace florilege::library
