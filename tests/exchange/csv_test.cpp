#include "exchange/csv.hpp"
#include "tests/exchange/recording.hpp"
#include "tests/exchange/sources.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

TEST(Csv, gives_back_every_text_that_was_guarded_against_spreadsheets)
{
    for (std::string const text : {"", "'", "plain", "=1+1", "-", "+", "@a", "\t=a", "\rb", "'=1+1", "''-x",
                                   "'quoted'", "''", "it's", "'\ttab"}) {
        EXPECT_EQ(without_guard(guarded(text)), text);
        EXPECT_TRUE(guarded(text).empty() ||
                    std::string_view{"=+-@\t\r"}.find(guarded(text)[0]) == std::string::npos)
            << text;
    }
    EXPECT_EQ(guarded("=1"), "'=1");
    EXPECT_EQ(guarded("'quoted'"), "'quoted'");
}

using ::testing::ElementsAre;

std::vector<CsvRow> read_rows(std::string text, std::size_t chunk = 1, std::size_t longest = 1000)
{
    Recording recording;
    ChunkedSource source{std::move(text), chunk, sample_lead};
    ImportOptions const options{.record_bytes = longest};
    TextReader reader{source, recording, options};
    CsvReader csv{reader, options};
    std::vector<CsvRow> rows;
    for (CsvRow row; csv.row(row);) {
        row.line -= sample_lead;
        rows.push_back(row);
    }
    return rows;
}

TEST(Csv, reads_quoted_cells_with_commas_quotes_and_new_lines)
{
    auto const rows = read_rows("a,b\n\"1,2\",\"say \"\"hi\"\"\"\r\n\"two\n\nlines\",\nlast");
    ASSERT_EQ(rows.size(), 4u);
    EXPECT_THAT(rows[0].cells, ElementsAre("a", "b"));
    EXPECT_THAT(rows[1].cells, ElementsAre("1,2", "say \"hi\""));
    EXPECT_THAT(rows[2].cells, ElementsAre("two\n\nlines", ""));
    EXPECT_THAT(rows[3].cells, ElementsAre("last"));
    EXPECT_EQ(rows[2].line, 3u);
    EXPECT_EQ(rows[3].line, 6u);
}

TEST(Csv, passes_over_blank_lines_and_nothing)
{
    EXPECT_TRUE(read_rows("").empty());
    EXPECT_TRUE(read_rows("\n\r\n\n").empty());
    auto const rows = read_rows("\n\na\n\n\"\"\n,\n");
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].line, 3u);
    EXPECT_THAT(rows[1].cells, ElementsAre(""));
    EXPECT_THAT(rows[2].cells, ElementsAre("", ""));
}

TEST(Csv, a_quote_inside_an_unquoted_cell_is_a_quote)
{
    EXPECT_THAT(read_rows("5\" disk,a \"b\"").at(0).cells, ElementsAre("5\" disk", "a \"b\""));
}

TEST(Csv, a_quote_that_never_closes_costs_its_own_line)
{
    auto const rows = read_rows("a,1\n\"b,2\nc,3\nd,4\n");
    ASSERT_EQ(rows.size(), 4u);
    EXPECT_FALSE(rows[1].damage.empty());
    EXPECT_THAT(rows[2].cells, ElementsAre("c", "3"));
    EXPECT_EQ(rows[2].line, 3u);
    EXPECT_THAT(rows[3].cells, ElementsAre("d", "4"));
}

TEST(Csv, text_behind_a_closing_quote_is_damage)
{
    auto const rows = read_rows("\"a\"b,1\n\"c\" ,2\n");
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_FALSE(rows[0].damage.empty());
    EXPECT_THAT(rows[1].cells, ElementsAre("c", "2"));
}

TEST(Csv, a_record_that_is_too_long_is_damage_and_the_next_is_read)
{
    for (auto const& text : {std::string(5000, 'x') + ",1\nb,2\n", '"' + std::string(5000, 'x') + "\"\nb,2\n",
                             '"' + std::string(500, '\n') + std::string(5000, 'x') + "\"\nb,2\n"}) {
        auto const rows = read_rows(text, 100, 1000);
        ASSERT_GE(rows.size(), 2u);
        EXPECT_FALSE(rows[0].damage.empty());
        EXPECT_THAT(rows.back().cells, ElementsAre("b", "2"));
    }
}

TEST(Csv, does_not_depend_on_how_the_text_is_cut)
{
    std::string const text = "a,\"b\n\"\"c\"\n\"d\"x,e\n\"f,g\n\n\"h\",i\r\n";
    auto const whole = read_rows(text, 1000);
    for (std::size_t chunk = 1; chunk < text.size(); ++chunk) {
        auto const rows = read_rows(text, chunk);
        ASSERT_EQ(rows.size(), whole.size()) << chunk;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            EXPECT_EQ(rows[i].cells, whole[i].cells);
            EXPECT_EQ(rows[i].line, whole[i].line);
            EXPECT_EQ(rows[i].damage, whole[i].damage);
        }
    }
}

TEST(Csv, what_is_written_by_its_rules_comes_back)
{
    std::vector<std::vector<std::string>> const table{
        {"", "a", "b,c"}, {"\"", "\"\"", "a\"b"}, {"\n", "x\ny", ",\n\""}, {" ", "é", "1"}};
    std::string text;
    for (auto const& row : table) {
        for (auto const& cell : row) {
            text += &cell == &row.front() ? "\"" : ",\"";
            for (char const c : cell)
                text += c == '"' ? std::string{"\"\""} : std::string{c};
            text += '"';
        }
        text += "\r\n";
    }
    auto const rows = read_rows(text, 3);
    ASSERT_EQ(rows.size(), table.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        EXPECT_EQ(rows[i].cells, table[i]);
}

TEST(Csv, a_file_of_opened_quotes_ends)
{
    // Each line opens a quote from whatever state the line before left: going back after each would read the
    // file once a line.
    Recording recording;
    EndlessSource source{"", "x\",\"b\n", 4'000'001};
    ImportOptions const options{.record_bytes = 1u << 20};
    TextReader reader{source, recording, options};
    CsvReader csv{reader, options};
    std::size_t count = 0;
    for (CsvRow row; csv.row(row);)
        ++count;
    EXPECT_GT(count, 0u);
}

} // namespace
} // namespace florilege::exchange
