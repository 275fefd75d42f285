#pragma once

#include "accounts/account.hpp"
#include "library/history/newest_change.hpp"
#include "library/read.hpp"
#include "library/take.hpp"
#include "library/text_index.hpp"
#include "store/database.hpp"
#include "tests/product_database.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <type_traits>
#include <utility>

/// The product's own schema on either engine, for the tests of every part above the store.
namespace florilege::tests {

struct ProductOnSqlite {
    EmptySqlite file;
    store::Location location = store::SqliteLocation{file.path()};
};
struct ProductOnPostgres {
    EmptyPostgres fresh;
    store::Location location = store::PostgresLocation{fresh.url()};
};
using ProductEngines = ::testing::Types<ProductOnSqlite, ProductOnPostgres>;

struct ProductEngineNames {
    template <class Where> static std::string GetName(int)
    {
        return std::is_same_v<Where, ProductOnSqlite> ? "Sqlite" : "Postgres";
    }
};

/// 2012-01-30T08:00:00Z, a Monday.
constexpr Time monday = from_micros(1'327'910'400'000'000);

/// An open, empty database with two accounts: the owner, and a reader who must see nothing of theirs.
template <class Where> class Product : public ::testing::Test {
protected:
    Product() : database{store::open(where.location, store::Access::read_write, library::tokenizer())}
    {
        database->write([&](store::Transaction& transaction) {
            owner = accounts::create_account(transaction, name("colette"), monday)->id;
            stranger = accounts::create_account(transaction, name("gaston"), monday)->id;
        });
    }

    static accounts::AccountName name(std::string_view text)
    {
        return accounts::AccountName::parse(text).value();
    }

    /// Runs work inside a transaction with somebody's shelf.
    template <class Work> void on_shelf(accounts::AccountId whose, Work work)
    {
        database->write([&](store::Transaction& transaction) {
            library::Vocabulary vocabulary{whose};
            work(transaction, library::Shelf{whose, vocabulary, std::nullopt, now});
        });
    }
    /// The same with the owner's.
    template <class Work> void on_shelf(Work work) { on_shelf(owner, std::move(work)); }

    library::Taken take(library::BookmarkDraft const& draft)
    {
        auto taken = library::Taken::unchanged;
        on_shelf([&](store::Transaction& transaction, library::Shelf const& shelf) {
            taken = library::take(transaction, shelf, draft);
        });
        return taken;
    }

    /// Takes back what was remembered last, be it an undoing: then the change is made again.
    void redo()
    {
        auto const newest = library::newest_change(*database->read(owner.value), owner);
        ASSERT_TRUE(newest.has_value());
        on_shelf([&](store::Transaction& transaction, library::Shelf const& shelf) {
            auto const undone = library::undo(transaction, shelf, *newest);
            ASSERT_TRUE(undone.has_value()) << undone.error().text();
        });
        EXPECT_EQ(database->check(), std::vector<std::string>{});
    }

    /// The whole library of the owner as the viewer may see it, oldest key first.
    std::vector<library::BookmarkDraft> all(accounts::AccountId viewer)
    {
        std::vector<library::BookmarkDraft> drafts;
        auto const reader = database->read(viewer.value);
        library::each_bookmark(
            *reader, owner, [&](library::Bookmark const& bookmark) { drafts.push_back(bookmark.content); });
        return drafts;
    }
    std::vector<library::BookmarkDraft> all() { return all(owner); }

    Where where;
    std::unique_ptr<store::Database> database;
    accounts::AccountId owner{0};
    accounts::AccountId stranger{0};
    Time now = monday;
};

/// A page with a title and tags.
inline library::BookmarkDraft page(std::string_view url, std::string title = {},
                                   std::vector<std::string> tags = {})
{
    library::BookmarkDraft draft;
    draft.url = text::Url::parse(url).value();
    draft.title = std::move(title);
    draft.tags = std::move(tags);
    return draft;
}

inline library::HighlightDraft passage(std::string quote, std::string note = {})
{
    library::HighlightDraft highlight;
    highlight.quote = std::move(quote);
    highlight.note = std::move(note);
    return highlight;
}

} // namespace florilege::tests
