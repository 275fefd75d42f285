#include "store/error.hpp"
#include "tests/store/engines.hpp"

#include <cmath>
#include <limits>

namespace florilege::store {
namespace {

template <class Where> class StoreContract : public OpenStore<Where> {};
TYPED_TEST_SUITE(StoreContract, Engines, EngineNames);

constexpr std::string_view put_all_sql =
    "INSERT INTO thing (id, owner, name, number, measure, raw) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

TYPED_TEST(StoreContract, gives_every_kind_of_value_back)
{
    auto const public_id = PublicId::random();
    std::string const text{"l'été \"?1\" -- /* 日本 \xf0\x9f\x93\x9a ;\n"};
    for (auto const number : {std::int64_t{0}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::min(),
                              std::numeric_limits<std::int64_t>::max()}) {
        this->db->write([&](Transaction& tx) {
            tx.run("DELETE FROM thing");
            tx.run(put_all_sql, 1, 1, text, number, 0.1, public_id);
        });
        auto const reader = this->db->read(1);
        auto rows = reader->query("SELECT name, number, measure, raw FROM visible_thing WHERE id = ?1", 1);
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(rows.text(0), text);
        EXPECT_EQ(rows.integer(1), number);
        EXPECT_EQ(rows.real(2), 0.1);
        EXPECT_EQ(rows.public_id(3), public_id);
        EXPECT_FALSE(rows.next());
        EXPECT_FALSE(rows.next());
    }
}

TYPED_TEST(StoreContract, gives_every_double_back_to_the_bit)
{
    for (double const value : {0.0, 1.0, -2.5, 1e300, 5e-324, 1.0 / 3, std::numeric_limits<double>::max()}) {
        this->db->write([&](Transaction& tx) {
            tx.run("DELETE FROM thing");
            tx.run(put_all_sql, 1, 1, "a", std::nullopt, value, std::nullopt);
            EXPECT_EQ(tx.query("SELECT measure FROM thing WHERE measure = ?1", value).next(), true) << value;
        });
        auto const reader = this->db->read(1);
        auto rows = reader->query("SELECT measure FROM visible_thing");
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(rows.real(0), value);
        EXPECT_EQ(rows.integer(0),
                  value > 9e18 ? std::numeric_limits<std::int64_t>::max() : std::llround(std::trunc(value)));
    }
}

TYPED_TEST(StoreContract, keeps_all_bytes_of_a_blob)
{
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    auto const blob = std::as_bytes(std::span{bytes});
    this->db->write([&](Transaction& tx) {
        tx.run(put_all_sql, 1, 1, "a", std::nullopt, std::nullopt, Blob{blob});
        tx.run(put_all_sql, 2, 1, "b", std::nullopt, std::nullopt, Blob{});
    });
    auto const reader = this->db->read(1);
    auto rows = reader->query("SELECT raw FROM visible_thing ORDER BY id");
    ASSERT_TRUE(rows.next());
    EXPECT_TRUE(std::ranges::equal(rows.blob(0), blob));
    ASSERT_TRUE(rows.next());
    EXPECT_FALSE(rows.is_null(0)) << "an empty value is not NULL";
    EXPECT_TRUE(rows.blob(0).empty());
    EXPECT_THROW(rows.public_id(0), StoreError);
}

TYPED_TEST(StoreContract, tells_null_from_empty)
{
    this->db->write([](Transaction& tx) {
        std::optional<std::int64_t> const none;
        tx.run(put_all_sql, 1, 1, "", none, std::optional<double>{2.0}, std::nullopt);
    });
    auto const reader = this->db->read(1);
    auto rows = reader->query("SELECT name, number, measure, raw FROM visible_thing");
    ASSERT_TRUE(rows.next());
    EXPECT_FALSE(rows.is_null(0));
    EXPECT_TRUE(rows.is_null(1));
    EXPECT_EQ(rows.maybe_time(1), std::nullopt);
    EXPECT_EQ(rows.integer(1), 0);
    EXPECT_EQ(rows.text(1), "");
    EXPECT_EQ(rows.real(2), 2.0);
    EXPECT_TRUE(rows.is_null(3));
}

TYPED_TEST(StoreContract, reads_what_sql_computes)
{
    this->put(1, 1, "17 things");
    auto const reader = this->db->read(1);
    auto rows = reader->query("SELECT name, id = 1, id = 2, sum(id), count(*), avg(id) FROM visible_thing"
                              " GROUP BY name, id");
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.integer(0), 17);
    EXPECT_TRUE(rows.boolean(1));
    EXPECT_FALSE(rows.boolean(2));
    EXPECT_EQ(rows.text(1), "1");
    EXPECT_EQ(rows.integer(3), 1);
    EXPECT_EQ(rows.integer(4), 1);
    EXPECT_EQ(rows.real(5), 1.0);
    EXPECT_THROW(rows.integer(6), std::logic_error);
    EXPECT_THROW(rows.integer(-1), std::logic_error);
}

TYPED_TEST(StoreContract, counts_the_rows_a_statement_changed)
{
    this->db->write([](Transaction& tx) {
        for (int i = 1; i <= 5; ++i)
            EXPECT_EQ(tx.run("INSERT INTO thing (id, owner, name) VALUES (?1, 1, ?2)", i, std::to_string(i)),
                      1);
        EXPECT_EQ(tx.run("UPDATE thing SET number = ?1 WHERE id > ?2", 7, 2), 3);
        EXPECT_EQ(tx.run("UPDATE thing SET number = ?1 WHERE id > ?2", 7, 100), 0);
        EXPECT_EQ(tx.run("INSERT INTO thing (id, owner, name) VALUES (1, 1, 'x') ON CONFLICT DO NOTHING"), 0);
        EXPECT_EQ(tx.run("DELETE FROM thing"), 5);
    });
}

TYPED_TEST(StoreContract, gives_the_number_of_an_inserted_row)
{
    this->db->write([](Transaction& tx) {
        auto const first = tx.insert("INSERT INTO counted (name) VALUES (?1)", "a");
        auto const second = tx.insert("INSERT INTO counted (name) VALUES (?1)", "b");
        EXPECT_LT(first, second);
        EXPECT_EQ(tx.text("SELECT name FROM counted WHERE id = ?1", second), "b");
        EXPECT_EQ(tx.integer("SELECT id FROM counted WHERE name = ?1", "nobody"), std::nullopt);
    });
    EXPECT_THROW(this->db->write(
                     [](Transaction& tx) { tx.insert("INSERT INTO counted (name) SELECT 'c' WHERE 1 = 0"); }),
                 StoreError);
}

TYPED_TEST(StoreContract, has_several_queries_open_at_once)
{
    this->open({.rows_fetched = 3});
    this->db->write([](Transaction& tx) {
        for (int i = 1; i <= 20; ++i)
            tx.run("INSERT INTO thing (id, owner, name) VALUES (?1, 1, ?2)", i, std::to_string(i));
    });
    auto const reader = this->db->read(1);
    constexpr std::string_view after_sql = "SELECT id FROM visible_thing WHERE id > ?1 ORDER BY id";
    std::int64_t pairs = 0;
    auto outer = reader->query(after_sql, 0);
    while (outer.next()) {
        auto inner = reader->query(after_sql, outer.integer(0)); // the same statement, while it runs
        for (auto expected = outer.integer(0) + 1; inner.next(); ++expected, ++pairs)
            EXPECT_EQ(inner.integer(0), expected);
    }
    EXPECT_EQ(pairs, 190);
}

TYPED_TEST(StoreContract, streams_any_number_of_rows)
{
    for (int const rows_stored : {0, 1, 499, 500, 501, 1500, 3, 1000, 0}) {
        this->db->write([&](Transaction& tx) {
            tx.run("DELETE FROM counted");
            for (int i = 1; i <= rows_stored; ++i)
                tx.run("INSERT INTO counted (id, name) VALUES (?1, 'x')", i);
            auto rows = tx.query("SELECT id FROM counted ORDER BY id");
            int read = 0;
            while (rows.next())
                EXPECT_EQ(rows.integer(0), ++read);
            EXPECT_EQ(read, rows_stored);
        });
    }
}

TYPED_TEST(StoreContract, lets_a_query_be_dropped_half_way)
{
    this->open({.rows_fetched = 2});
    this->db->write([](Transaction& tx) {
        for (int i = 1; i <= 10; ++i)
            tx.run("INSERT INTO counted (id, name) VALUES (?1, 'x')", i);
        for (int i = 0; i < 5; ++i) {
            auto rows = tx.query("SELECT id FROM counted ORDER BY id");
            EXPECT_TRUE(rows.next());
        }
        EXPECT_EQ(tx.run("DELETE FROM counted"), 10);
    });
}

TYPED_TEST(StoreContract, binds_by_number_not_by_place)
{
    auto const reader = this->db->read(1);
    auto rows =
        reader->query("SELECT CAST(?2 AS text), CAST(?1 AS text), CAST(?2 AS text), '?1' /* ?3 */", "a", "b");
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.string(0) + rows.string(1) + rows.string(2) + rows.string(3), "bab?1");
}

