#include "exchange/exporters/export_formats.hpp"
#include "exchange/formats.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace florilege::exchange {
namespace {

constexpr std::size_t columns = 12;

/// The rows of the table of docs/formats.md behind its heading, as cells.
std::vector<std::vector<std::string>> rows_of_page()
{
    std::ifstream in{FLORILEGE_SOURCE "/docs/formats.md"};
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("| ")) continue;
        auto& cells = rows.emplace_back();
        for (std::size_t at = 2; at < line.size();) {
            auto const end = std::min(line.find(" |", at), line.size());
            cells.push_back(line.substr(at, end - at));
            at = end + 3;
        }
    }
    if (rows.size() > 2) rows.erase(rows.begin(), rows.begin() + 2);
    return rows;
}

/// What stands between backticks.
std::vector<std::string> names_in_cell(std::string const& cell)
{
    std::vector<std::string> names;
    for (auto at = cell.find('`'); at != cell.npos;) {
        auto const end = cell.find('`', at + 1);
        if (end == cell.npos) break;
        names.push_back(cell.substr(at + 1, end - at - 1));
        at = cell.find('`', end + 1);
    }
    return names;
}

/// The names of one column, each of them once.
std::set<std::string> names_of_column(std::size_t column)
{
    std::set<std::string> names;
    for (auto const& cells : rows_of_page())
        for (auto& name : names_in_cell(cells.at(column)))
            EXPECT_TRUE(names.insert(name).second) << name << " stands there twice";
    return names;
}

template <class Table> std::set<std::string> names_of(Table const& table)
{
    std::set<std::string> names;
    for (auto const* format : table)
        names.insert(std::string{format->name});
    return names;
}

TEST(FormatsPage, has_a_cell_for_every_column_of_every_row)
{
    auto const rows = rows_of_page();
    ASSERT_GT(rows.size(), 20u);
    for (auto const& cells : rows) {
        ASSERT_EQ(cells.size(), columns) << cells.at(0);
        for (auto const& cell : cells)
            EXPECT_FALSE(cell.empty()) << cells[0];
    }
}

TEST(FormatsPage, names_every_format_that_can_be_imported_and_no_other)
{
    EXPECT_EQ(names_of_column(1), names_of(formats()));
}

TEST(FormatsPage, names_every_format_that_can_be_exported_and_no_other)
{
    EXPECT_EQ(names_of_column(2), names_of(export_formats()));
}

} // namespace
} // namespace florilege::exchange
