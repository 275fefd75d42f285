#include "library/columns/column_check.hpp"
#include "library/columns/columns.hpp"
#include "library/search/search.hpp"
#include "tests/library/random_doings.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Three public pages and a private one in the first block, one page in the third.
template <class Where> class ColumnCheck : public tests::Product<Where> {
protected:
    void SetUp() override
    {
        for (auto const* name : {"a", "b", "c"}) {
            auto draft =
                tests::page(std::string{"https://maps.example/"} + name, "Old maps", {"ice", "snow"});
            draft.audience = accounts::Audience::everyone();
            draft.highlights = {tests::passage("Streets that are gone.")};
            draft.article = "The whole of the text.";
            this->take(draft);
        }
        this->take(tests::page("https://tides.example/", "Tides"));
        run("UPDATE bookmark_number SET last = last + 2048");
        this->take(tests::page("https://ships.example/", "Ships", {"snow"}));
    }

    void run(std::string_view sql)
    {
        this->database->write([&](store::Transaction& transaction) { transaction.run(sql); });
    }

    std::vector<WrongBlock> wrong()
    {
        std::vector<WrongBlock> found;
        this->database->write([&](store::Transaction& transaction) { found = wrong_blocks(transaction); });
        return found;
    }

    void mend_all()
    {
        for (auto const& block : wrong())
            this->database->write([&](store::Transaction& transaction) { mend_block(transaction, block); });
    }

    /// Everything the blocks hold.
    std::vector<std::string> contents()
    {
        std::vector<std::string> out;
        this->database->write([&](store::Transaction& transaction) {
            auto rows = transaction.query("SELECT content FROM column_block ORDER BY owner, face, block");
            while (rows.next()) {
                auto const bytes = rows.blob(0);
                out.emplace_back(reinterpret_cast<char const*>(bytes.data()), bytes.size());
            }
        });
        return out;
    }

    /// Says that a block is found wrong about so many bookmarks and is as it was once it is made anew.
    void expect_found_and_mended(std::string_view spoil, std::int64_t block, std::size_t bookmarks)
    {
        auto const before = contents();
        run(spoil);
        auto const found = wrong();
        ASSERT_THAT(found, SizeIs(1)) << spoil;
        EXPECT_EQ(found.front().owner, this->owner);
        EXPECT_EQ(found.front().block, block) << spoil;
        EXPECT_EQ(found.front().bookmarks, bookmarks) << spoil;
        mend_all();
        EXPECT_THAT(wrong(), IsEmpty()) << spoil;
        EXPECT_EQ(contents(), before) << spoil;
    }
};
TYPED_TEST_SUITE(ColumnCheck, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ColumnCheck, finds_nothing_whatever_is_done_to_a_library)
{
    EXPECT_THAT(this->wrong(), IsEmpty());
    for (unsigned round = 0; round < 100; ++round) {
        std::string done;
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            done = RandomDoings{round, transaction, shelf}.something();
        });
        ASSERT_THAT(this->wrong(), IsEmpty()) << done << " in round " << round;
    }
}

TYPED_TEST(ColumnCheck, finds_a_block_that_was_spoilt)
{
    this->expect_found_and_mended(
        "UPDATE column_block SET content = (SELECT c.content FROM column_block c WHERE c.face = 0 "
        "AND c.block = 2) WHERE face = 0 AND block = 0",
        0, 5);
    this->expect_found_and_mended(
        "UPDATE column_block SET content = (SELECT c.content FROM column_block c WHERE c.face = 0 "
        "AND c.block = 0) WHERE face = 1 AND block = 0",
        0, 1);
    this->expect_found_and_mended("DELETE FROM column_block WHERE block = 2", 2, 1);
    this->expect_found_and_mended("UPDATE column_block SET content = substr(content, 1, 3) WHERE block = 2",
                                  2, 1);
}

TYPED_TEST(ColumnCheck, finds_rows_that_were_changed_behind_it)
{
    for (auto const* change :
         {"DELETE FROM bookmark_tag WHERE bookmark = (SELECT min(id) FROM bookmark)",
          "UPDATE bookmark SET unread = 1 WHERE id = (SELECT min(id) FROM bookmark)",
          "UPDATE bookmark SET created = 7 WHERE id = (SELECT min(id) FROM bookmark)",
          "UPDATE bookmark SET audience = 0 WHERE id = (SELECT min(id) FROM bookmark)",
          "UPDATE source SET site = NULL WHERE id = (SELECT min(id) FROM bookmark)",
          "UPDATE source SET kind = 3 WHERE id = (SELECT min(id) FROM bookmark)",
          "UPDATE highlight SET quote = '' WHERE source = (SELECT min(id) FROM bookmark)"}) {
        this->run(change);
        auto const found = this->wrong();
        ASSERT_THAT(found, SizeIs(1)) << change;
        EXPECT_EQ(found.front().block, 0) << change;
        EXPECT_EQ(found.front().bookmarks, 1) << change;
        this->mend_all();
        EXPECT_THAT(this->wrong(), IsEmpty()) << change;
    }
}

TYPED_TEST(ColumnCheck, tells_whoever_had_read_a_block_that_it_was_made_anew)
{
    ColumnCache cache;
    auto const rows = [&] {
        auto const reader = this->database->read(this->owner.value);
        return rows_of(*cache.columns(*reader, this->owner)->blocks.at(2));
    };
    auto const before = rows();
    this->run("UPDATE bookmark SET unread = 1");
    this->mend_all();
    auto const after = rows();
    ASSERT_THAT(after, SizeIs(1));
    EXPECT_EQ(after.begin()->second.flags, before.begin()->second.flags | ColumnRow::unread);
}

} // namespace
} // namespace florilege::library
