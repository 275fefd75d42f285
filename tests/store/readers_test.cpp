#include "store/error.hpp"
#include "tests/store/engines.hpp"

#include <chrono>
#include <thread>

namespace florilege::store {
namespace {

template <class Where> class Readers : public OpenStore<Where> {
protected:
    void refuses(std::string const& sql)
    {
        auto const reader = this->db->read(1);
        EXPECT_THROW(reader->query(sql).next(), NotAllowed) << sql;
        auto const another = this->db->read(1);
        EXPECT_THROW(another->run(sql), NotAllowed) << sql;
    }
};
TYPED_TEST_SUITE(Readers, Engines, EngineNames);

TYPED_TEST(Readers, see_one_committed_state_from_the_moment_they_are_made)
{
    this->put(1, 1, "a");
    auto const before = this->db->read(1);
    this->put(2, 1, "b");
    EXPECT_EQ(before->integer("SELECT count(*) FROM visible_thing"), 1);
    EXPECT_EQ(this->count(), 2);
    EXPECT_EQ(before->integer("SELECT count(*) FROM visible_thing"), 1);
}

TYPED_TEST(Readers, are_stopped_in_the_middle_of_what_takes_too_long)
{
    this->put(1, 1, "a");
    auto const begin = std::chrono::steady_clock::now();
    auto const counts_for_hours = [&](Deadline end) {
        return this->db->read(1, end)->integer(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000000)"
            " SELECT max(i) FROM n");
    };
    EXPECT_THROW(counts_for_hours(begin + std::chrono::milliseconds{50}), TookTooLong);
    EXPECT_GE(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds{50});
    EXPECT_EQ(this->count(), 1) << "the next reader is held to nothing";
}

TYPED_TEST(Readers, begin_nothing_after_their_end)
{
    this->put(1, 1, "a");
    auto const late = [&] { this->db->read(1, std::chrono::steady_clock::now())->integer("SELECT 1"); };
    EXPECT_THROW(late(), TookTooLong);
    auto const whenever = std::chrono::steady_clock::now() + std::chrono::hours{24 * 365 * 200};
    EXPECT_EQ(this->db->read(1, whenever)->integer("SELECT count(*) FROM visible_thing"), 1);
}

TYPED_TEST(Readers, see_what_their_viewer_may_see)
{
    for (int i = 1; i <= 6; ++i)
        this->put(i, i % 3, std::to_string(i));
    EXPECT_EQ(this->count(1), 2);
    EXPECT_EQ(this->count(2), 2);
    EXPECT_EQ(this->count(7), 0);
    auto const one = this->db->read(1);
    auto const two = this->db->read(2);
    EXPECT_EQ(one->integer("SELECT min(id) FROM visible_thing"), 1);
    EXPECT_EQ(two->integer("SELECT min(id) FROM visible_thing"), 2);
    EXPECT_EQ(one->integer("SELECT min(id) FROM visible_thing"), 1);
}

TYPED_TEST(Readers, read_views_in_every_shape_of_query)
{
    for (int i = 1; i <= 3; ++i)
        this->put(i, 1, std::to_string(i));
    auto const reader = this->db->read(1);
    for (std::string const sql :
         {"SELECT count(*) FROM visible_thing", "SELECT max(id) FROM visible_thing t WHERE t.name <> ''",
          "WITH mine AS (SELECT id FROM visible_thing) SELECT count(*) FROM mine",
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT max(i) FROM n",
          "SELECT count(*) FROM (SELECT id FROM visible_thing) AS t",
          "SELECT (SELECT count(*) FROM visible_thing)", "VALUES (3)",
          "SELECT count(*) FROM visible_thing WHERE id IN (SELECT id FROM visible_thing)",
          "SELECT number FROM visible_schema_version ORDER BY number DESC",
          "SELECT count(*) FROM visible_thing a JOIN visible_thing b ON b.id = a.id",
          "SELECT max(c) FROM (SELECT 3 AS c UNION SELECT id FROM visible_thing) AS t"})
        EXPECT_EQ(reader->integer(sql), 3) << sql;
}

TYPED_TEST(Readers, read_views_over_tables_of_which_they_use_no_column)
{
    this->put(1, 1, "a");
    this->db->write([](Transaction& tx) {
        tx.run("INSERT INTO thing (id, owner, name) VALUES (2, 2, 'b')");
        tx.run("INSERT INTO part (thing, name) VALUES (1, 'x')");
        tx.run("INSERT INTO part (thing, name) VALUES (2, 'y')");
    });
    auto const reader = this->db->read(1);
    EXPECT_EQ(reader->integer("SELECT count(*) FROM visible_name"), 2);
    EXPECT_EQ(reader->integer("SELECT max(id) FROM visible_name"), 2);
    EXPECT_EQ(reader->integer("SELECT count(*) FROM visible_part"), 1);
    EXPECT_EQ(reader->integer("SELECT 1 FROM visible_part"), 1);
    EXPECT_EQ(reader->text("SELECT name AS part FROM visible_part AS thing WHERE thing.thing = 1"), "x");
}

TYPED_TEST(Readers, are_refused_the_tables_themselves)
{
    this->put(1, 1, "a");
    for (std::string const sql :
         {"SELECT * FROM thing", "SELECT count(*) FROM thing", "SELECT 1 FROM thing",
          "SELECT (SELECT count(*) FROM thing) FROM visible_thing",
          "SELECT 1 FROM visible_thing WHERE EXISTS (SELECT 1 FROM thing)",
          "WITH t AS (SELECT * FROM thing) SELECT * FROM t",
          "SELECT id FROM visible_thing UNION SELECT id FROM thing",
          "SELECT t.name FROM visible_thing v JOIN thing t ON t.id = v.id",
          "SELECT * FROM (SELECT * FROM thing) AS visible_thing", "SELECT * FROM schema_version",
          "SELECT name FROM visible_thing v WHERE id = (SELECT max(id) FROM thing)",
          "SELECT count(*) FROM visible_thing, thing", "SELECT count(*) FROM visible_name CROSS JOIN part",
          "SELECT 1 FROM (visible_thing JOIN thing ON 1 = 1)", "SELECT 1 FROM \"thing\"",
          "SELECT 1 FROM (SELECT 1 FROM part) AS p", "SELECT (SELECT count(*) FROM part)",
          "WITH p AS (SELECT count(*) AS n FROM part) SELECT n FROM p"})
        this->refuses(sql);
}

TYPED_TEST(Readers, are_refused_a_table_expression_that_poses_as_a_view)
{
    for (std::string const sql :
         {"WITH visible_thing AS (SELECT * FROM thing) SELECT * FROM visible_thing",
          "WITH visible_other (a, b) AS (SELECT id, name FROM thing) SELECT * FROM visible_other",
          "WITH a AS (SELECT 1), \"visible_x\" AS NOT MATERIALIZED (SELECT * FROM thing) SELECT * FROM "
          "\"visible_x\"",
          "WITH Visible_Thing AS MATERIALIZED (SELECT * FROM thing) SELECT * FROM visible_thing"})
        this->refuses(sql);
}

TYPED_TEST(Readers, are_refused_everything_that_is_not_a_select)
{
    for (std::string const sql :
         {"INSERT INTO thing (id, owner, name) VALUES (1, 1, 'a')", "UPDATE thing SET number = 1",
          "DELETE FROM thing", "CREATE TABLE a (b text)", "CREATE TEMP TABLE a (b text)",
          "CREATE VIEW a AS SELECT * FROM thing", "CREATE TEMP VIEW visible_a AS SELECT * FROM thing",
          "COMMIT", "BEGIN", "DROP VIEW visible_thing", "ROLLBACK"})
        this->refuses(sql);
    EXPECT_EQ(this->count(), 0);
}

TYPED_TEST(Readers, are_reused_without_what_the_last_one_left)
{
    this->open({.readers = 1});
    this->put(1, 1, "a");
    for (int round = 0; round < 3; ++round) {
        auto reader = this->db->read(1);
        EXPECT_THROW(reader->query("SELECT * FROM thing").next(), NotAllowed);
        reader.reset();
        auto const next = this->db->read(2);
        EXPECT_EQ(next->integer("SELECT count(*) FROM visible_thing"), 0);
    }
}

TYPED_TEST(Readers, more_than_are_kept_open_can_be_out_at_once)
{
    this->open({.readers = 1});
    std::vector<std::unique_ptr<Reader>> readers;
    for (int i = 0; i < 5; ++i)
        readers.push_back(this->db->read(i));
    for (auto const& reader : readers)
        EXPECT_EQ(reader->integer("SELECT count(*) FROM visible_thing"), 0);
}

TYPED_TEST(Readers, never_see_half_a_write)
{
    std::thread writer{[this] {
        for (int i = 0; i < 100; ++i)
            this->db->write([i](Transaction& tx) {
                tx.run("INSERT INTO thing (id, owner, name) VALUES (?1, 1, ?2)", 2 * i,
                       "a" + std::to_string(i));
                tx.run("INSERT INTO thing (id, owner, name) VALUES (?1, 1, ?2)", 2 * i + 1,
                       "b" + std::to_string(i));
            });
    }};
    std::int64_t seen = 0;
    while (seen < 200) {
        auto const now = this->count();
        EXPECT_EQ(now % 2, 0);
        EXPECT_GE(now, seen);
        seen = now;
    }
    writer.join();
}

} // namespace
} // namespace florilege::store
