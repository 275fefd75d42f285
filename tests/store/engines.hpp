#pragma once

#include "store/database.hpp"
#include "tests/postgres.hpp"
#include "tests/store/temporary_folder.hpp"
#include "tests/store/word_tokenizer.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <span>

namespace florilege::store {

/// A new, empty database of an engine, in which a contract test opens what it needs.
struct OnSqlite {
    tests::TemporaryFolder folder;
    Location location = SqliteLocation{folder.path() / "florilege.db"};
};
struct OnPostgres {
    tests::FreshDatabase database;
    Location location = PostgresLocation{database.url()};
};
using Engines = ::testing::Types<OnSqlite, OnPostgres>;

struct EngineNames {
    template <class Where> static std::string GetName(int)
    {
        return std::is_same_v<Where, OnSqlite> ? "Sqlite" : "Postgres";
    }
};

/// The schema of the contract tests: a few tables, a view, a full-text index.
std::span<Migration const> test_schema();

/// What every test of the contract starts from: an open database with the test schema.
template <class Where> class OpenStore : public ::testing::Test {
protected:
    void SetUp() override { open(); }

    void open(DatabaseLimits const& limits = {}, std::span<Migration const> schema = test_schema())
    {
        db.reset();
        db = store::open(where.location, Access::read_write, tokenizer, limits, schema);
    }

    void put(std::int64_t id, std::int64_t owner, std::string const& name)
    {
        db->write([&](Transaction& tx) {
            tx.run("INSERT INTO thing (id, owner, name) VALUES (?1, ?2, ?3)", id, owner, name);
        });
    }

    std::int64_t count(std::int64_t viewer = 1)
    {
        return db->read(viewer)->integer("SELECT count(*) FROM visible_thing").value();
    }

    Where where;
    WordTokenizer tokenizer;
    std::unique_ptr<Database> db;
};

} // namespace florilege::store
