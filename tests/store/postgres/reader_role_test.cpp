#include "store/error.hpp"
#include "store/postgres/postgres_connection.hpp"
#include "store/postgres/postgres_reader.hpp"
#include "tests/store/engines.hpp"

#include <gmock/gmock.h>

namespace florilege::store {
namespace {

class ReaderRole : public OpenStore<OnPostgres> {
protected:
    std::string url() const { return std::get<PostgresLocation>(where.location).url; }
    std::string role()
    {
        PostgresConnection connection{{url()}, tokenizer, {}};
        auto const answer = connection.script(reader_role_sql);
        return PQgetvalue(answer.get(), 0, 0);
    }
};

TEST_F(ReaderRole, may_read_views_and_nothing_else)
{
    PostgresConnection connection{{url()}, tokenizer, {}};
    auto const role = this->role();
    auto const as_reader = [&](std::string const& sql) {
        connection.begin("BEGIN; SET LOCAL ROLE " + role +
                         "; SELECT set_config('florilege.viewer', '1', true)");
        try {
            connection.script(sql);
            connection.script("ROLLBACK");
            return true;
        } catch (NotAllowed const&) {
            connection.forget_failure();
            connection.script("ROLLBACK");
            return false;
        }
    };
    EXPECT_TRUE(as_reader("SELECT * FROM visible_thing"));
    EXPECT_TRUE(as_reader("SELECT * FROM visible_text"));
    for (auto const* sql :
         {"SELECT * FROM thing", "SELECT count(*) FROM thing", "SELECT * FROM thing_text",
          "SELECT * FROM schema_version", "DELETE FROM thing", "UPDATE visible_thing SET name = ''",
          "INSERT INTO visible_thing (id, owner, name) VALUES (1, 1, '')",
          "CREATE VIEW visible_x AS SELECT 1", "CREATE TABLE x (a int)", "DROP VIEW visible_thing",
          "WITH visible_thing AS (SELECT * FROM thing) SELECT * FROM visible_thing"})
        EXPECT_FALSE(as_reader(sql)) << sql;
}

TEST_F(ReaderRole, gets_an_error_and_no_row_where_no_viewer_is_set)
{
    put(1, 1, "a");
    PostgresConnection connection{{url()}, tokenizer, {}};
    for (int round = 0; round < 2; ++round) {
        connection.begin("BEGIN; SET LOCAL ROLE " + role());
        EXPECT_THROW(connection.script("SELECT * FROM visible_thing"), NotAllowed);
        connection.forget_failure();
        connection.script("ROLLBACK");
        connection.begin("BEGIN; SELECT set_config('florilege.viewer', '1', true)");
        connection.script("SELECT * FROM visible_thing");
        connection.script("COMMIT"); // leaves the setting empty, not unknown
    }
}

TEST_F(ReaderRole, reads_through_security_barriers)
{
    db->write([](Transaction& tx) {
        auto rows = tx.query("SELECT relname, coalesce(array_to_string(reloptions, ','), '') FROM pg_class"
                             " WHERE relname LIKE 'visible\\_%' ORDER BY relname");
        std::vector<std::string> found;
        while (rows.next())
            found.push_back(rows.string(0) + " " + rows.string(1));
        EXPECT_THAT(found, ::testing::Contains("visible_text "));
        EXPECT_THAT(found, ::testing::Contains("visible_thing security_barrier=true"));
        EXPECT_EQ(std::ranges::count_if(found, [](auto const& view) { return view.back() == ' '; }), 1);
    });
}

TEST_F(ReaderRole, finds_words_by_their_index)
{
    db->write([](Transaction& tx) {
        tx.run("INSERT INTO thing (id, owner, name) SELECT i, 1, 'n' || i FROM generate_series(1, 5000) i");
        tx.run("INSERT INTO thing_text SELECT 1, i, CAST('a/w' || i AS tsvector) FROM generate_series(1, "
               "5000) i");
        tx.run("ANALYZE thing");
        tx.run("ANALYZE thing_text");
    });
    PostgresConnection connection{{url()}, tokenizer, {}};
    connection.begin("BEGIN; SET LOCAL ROLE " + role() +
                     "; SELECT set_config('florilege.viewer', '1', true)");
    auto const answer = connection.script(
        "EXPLAIN SELECT t.id FROM visible_text t WHERE t.words @@ CAST('''a/w7''' AS tsquery)");
    std::string plan;
    for (int row = 0; row < PQntuples(answer.get()); ++row)
        plan += PQgetvalue(answer.get(), row, 0) + std::string{"\n"};
    EXPECT_NE(plan.find("thing_text_words"), std::string::npos) << plan;
    EXPECT_EQ(plan.find("Seq Scan"), std::string::npos) << plan;
}

class LostConnection : public OpenStore<OnPostgres> {
protected:
    /// Ends every other connection to the database, as a failover does.
    void cut()
    {
        PostgresConnection other{std::get<PostgresLocation>(where.location), tokenizer, {}};
        other.script("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                     " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }
};

TEST_F(LostConnection, is_made_anew_before_the_next_transaction)
{
    put(1, 1, "a");
    EXPECT_EQ(count(), 1);
    cut();
    put(2, 1, "b");
    EXPECT_EQ(count(), 2);
}

TEST_F(LostConnection, ends_the_transaction_it_carried_and_not_the_next)
{
    EXPECT_THROW(db->write([this](Transaction& tx) {
        tx.run("INSERT INTO thing (id, owner, name) VALUES (1, 1, 'a')");
        cut();
        tx.run("INSERT INTO thing (id, owner, name) VALUES (2, 1, 'b')");
    }),
                 StoreError);
    EXPECT_THROW(db->write([this](Transaction& tx) {
        tx.run("INSERT INTO thing (id, owner, name) VALUES (3, 1, 'c')");
        cut();
    }),
                 StoreError)
        << "a commit that was not answered is not taken for done";
    put(4, 1, "d");
    EXPECT_EQ(count(), 1);
}

TEST_F(LostConnection, ends_a_reader_with_an_error_and_not_the_next)
{
    put(1, 1, "a");
    {
        auto const reader = db->read(1);
        cut();
        EXPECT_THROW(reader->integer("SELECT count(*) FROM visible_thing"), StoreError);
    }
    EXPECT_EQ(count(), 1);
}

TEST_F(LostConnection, is_said_so_where_no_server_answers)
{
    EXPECT_THROW(
        store::open(PostgresLocation{"postgresql:///none?host=/nowhere"}, Access::read_write, tokenizer),
        StoreError);
}

TEST_F(LostConnection, has_nothing_to_do_with_copies)
{
    EXPECT_THROW(db->backup("/tmp/never-made.db"), StoreError);
}

} // namespace
} // namespace florilege::store
