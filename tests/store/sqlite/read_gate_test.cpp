#include "store/error.hpp"
#include "store/sqlite/sqlite_connection.hpp"
#include "tests/store/engines.hpp"

namespace florilege::store {
namespace {

/// The forms that only SQLite knows; readers_test.cpp has those of both engines.
class ReadGateTest : public OpenStore<OnSqlite> {
protected:
    void SetUp() override
    {
        open();
        put(1, 1, "a");
    }
    void refuses(std::string const& sql) { EXPECT_THROW(db->read(1)->query(sql).next(), NotAllowed) << sql; }
};

TEST_F(ReadGateTest, refuses_the_full_text_index_and_its_ranks)
{
    for (std::string const sql :
         {"SELECT rowid FROM thing_text WHERE thing_text MATCH 'a'", "SELECT rank FROM thing_text",
          "SELECT bm25(thing_text) FROM thing_text WHERE thing_text MATCH 'a'",
          "SELECT highlight(thing_text, 0, '', '') FROM thing_text",
          "SELECT id FROM visible_text WHERE words MATCH 'a' ORDER BY bm25(words)",
          "SELECT * FROM thing_text_data", "SELECT block FROM \"thing_text_data\"",
          "SELECT * FROM thing_text_idx", "SELECT * FROM thing_text_config",
          "SELECT (SELECT count(*) FROM Thing_Text_Data) FROM visible_thing"})
        refuses(sql);
    EXPECT_THROW(db->read(1)->query("SELECT rank FROM visible_text").next(), StoreError);
}

TEST_F(ReadGateTest, refuses_the_schema_pragmas_and_other_files)
{
    for (std::string const sql :
         {"SELECT * FROM sqlite_master", "SELECT sql FROM sqlite_schema", "SELECT * FROM sqlite_temp_schema",
          "PRAGMA query_only = OFF", "PRAGMA table_info(thing)", "SELECT * FROM pragma_table_info('thing')",
          "ATTACH DATABASE ':memory:' AS other", "DETACH DATABASE main", "VACUUM INTO '/tmp/x'",
          "SELECT load_extension('x')", "SELECT * FROM dbstat", "SELECT * FROM main.thing",
          "SELECT [name] FROM [thing]", "SELECT `name` FROM `thing`", "EXPLAIN SELECT * FROM thing",
          "SELECT * FROM (WITH visible_thing AS (SELECT * FROM thing) SELECT * FROM visible_thing)"})
        refuses(sql);
}

TEST_F(ReadGateTest, refuses_a_temporary_view_or_table_that_poses_as_a_view)
{
    refuses("CREATE TEMP VIEW visible_x AS SELECT * FROM thing");
    refuses("CREATE TEMP TABLE visible_x (a)");
    refuses("CREATE TEMP TRIGGER visible_x AFTER INSERT ON thing BEGIN SELECT 1; END");
}

TEST_F(ReadGateTest, holds_below_the_words_too)
{
    // The words of a statement are the first gate; here is the second alone.
    SqliteConnection connection{
        std::get<SqliteLocation>(where.location).file, SqliteRole::reader, tokenizer, {}};
    for (auto const* sql :
         {"CREATE TEMP VIEW visible_x AS SELECT * FROM thing", "CREATE TEMP TABLE visible_x (a)",
          "ATTACH ':memory:' AS other", "PRAGMA table_info(thing)", "DELETE FROM thing",
          "SELECT * FROM thing", "COMMIT", "BEGIN", "SAVEPOINT a", "REINDEX", "ANALYZE"})
        EXPECT_NE(sqlite3_exec(connection.handle(), sql, nullptr, nullptr, nullptr), SQLITE_OK) << sql;
    EXPECT_EQ(sqlite3_exec(connection.handle(), "PRAGMA data_version", nullptr, nullptr, nullptr), SQLITE_OK);
}

TEST_F(ReadGateTest, gives_an_error_and_no_row_where_no_viewer_is_set)
{
    SqliteConnection connection{
        std::get<SqliteLocation>(where.location).file, SqliteRole::reader, tokenizer, {}};
    EXPECT_THROW(connection.query("SELECT * FROM visible_thing", {})->next(), NotAllowed);
    connection.gate().see_as(1);
    EXPECT_TRUE(connection.query("SELECT * FROM visible_thing", {})->next());
    connection.gate().see_as(std::nullopt);
    EXPECT_THROW(connection.query("SELECT * FROM visible_thing", {})->next(), NotAllowed);
}

TEST_F(ReadGateTest, asks_for_the_viewer_at_each_run_of_a_statement)
{
    put(2, 2, "b");
    SqliteConnection connection{
        std::get<SqliteLocation>(where.location).file, SqliteRole::reader, tokenizer, {}};
    for (std::int64_t const viewer : {1, 2, 1}) {
        connection.gate().see_as(viewer);
        auto const cursor = connection.query("SELECT id FROM visible_thing", {});
        ASSERT_TRUE(cursor->next());
        EXPECT_EQ(cursor->integer(0), viewer);
    }
}

TEST_F(ReadGateTest, keeps_a_reader_from_checkpointing)
{
    SqliteConnection connection{
        std::get<SqliteLocation>(where.location).file, SqliteRole::reader, tokenizer, {}};
    EXPECT_NE(
        sqlite3_wal_checkpoint_v2(connection.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr),
        SQLITE_OK);
}

} // namespace
} // namespace florilege::store
