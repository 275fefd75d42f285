#include "store/error.hpp"
#include "store/schema.hpp"
#include "tests/store/engines.hpp"

#include <sqlite3.h>

#include <fstream>

namespace florilege::store {
namespace {

using Files = std::vector<Migration>;

std::string refusal(Files const& files)
{
    try {
        schema_steps(Engine::sqlite, files);
        return "accepted";
    } catch (StoreError const& error) {
        return error.what();
    }
}

TEST(SchemaSteps, take_the_file_of_their_engine)
{
    Files const files{{"0001_a.sql", "both"}, {"0002_b.postgres.sql", "p"}, {"0002_b.sqlite.sql", "s"}};
    auto const sqlite = schema_steps(Engine::sqlite, files);
    auto const postgres = schema_steps(Engine::postgres, files);
    ASSERT_EQ(sqlite.size(), 2u);
    EXPECT_EQ(sqlite[0].sql, "both");
    EXPECT_EQ(sqlite[1].sql, "s");
    EXPECT_EQ(sqlite[1].name, "0002_b");
    EXPECT_EQ(postgres[1].sql, "p");
}

TEST(SchemaSteps, are_refused_with_a_gap_a_double_or_half_a_pair)
{
    EXPECT_NE(refusal({{"0002_b.sql", ""}}).find("0002_b"), std::string::npos);
    EXPECT_NE(refusal({{"0001_a.sql", ""}, {"0003_c.sql", ""}}).find("0003_c"), std::string::npos);
    EXPECT_NE(refusal({{"0001_a.sql", ""}, {"0001_b.sql", ""}}).find("taken"), std::string::npos);
    EXPECT_NE(refusal({{"0001_a.sqlite.sql", ""}, {"0001_b.postgres.sql", ""}}).find("taken"),
              std::string::npos);
    EXPECT_NE(refusal({{"0001_a.sqlite.sql", ""}}).find("each engine"), std::string::npos);
    EXPECT_NE(refusal({{"0001_a.sql", ""}, {"0001_a.sqlite.sql", ""}}).find("each engine"),
              std::string::npos);
}

TEST(SchemaSteps, are_refused_under_a_name_of_another_form)
{
    for (auto const* file : {"a.sql", "1_a.sql", "0001a.sql", "0001_.sql", "0001_a", "0001_a.mysql.sql",
                             "001_ab.sql", ".sql", "-001_a.sql"})
        EXPECT_NE(refusal({{file, ""}}).find("must be like"), std::string::npos) << file;
}

TEST(SchemaSteps, of_the_program_itself_are_in_order)
{
    EXPECT_FALSE(migrations().empty());
    for (auto const engine : {Engine::sqlite, Engine::postgres})
        EXPECT_FALSE(schema_steps(engine, migrations()).empty());
}

constexpr Migration one{"0001_one.sql", "CREATE TABLE one (id bigint NOT NULL PRIMARY KEY);"
                                        "CREATE VIEW visible_one AS SELECT id FROM one"};
constexpr Migration two{"0002_two.sql", "CREATE TABLE two (id bigint NOT NULL PRIMARY KEY,"
                                        " one bigint NOT NULL REFERENCES one (id))"};
constexpr Migration bad_two{"0002_two.sql",
                            "CREATE TABLE two (id bigint); INSERT INTO one VALUES (2); NONSENSE"};

template <class Where> class Schema : public OpenStore<Where> {
protected:
    void SetUp() override {}
    void open_with(std::vector<Migration> files) { this->open({}, this->keep(std::move(files))); }
    std::span<Migration const> keep(std::vector<Migration> files)
    {
        files_ = std::move(files);
        return files_;
    }
    std::int64_t version()
    {
        return this->db->read(0)->integer("SELECT count(*) FROM visible_schema_version").value();
    }

private:
    std::vector<Migration> files_;
};
TYPED_TEST_SUITE(Schema, Engines, EngineNames);

TYPED_TEST(Schema, is_brought_to_the_newest_step_and_keeps_the_rows)
{
    this->open_with({one});
    EXPECT_EQ(this->version(), 1);
    this->db->write([](Transaction& tx) { tx.run("INSERT INTO one VALUES (7)"); });
    this->open_with({one, two});
    EXPECT_EQ(this->version(), 2);
    EXPECT_EQ(this->db->read(0)->integer("SELECT id FROM visible_one"), 7);
    this->open_with({one, two});
    EXPECT_EQ(this->version(), 2);
}

TYPED_TEST(Schema, of_a_newer_program_is_refused)
{
    this->open_with({one, two});
    this->db.reset();
    EXPECT_THROW(this->open_with({one}), NewerSchema);
    EXPECT_THROW(store::open(this->where.location, Access::read_only, this->tokenizer, {}, this->keep({one})),
                 NewerSchema);
    this->open_with({one, two});
    EXPECT_EQ(this->version(), 2);
}

TYPED_TEST(Schema, of_another_history_is_refused)
{
    this->open_with({one});
    EXPECT_THROW(this->open_with({{"0001_other.sql", "CREATE TABLE other (id bigint)"}, two}), StoreError);
}

TYPED_TEST(Schema, of_an_older_program_is_not_opened_for_reading)
{
    this->open_with({one});
    this->db.reset();
    EXPECT_THROW(
        store::open(this->where.location, Access::read_only, this->tokenizer, {}, this->keep({one, two})),
        StoreError);
}

TYPED_TEST(Schema, that_is_not_there_is_not_opened_for_reading)
{
    EXPECT_THROW(store::open(this->where.location, Access::read_only, this->tokenizer, {}, this->keep({one})),
                 StoreError);
}

TYPED_TEST(Schema, stays_where_it_was_when_a_step_fails)
{
    this->open_with({one});
    try {
        this->open_with({one, bad_two});
        FAIL();
    } catch (StoreError const& error) {
        EXPECT_NE(std::string{error.what()}.find("0002_two"), std::string::npos) << error.what();
    }
    this->open_with({one});
    EXPECT_EQ(this->version(), 1);
    EXPECT_EQ(this->db->read(0)->integer("SELECT count(*) FROM visible_one"), 0);
    this->open_with({one, two});
    EXPECT_EQ(this->version(), 2);
}

class PostgresSchema : public Schema<OnPostgres> {};

TEST_F(PostgresSchema, is_brought_up_once_by_two_that_start_together)
{
    auto const files = keep({one, two});
    DatabaseLimits limits;
    limits.writer_ends = std::chrono::minutes{1};
    auto const start = [&] {
        return std::async(std::launch::async, [&] {
            auto const opened = store::open(where.location, Access::read_write, tokenizer, limits, files);
            return opened->read(0)->integer("SELECT count(*) FROM visible_schema_version");
        });
    };
    auto first = start();
    auto second = start();
    EXPECT_EQ(first.get(), 2);
    EXPECT_EQ(second.get(), 2);
}

class SqliteSchema : public Schema<OnSqlite> {};

TEST_F(SqliteSchema, is_copied_beside_the_file_before_it_changes)
{
    auto const copy = where.folder.path() / "florilege.db.before-0002";
    open_with({one});
    EXPECT_FALSE(std::filesystem::exists(where.folder.path() / "florilege.db.before-0001"))
        << "nothing to keep";
    db->write([](Transaction& tx) { tx.run("INSERT INTO one VALUES (7)"); });
    open_with({one, two});
    ASSERT_TRUE(std::filesystem::exists(copy));
    open_with({one, two});
    db.reset();
    auto const old = store::open(SqliteLocation{copy}, Access::read_only, tokenizer, {}, keep({one}));
    EXPECT_EQ(old->read(0)->integer("SELECT id FROM visible_one"), 7);
}

TEST_F(SqliteSchema, may_rebuild_a_table_that_others_point_to)
{
    constexpr Migration rebuild{
        "0003_rebuild.sql",
        "DROP VIEW visible_one; CREATE TABLE next (id bigint NOT NULL PRIMARY KEY, a text);"
        "INSERT INTO next SELECT id, 'x' FROM one; DROP TABLE one;"
        "ALTER TABLE next RENAME TO one"};
    constexpr Migration lose{"0004_lose.sql", "DELETE FROM one"};
    open_with({one, two});
    db->write([](Transaction& tx) {
        tx.run("INSERT INTO one VALUES (7)");
        tx.run("INSERT INTO two VALUES (1, 7)");
    });
    open_with({one, two, rebuild});
    EXPECT_EQ(version(), 3);
    EXPECT_THROW(db->write([](Transaction& tx) { tx.run("DELETE FROM one"); }), ConstraintViolation);
    EXPECT_THROW(open_with({one, two, rebuild, lose}), StoreError);
}

TEST_F(SqliteSchema, is_not_laid_into_the_database_of_another_program)
{
    sqlite3* other = nullptr;
    auto const file = (where.folder.path() / "florilege.db").string();
    ASSERT_EQ(sqlite3_open(file.c_str(), &other), SQLITE_OK);
    sqlite3_exec(other, "CREATE TABLE theirs (a)", nullptr, nullptr, nullptr);
    sqlite3_close(other);
    EXPECT_THROW(open_with({one}), StoreError);
}

TEST_F(SqliteSchema, is_not_laid_into_a_file_that_is_no_database)
{
    std::ofstream{where.folder.path() / "florilege.db"} << std::string(5000, 'x');
    EXPECT_THROW(open_with({one}), StoreError);
}

} // namespace
} // namespace florilege::store
