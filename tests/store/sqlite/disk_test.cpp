#include "store/error.hpp"
#include "tests/store/engines.hpp"
#include "tests/store/sqlite/faulty_disk.hpp"

#include <fstream>

namespace florilege::store {
namespace {

class Disk : public OpenStore<OnSqlite> {
protected:
    // The disk must outlive what is open on it.
    FaultyDisk disk;
    std::unique_ptr<Database> const& store() const { return db; }

    void TearDown() override { db.reset(); }

    static Database::Work inserting(std::int64_t id)
    {
        return [id](Transaction& tx) {
            tx.run("INSERT INTO thing (id, owner, name) VALUES (?1, 1, ?2)", id, std::to_string(id));
        };
    }
    static Database::Work inserting_much(std::int64_t id)
    {
        return [id](Transaction& tx) {
            tx.run("INSERT INTO thing (id, owner, name) VALUES (?1, 1, ?2)", id, std::string(3'000'000, 'x'));
        };
    }
};

TEST_F(Disk, full_fails_the_commit_that_met_it_and_heals_without_a_restart)
{
    put(1, 1, "a");
    disk.fail_writes(SQLITE_FULL);
    EXPECT_THROW(db->write(inserting(2)), DiskFull);
    EXPECT_THROW(db->write(inserting(3)), DiskFull);
    EXPECT_EQ(count(), 1) << "reads go on";
    disk.fail_writes(SQLITE_OK);
    db->write(inserting(4));
    EXPECT_EQ(count(), 2);
    EXPECT_EQ(db->check(), std::vector<std::string>{});
}

TEST_F(Disk, full_in_the_middle_of_a_large_write_fails_all_that_share_its_commit)
{
    open({.page_cache_bytes = 100 * 1024}); // pages are written before the commit
    // The three wait together, and so share a commit, only once the one before them is being written.
    std::promise<void> started;
    std::promise<void> go;
    auto const held = db->submit([&started, wait = go.get_future().share()](Transaction&) {
        started.set_value();
        wait.wait();
    });
    started.get_future().wait();
    auto first = db->submit(inserting(1));
    auto second = db->submit(inserting_much(2));
    auto third = db->submit(inserting(3));
    disk.fail_writes(SQLITE_FULL, 20);
    go.set_value();
    EXPECT_THROW(first.get(), DiskFull);
    EXPECT_THROW(second.get(), DiskFull);
    EXPECT_THROW(third.get(), DiskFull);
    disk.fail_writes(SQLITE_OK);
    EXPECT_EQ(count(), 0);
    db->write(inserting(1));
    EXPECT_EQ(count(), 1);
}

TEST_F(Disk, full_is_told_even_where_the_work_hides_it)
{
    open({.page_cache_bytes = 100 * 1024});
    disk.fail_writes(SQLITE_FULL);
    EXPECT_THROW(db->write([](Transaction& tx) {
        try {
            inserting_much(1)(tx);
        } catch (StoreError const&) {
        }
    }),
                 DiskFull);
}

TEST_F(Disk, whose_sync_fails_ends_all_writing)
{
    put(1, 1, "a");
    disk.fail_syncs(SQLITE_IOERR_FSYNC);
    EXPECT_THROW(db->write(inserting(2)), StoreError);
    disk.fail_syncs(SQLITE_OK);
    try {
        db->write(inserting(3));
        FAIL() << "nothing may be acknowledged after a failed sync";
    } catch (StoreError const& error) {
        EXPECT_NE(std::string{error.what()}.find("started anew"), std::string::npos) << error.what();
    }
    EXPECT_THROW(db->backup(where.folder.path() / "copy"), StoreError);
    EXPECT_EQ(count(), 1) << "reads go on";
    open();
    EXPECT_EQ(db->check(), std::vector<std::string>{});
    db->write(inserting(4));
}

TEST_F(Disk, whose_sync_fails_ends_those_that_wait_too)
{
    std::promise<void> started;
    std::promise<void> go;
    open({.writes_per_commit = 1});
    auto const held = db->submit([&started, wait = go.get_future().share()](Transaction&) {
        started.set_value();
        wait.wait();
    });
    started.get_future().wait();
    std::vector<std::future<void>> done;
    for (int i = 1; i <= 10; ++i)
        done.push_back(db->submit(inserting(i)));
    disk.fail_syncs(SQLITE_IOERR_FSYNC);
    go.set_value();
    for (auto& future : done)
        EXPECT_THROW(future.get(), StoreError);
    disk.fail_syncs(SQLITE_OK);
}

// SQLite's own method: fail the n-th call, for n = 1, 2, 3, until the operation ends without reaching it.
TEST_F(Disk, that_fails_at_any_call_never_makes_a_false_acknowledgement)
{
    struct Kind {
        void (FaultyDisk::*arm)(int, int);
        int (FaultyDisk::*calls)() const;
        int code;
    };
    for (auto const& kind : {Kind{&FaultyDisk::fail_writes, &FaultyDisk::writes, SQLITE_FULL},
                             Kind{&FaultyDisk::fail_writes, &FaultyDisk::writes, SQLITE_IOERR_WRITE},
                             Kind{&FaultyDisk::fail_syncs, &FaultyDisk::syncs, SQLITE_IOERR_FSYNC}}) {
        std::int64_t id = kind.code * 1000;
        bool reached = true;
        for (int n = 1; reached; ++n) {
            ASSERT_LT(n, 500);
            auto const before = count();
            std::int64_t acknowledged = 0;
            (disk.*kind.arm)(kind.code, n);
            for (int i = 0; i < 3; ++i) {
                try {
                    db->write(inserting(++id));
                    ++acknowledged;
                } catch (StoreError const&) {
                }
            }
            reached = (disk.*kind.calls)() >= n;
            (disk.*kind.arm)(SQLITE_OK, 1);
            open({.wal_bytes = 16 * 1024}); // so that checkpoints meet the faults as well
            EXPECT_GE(count(), before + acknowledged) << kind.code << ' ' << n;
            EXPECT_TRUE(reached || acknowledged == 3);
        }
        EXPECT_EQ(db->check(), std::vector<std::string>{});
    }
}

class SqliteFile : public OpenStore<OnSqlite> {};

TEST_F(SqliteFile, is_copied_whole_while_it_is_in_use)
{
    for (int i = 0; i < 50; ++i)
        put(i, 1, std::to_string(i));
    auto const reader = db->read(1);
    auto const copy = where.folder.path() / "copy.db";
    db->backup(copy);
    put(100, 1, "later");
    EXPECT_THROW(db->backup(copy), StoreError) << "a copy is not written over";
    auto const restored = store::open(SqliteLocation{copy}, Access::read_write, tokenizer, {}, test_schema());
    EXPECT_EQ(restored->read(1)->integer("SELECT count(*) FROM visible_thing"), 50);
    EXPECT_EQ(restored->check(), std::vector<std::string>{});
    EXPECT_THROW(db->backup(where.folder.path() / "none" / "copy.db"), std::exception);
}

TEST_F(SqliteFile, has_a_log_that_does_not_grow_without_end)
{
    open({.wal_bytes = 64 * 1024});
    for (int i = 0; i < 200; ++i)
        put(i, 1, std::string(2000, 'x') + std::to_string(i));
    EXPECT_LT(std::filesystem::file_size(where.folder.path() / "florilege.db-wal"), 256u * 1024);
}

TEST_F(SqliteFile, is_one_file_when_it_is_closed)
{
    put(1, 1, "a");
    count();
    db.reset();
    EXPECT_TRUE(std::filesystem::exists(where.folder.path() / "florilege.db"));
    EXPECT_FALSE(std::filesystem::exists(where.folder.path() / "florilege.db-wal"));
}

TEST_F(SqliteFile, that_is_damaged_is_found_out)
{
    for (int i = 0; i < 300; ++i)
        put(i, 1, std::string(100, 'x') + std::to_string(i));
    db.reset();
    auto const file = where.folder.path() / "florilege.db";
    {
        std::fstream out{file, std::ios::in | std::ios::out | std::ios::binary};
        out.seekp(static_cast<std::streamoff>(std::filesystem::file_size(file)) - 4096 + 8);
        out << std::string(600, '\x55');
    }
    open();
    EXPECT_FALSE(db->check().empty());
}

TEST_F(SqliteFile, whose_full_text_index_is_damaged_is_found_out)
{
    db->write([](Transaction& tx) {
        for (int id = 1; id <= 100; ++id)
            tx.run("INSERT INTO thing_text (rowid, title, note) VALUES (?1, ?2, 'green')", id,
                   "red " + std::to_string(id));
    });
    EXPECT_EQ(db->check(), std::vector<std::string>{});
    db.reset();
    sqlite3* raw = nullptr;
    ASSERT_EQ(sqlite3_open((where.folder.path() / "florilege.db").c_str(), &raw), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(raw, "UPDATE thing_text_data SET block = zeroblob(length(block)) WHERE id > 100",
                           nullptr, nullptr, nullptr),
              SQLITE_OK);
    EXPECT_GT(sqlite3_changes(raw), 0);
    sqlite3_close(raw);
    open();
    auto const findings = db->check();
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_NE(findings[0].find("thing_text"), std::string::npos) << findings[0];
}

} // namespace
} // namespace florilege::store
