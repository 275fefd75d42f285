#include "store/error.hpp"
#include "store/schema.hpp"
#include "tests/corpus.hpp"
#include "tests/store/engines.hpp"

#include <boost/json.hpp>

#include <set>

namespace florilege::store {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

/// The files up to and with a number.
std::vector<Migration> up_to(int number)
{
    std::vector<Migration> out;
    for (auto const& file : migrations())
        if (std::stoi(std::string{file.file.substr(0, 4)}) <= number) out.push_back(file);
    return out;
}

/// One value of a row as JSON: a blob in hexadecimal, a number where the fixture has one.
json::value stored_value(Rows const& row, int column, json::value const& expected)
{
    if (row.is_null(column)) return nullptr;
    if (expected.is_number()) return row.integer(column);
    if (expected.is_object()) {
        std::string hex;
        for (auto const byte : row.blob(column)) {
            constexpr std::string_view digits{"0123456789abcdef"};
            hex += digits[std::to_integer<unsigned>(byte) >> 4];
            hex += digits[std::to_integer<unsigned>(byte) & 15];
        }
        return json::object{{"hex", hex}};
    }
    return json::value(row.text(column));
}

/// after.json: {"table": {"columns": ["id", …], "rows": [[1, …], …]}, …}, rows ordered by the first columns.
void compare(Database& db, std::string const& table, json::object const& expected)
{
    std::string names;
    for (auto const& column : expected.at("columns").as_array())
        names += (names.empty() ? "" : ", ") + std::string{column.as_string()};
    db.write([&](Transaction& tx) {
        auto rows = tx.query("SELECT " + names + " FROM " + table + " ORDER BY " + names);
        for (auto const& row : expected.at("rows").as_array()) {
            ASSERT_TRUE(rows.next()) << table << " lacks " << json::serialize(row);
            json::array stored;
            int column = 0;
            for (auto const& value : row.as_array())
                stored.push_back(stored_value(rows, column++, value));
            EXPECT_EQ(json::serialize(stored), json::serialize(row)) << table;
        }
        EXPECT_FALSE(rows.next()) << table << " has more rows than expected";
    });
}

template <class Where> class ProductMigrations : public OpenStore<Where> {
protected:
    void SetUp() override {}

    /// Several statements at once are a migration's privilege; here they are cut at semicolons that end a
    /// line.
    void load(std::string const& sql)
    {
        this->db->write([&](Transaction& tx) {
            std::size_t begin = 0;
            while (begin < sql.size()) {
                auto const end = std::min(sql.find(";\n", begin), sql.size());
                auto const statement = sql.substr(begin, end - begin);
                if (statement.find_first_not_of(" \n") != std::string::npos) tx.run(statement);
                begin = end + 2;
            }
        });
    }
};
TYPED_TEST_SUITE(ProductMigrations, Engines, EngineNames);

TYPED_TEST(ProductMigrations, turn_the_rows_before_into_the_rows_after)
{
    for (auto const& step : schema_steps(Engine::sqlite, migrations())) {
        SCOPED_TRACE(step.name);
        auto const folder = tests::fixture("migrations/" + std::string{step.name});
        bool const has_fixture =
            fs::is_regular_file(folder / "before.sql") && fs::is_regular_file(folder / "after.json");
        EXPECT_TRUE(has_fixture) << "each migration has before.sql and after.json in " << folder;
        if (!has_fixture) continue;
        TypeParam fresh;
        this->db.reset();
        this->where.location = fresh.location;
        auto const before = up_to(step.number - 1);
        auto const after = up_to(step.number);
        this->open({}, before);
        this->load(tests::content_of(folder / "before.sql"));
        this->open({}, after);
        auto const expected = json::parse(tests::content_of(folder / "after.json")).as_object();
        EXPECT_FALSE(expected.empty()) << "a fixture that compares nothing";
        for (auto const& [table, rows] : expected)
            compare(*this->db, std::string{table}, rows.as_object());
        EXPECT_EQ(this->db->check(), std::vector<std::string>{});
        this->db.reset();
    }
}

TEST(Fixtures, are_there_for_migrations_that_exist_and_no_others)
{
    std::set<std::string> names;
    for (auto const& step : schema_steps(Engine::sqlite, migrations()))
        names.emplace(step.name);
    for (auto const& entry : fs::directory_iterator{tests::fixture("migrations")})
        EXPECT_TRUE(names.count(entry.path().filename().string())) << entry.path();
}

} // namespace
} // namespace florilege::store