TYPED_TEST(StoreContract, keeps_more_statements_apart_than_it_keeps_prepared)
{
    this->open({.statements = 4});
    for (int round = 0; round < 3; ++round) {
        auto const reader = this->db->read(1);
        for (int i = 0; i < 12; ++i) {
            std::string const sql = "SELECT " + std::to_string(i) + " WHERE 1 = ?1";
            EXPECT_EQ(reader->integer(sql, 1), i);
            EXPECT_EQ(reader->integer(sql, 2), std::nullopt);
        }
    }
}

TYPED_TEST(StoreContract, takes_values_of_changing_types_in_one_statement)
{
    this->db->write([](Transaction& tx) {
        constexpr std::string_view sql = "UPDATE thing SET number = ?1, name = 'x' WHERE id = ?2";
        tx.run("INSERT INTO thing (id, owner, name) VALUES (1, 1, 'a')");
        for (std::optional<std::int64_t> const value :
             {std::optional<std::int64_t>{}, std::optional<std::int64_t>{1LL << 40}}) {
            EXPECT_EQ(tx.run(sql, value, 1), 1);
            EXPECT_EQ(tx.integer("SELECT number FROM thing WHERE id = 1"), value);
        }
    });
}

TYPED_TEST(StoreContract, says_what_failed_where_and_why)
{
    try {
        this->db->write([](Transaction& tx) { tx.run("UPDATE  nowhere\n SET a = ?1", 1); });
        FAIL();
    } catch (StoreError const& error) {
        std::string const text = error.what();
        EXPECT_NE(text.find("\"UPDATE nowhere SET a = ?1\""), std::string::npos) << text;
        EXPECT_NE(text.find("nowhere", text.find("\": ")), std::string::npos) << text;
    }
}

TYPED_TEST(StoreContract, refuses_sql_that_is_not_right)
{
    auto const refused = [&](auto run) { EXPECT_THROW(this->db->write(run), StoreError); };
    refused([](Transaction& tx) { tx.run("INSERT INTO counted (name) VALUES (?1)", "a", "b"); });
    refused([](Transaction& tx) { tx.run("INSERT INTO counted (name) VALUES (?1)"); });
    refused([](Transaction& tx) { tx.run("DELETE FROM counted; DELETE FROM thing"); });
    refused([](Transaction& tx) { tx.run("not sql"); });
    EXPECT_EQ(this->db->check(), std::vector<std::string>{});
}

TYPED_TEST(StoreContract, tells_capitals_apart_in_like)
{
    auto const reader = this->db->read(1);
    EXPECT_EQ(reader->integer("SELECT 1 WHERE CAST(?1 AS text) LIKE 'Ab%'", "Abc"), 1);
    EXPECT_EQ(reader->integer("SELECT 1 WHERE CAST(?1 AS text) LIKE 'Ab%'", "abc"), std::nullopt);
}

} // namespace
} // namespace florilege::store
