// What an issue is made of, beside the rule over every row there is: the owner reads what is theirs, others
// what is open, and where everyone reads along, nobody reads more than that.
#include "digest/select/select.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

#include <random>
#include <set>

namespace florilege::digest {
namespace {

using std::chrono::hours;
using Ids = std::set<std::int64_t>;

struct Row {
    std::int64_t id;
    std::int64_t owner;
    bool open; ///< to everybody
    Time created;
    bool has_word;
};

template <class Where> class Selected : public tests::Product<Where> {
protected:
    /// Bookmarks of one person, of the days around Monday and Sunday, each open or not as by lot.
    void save_some(accounts::AccountId whose, std::mt19937& random)
    {
        this->on_shelf(whose, [&](store::Transaction& transaction, library::Shelf const& shelf) {
            transaction.see_as(whose.value);
            for (int i = 0; i < 12; ++i) {
                auto draft = tests::page("https://a.example/" + std::to_string(++saved_),
                                         random() % 2 == 0 ? "sea" : "");
                draft.created = this->now + hours{random() % (14 * 24)} - hours{3 * 24};
                draft.audience =
                    random() % 2 == 0 ? accounts::Audience::everyone() : accounts::Audience::me();
                draft.highlights = {tests::passage("said")};
                draft.highlights.front().replies = {{"", "answered", {}, {}, {}}};
                library::take(transaction, shelf, draft);
            }
        });
    }

    std::vector<Row> rows()
    {
        std::vector<Row> rows;
        this->database->write([&](store::Transaction& transaction) {
            auto found = transaction.query("SELECT id, owner, audience, created, title FROM bookmark");
            while (found.next())
                rows.push_back({found.integer(0), found.integer(1), found.integer(2) == -1, found.time(3),
                                found.text(4) == "sea"});
        });
        return rows;
    }

private:
    int saved_ = 0;
};
TYPED_TEST_SUITE(Selected, tests::ProductEngines, tests::ProductEngineNames);

Ids allowed_of(std::vector<Row> const& rows, std::int64_t viewer, accounts::AccountId owner,
               Period const& period, Readers readers, std::string_view word)
{
    bool const of_all = viewer == owner.value && readers == Readers::owner;
    Ids allowed;
    for (auto const& row : rows) {
        bool const asked = row.owner == owner.value && row.created >= period.from &&
                           row.created < period.to && (word.empty() || row.has_word);
        if (asked && (row.open || of_all)) allowed.insert(row.id);
    }
    return allowed;
}

Ids ids_of(std::vector<library::Bookmark> const& bookmarks)
{
    Ids ids;
    for (auto const& one : bookmarks) {
        ids.insert(one.key.value);
        EXPECT_EQ(one.content.highlights.at(0).replies.size(), 1U);
    }
    return ids;
}

TYPED_TEST(Selected, are_for_each_viewer_the_bookmarks_of_the_rule)
{
    std::mt19937 random{20120130};
    Period const week{this->now, this->now + hours{7 * 24}, Zone::utc(), "2012-w05", {}};
    std::size_t selected = 0;
    auto const compare = [&](std::int64_t viewer, accounts::AccountId owner) {
        auto const rows = this->rows();
        for (auto const readers : {Readers::owner, Readers::everyone}) {
            for (auto const* const word : {"", "sea"}) {
                auto const reader = this->database->read(viewer);
                auto const given = ids_of(select(*reader, owner, week, tests::query(word), readers));
                EXPECT_EQ(given, allowed_of(rows, viewer, owner, week, readers, word))
                    << "viewer " << viewer << ", owner " << owner.value << ", "
                    << (readers == Readers::owner ? "for them" : "for all") << ", '" << word << "'";
                selected += given.size();
            }
        }
    };
    for (int round = 0; round < 6; ++round) {
        for (auto const owner : {this->owner, this->stranger})
            this->save_some(owner, random);
        for (auto const viewer : {this->owner.value, this->stranger.value, std::int64_t{0}})
            for (auto const owner : {this->owner, this->stranger})
                compare(viewer, owner);
    }
    EXPECT_GT(selected, 500U);
}

} // namespace
} // namespace florilege::digest
