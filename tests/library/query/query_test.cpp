#include "library/query/lexer.hpp"
#include "library/query/limits.hpp"
#include "library/query/near.hpp"
#include "library/query/query.hpp"
#include "tests/corpus.hpp"
#include "tests/library/query/random_queries.hpp"
#include "tests/library/query/reading.hpp"

#include <gtest/gtest.h>

namespace florilege::library {
namespace {

std::string repeated(std::string_view piece, std::size_t times)
{
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += piece;
    return out;
}

TEST(Query, printed_and_read_again_is_the_same)
{
    tests::RandomQueries random{7};
    for (int round = 0; round < 3000; ++round) {
        auto const text = random.text();
        auto const once = read_syntax(text);
        ASSERT_TRUE(once) << text << ": " << once.error().text();
        auto const again = read_syntax(printed(*once));
        ASSERT_TRUE(again) << text << " → " << printed(*once);
        EXPECT_TRUE(same_meaning(*once, *again)) << text << " → " << printed(*once);
        EXPECT_EQ(printed(*again), printed(*once));
        EXPECT_EQ(tests::meaning(printed(*once)), tests::meaning(text));
    }
}

TEST(Query, of_a_field_with_any_value_is_read_as_it_was_given)
{
    static constexpr std::array pieces{"a", "é",  " ", "\"", "“",  "”",  "„",   "«",
                                       "»", "(",  ")", ":",  "//", "*",  "-",   "'",
                                       "’", "字", ".", "\\", "\t", "OR", "NOT", "\u00a0"};
    std::mt19937 random{5};
    for (int round = 0; round < 20'000; ++round) {
        std::string value;
        for (auto i = 1 + random() % 6; i > 0; --i)
            value += pieces[random() % pieces.size()];
        auto const written = written_term("tag", value);
        auto const read = read_syntax("(" + written + ") maps");
        ASSERT_TRUE(read) << written;
        auto const& term = read->parts.front().term;
        EXPECT_EQ(std::pair(term.field, term.text), std::pair(std::string{"tag"}, value)) << written;
        EXPECT_FALSE(term.prefix) << written;
    }
    EXPECT_EQ(written_term("tag", "maps"), "tag:maps");
    EXPECT_EQ(written_term("tag", "old maps"), "tag:\"old maps\"");
    EXPECT_EQ(written_term("tag", "say \"hi\""), "tag:\"say \"\"hi\"\"\"");
}

TEST(Query, made_of_any_bytes_is_read_or_refused_at_a_place_inside)
{
    using namespace std::string_view_literals;
    static constexpr auto bytes = "a\"()-: *OR&tag:is\xc3\xa9\xe2\x80\x9c\xff\x00 2012w/.@#https://"sv;
    std::mt19937 random{3};
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto i = random() % 24; i > 0; --i)
            text += bytes[random() % bytes.size()];
        auto const query = Query::parse(text, tests::monday_morning);
        if (query) continue;
        EXPECT_LE(query.error().at, text.size()) << text;
        EXPECT_FALSE(query.error().reason.empty());
    }
}

TEST(Query, asks_for_everything_only_when_nothing_limits_it)
{
    EXPECT_TRUE(Query{}.asks_for_everything());
    EXPECT_TRUE(tests::query("").asks_for_everything());
    EXPECT_TRUE(tests::query("  sort:title ").asks_for_everything());
    EXPECT_FALSE(tests::query("maps").asks_for_everything());
    EXPECT_FALSE(tests::query("-maps").asks_for_everything());
    EXPECT_FALSE(Query{}.looks_for_words());
}

TEST(Query, looks_for_words_where_some_must_be_there)
{
    EXPECT_TRUE(tests::query("maps").looks_for_words());
    EXPECT_TRUE(tests::query("tag:x OR title:maps").looks_for_words());
    EXPECT_TRUE(tests::query("-(tag:x -maps)").looks_for_words());
    EXPECT_FALSE(tests::query("-maps tag:x").looks_for_words());
    EXPECT_FALSE(tests::query("tag:maps site:example.org").looks_for_words());
}

