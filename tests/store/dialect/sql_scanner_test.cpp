#include "store/dialect/placeholders.hpp"
#include "store/dialect/read_rules.hpp"
#include "store/dialect/sql_scanner.hpp"
#include "store/error.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace florilege::store {
namespace {

TEST(SqlScanner, gives_every_byte_back_whatever_it_is_given)
{
    std::mt19937 random{3};
    constexpr std::string_view alphabet{"'\"?-/*1a_ \n$(;\\\xc3\xa9"};
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (auto n = random() % 30; n > 0; --n)
            text += alphabet[random() % alphabet.size()];
        std::string out;
        SqlScanner scanner{text};
        while (auto const token = scanner.next()) {
            ASSERT_FALSE(token->text.empty());
            out += token->text;
        }
        EXPECT_EQ(out, text);
    }
}

TEST(SqlScanner, reads_names_without_their_quotes)
{
    auto const tokens = sql_tokens("Ab \"C\"\"d\" 'e' f1");
    ASSERT_EQ(tokens.size(), 4u);
    EXPECT_EQ(folded_name(tokens[0]), "ab");
    EXPECT_EQ(folded_name(tokens[1]), "c\"d");
    EXPECT_EQ(folded_name(tokens[2]), "");
    EXPECT_EQ(folded_name(tokens[3]), "f1");
    EXPECT_TRUE(is_keyword(tokens[0], "AB"));
    EXPECT_FALSE(is_keyword(tokens[1], "C"));
}

TEST(Placeholders, become_those_of_postgresql_outside_quotes_and_comments)
{
    EXPECT_EQ(postgres_placeholders("a = ?1 AND b = ?12"), "a = $1 AND b = $12");
    EXPECT_EQ(postgres_placeholders("'?1' \"?2\" -- ?3\n/* ?4 */ ?5"), "'?1' \"?2\" -- ?3\n/* ?4 */ $5");
    EXPECT_EQ(postgres_placeholders("'it''s ?1' ?1"), "'it''s ?1' $1");
    EXPECT_EQ(postgres_placeholders("'a' - -?1 / ?2 * 3"), "'a' - -$1 / $2 * 3");
    EXPECT_EQ(postgres_placeholders("'never closed ?1"), "'never closed ?1");
    EXPECT_THROW(postgres_placeholders("a = ?"), StoreError);
}

std::set<std::string, std::less<>> const tables{"item", "tag", "item_data"};

TEST(ReadRules, let_selects_pass)
{
    for (auto const* sql :
         {"SELECT 1", " /* x */ select 1", "WITH a AS (SELECT 1) SELECT * FROM a", "VALUES (1)",
          "SELECT * FROM visible_item AS i", "SELECT visible_item.id FROM visible_item",
          "SELECT 'WITH visible_item AS (SELECT 1) SELECT 1 FROM item'",
          // A name of a table where no table is read
          "SELECT id, tag FROM visible_item", "SELECT tag.id FROM visible_tag tag",
          "SELECT id FROM visible_item item",
          "SELECT tag, item FROM visible_item WHERE tag IN (item, tag) ORDER BY item, tag",
          "SELECT a IS NOT DISTINCT FROM tag, item FROM visible_item",
          "SELECT id FROM visible_a JOIN visible_b ON (tag, item) = (item, tag) ORDER BY 1, tag",
          "SELECT id FROM (SELECT item, tag FROM visible_item) AS x, visible_tag"})
        EXPECT_NO_THROW(refuse_unreadable(sql, tables)) << sql;
}

TEST(ReadRules, refuse_the_rest)
{
    for (auto const* sql :
         {"", ";", "PRAGMA query_only", "ATTACH 'a' AS b", "EXPLAIN SELECT 1", "DELETE FROM a",
          "WITH visible_a AS (SELECT 1) SELECT 1", "WITH visible_a(b, c) AS (SELECT 1) SELECT 1",
          "WITH \"visible_a\" AS /**/ (SELECT 1) SELECT 1",
          "WITH visible_a AS NOT MATERIALIZED (SELECT 1) SELECT 1"})
        EXPECT_THROW(refuse_unreadable(sql, tables), NotAllowed) << sql;
}

TEST(ReadRules, refuse_a_table_wherever_one_can_be_read_from)
{
    for (auto const* sql : {"SELECT * FROM item",
                            "SELECT * FROM \"Item_Data\"",
                            "SELECT 1 FROM main.item",
                            "SELECT 1 FROM main . \"item\"",
                            "SELECT 1 FROM visible_tag, item",
                            "SELECT 1 FROM visible_tag t, item",
                            "SELECT 1 FROM visible_tag AS t, item",
                            "SELECT 1 FROM visible_tag JOIN item",
                            "SELECT 1 FROM visible_tag NATURAL LEFT OUTER JOIN item",
                            "SELECT 1 FROM (item)",
                            "SELECT 1 FROM ((item))",
                            "SELECT 1 FROM (visible_tag, item)",
                            "SELECT 1 FROM (visible_a JOIN visible_b ON 1), item",
                            "SELECT 1 FROM (SELECT 1), item",
                            "SELECT 1 FROM visible_a JOIN visible_b ON f(1, 2), item",
                            "SELECT 1 FROM visible_a JOIN visible_b USING (x), item",
                            "SELECT (SELECT count(*) FROM item)",
                            "SELECT 1 WHERE EXISTS (SELECT 1 FROM item)",
                            "SELECT 1 WHERE 1 IN item",
                            "SELECT 1 WHERE 1 NOT IN \"tag\"",
                            "SELECT 1 UNION SELECT 1 FROM item",
                            "WITH a AS (SELECT 1 FROM item) SELECT 1",
                            "SELECT 1 FROM/**/item",
                            "SELECT 1 FROM visible_a, (SELECT 1 FROM item)",
                            "SELECT 1 FROM visible_a LEFT JOIN LATERAL item",
                            "SELECT 1 FROM f(1), item"})
        EXPECT_THROW(refuse_unreadable(sql, tables), NotAllowed) << sql;
}

} // namespace
} // namespace florilege::store