TEST(Query, copied_stays_the_same_query)
{
    auto const query = tests::query("old maps sort:title");
    auto copy = query;
    copy = Query{copy};
    EXPECT_EQ(&copy.root(), &query.root());
    EXPECT_EQ(copy.sort(), Sort::title);
}

TEST(QueryLimits, are_kept_at_the_place_where_they_are_passed)
{
    auto const error = [](std::string const& text) {
        return Query::parse(text, tests::monday_morning).error();
    };
    EXPECT_EQ(error(std::string(QueryLimits::length + 1, 'a')).at, QueryLimits::length);
    EXPECT_EQ(error(repeated("a ", QueryLimits::terms) + "b").at, 2 * QueryLimits::terms);
    EXPECT_EQ(
        error(repeated("(", QueryLimits::nesting + 1) + "a" + repeated(")", QueryLimits::nesting + 1)).at,
        QueryLimits::nesting);
    EXPECT_EQ(error("x \"" + repeated("a ", QueryLimits::words_in_term) + "b\"").at, 2U);
    EXPECT_EQ(error("x " + repeated("a-", QueryLimits::words_in_term) + "b").at, 2U);
}

TEST(QueryLimits, let_through_what_is_just_within_them)
{
    EXPECT_TRUE(Query::parse(std::string(QueryLimits::length, 'a'), tests::monday_morning));
    EXPECT_TRUE(Query::parse(repeated("a ", QueryLimits::terms), tests::monday_morning));
    EXPECT_TRUE(Query::parse(repeated("(", QueryLimits::nesting) + "a" + repeated(")", QueryLimits::nesting),
                             tests::monday_morning));
    EXPECT_TRUE(
        Query::parse("\"" + repeated("a ", QueryLimits::words_in_term) + "\"", tests::monday_morning));
}

TEST(Nearest, is_the_known_word_that_may_have_been_meant)
{
    std::vector<std::string_view> const known{"tag", "title", "site", "is"};
    EXPECT_EQ(nearest("tagg", known), "tag");
    EXPECT_EQ(nearest("TITEL", known), "title");
    EXPECT_EQ(nearest("stie", known), "site");
    EXPECT_EQ(nearest("si", known), "is");
    EXPECT_EQ(nearest("colour", known), "");
    EXPECT_EQ(nearest("xy", known), "");
    EXPECT_EQ(nearest(std::string(4000, 't'), known), "");
}

TEST(Fields, each_have_their_line_in_the_reference)
{
    auto const reference = tests::content_of(tests::fixture("../docs/reference/search.md"));
    for (auto const& field : fields()) {
        EXPECT_NE(reference.find("| `" + std::string{field.name} + ":` | " + std::string{field.doc} + " |"),
                  std::string::npos)
            << field.name;
        EXPECT_EQ(field_named(field.name), &field);
        EXPECT_EQ(&field_of(field.kind), &field);
    }
    for (auto const& state : states()) {
        EXPECT_NE(reference.find("| `is:" + std::string{state.name} + "` | " + std::string{state.doc} + " |"),
                  std::string::npos)
            << state.name;
        EXPECT_EQ(name_of(state.state), state.name);
    }
    for (auto const name : sort_names)
        EXPECT_NE(reference.find("`sort:" + std::string{name} + "`"), std::string::npos);
    for (auto const& limit : {std::string{"4,096 bytes"}, std::to_string(QueryLimits::terms) + " terms",
                              std::to_string(QueryLimits::nesting) + " parentheses",
                              std::to_string(QueryLimits::words_in_term) + " words in one term"})
        EXPECT_NE(reference.find(limit), std::string::npos) << limit;
}

/// The errors shown in the reference are those that come.
TEST(QueryErrors, are_told_as_the_reference_says)
{
    auto const reference = tests::content_of(tests::fixture("../docs/reference/search.md"));
    for (auto const* text : {"old tagg:maps", "is:unred", "is:read", "old \"maps", "on:2011-02-29"}) {
        auto const row = "| `" + std::string{text} + "` | " + tests::meaning(text) + " |";
        EXPECT_NE(reference.find(row), std::string::npos) << row;
    }
}

} // namespace
} // namespace florilege::library
