#include "exchange/importers/csv_columns.hpp"

#include "exchange/csv.hpp"
#include "exchange/words.hpp"

#include <algorithm>

namespace florilege::exchange {
namespace {

constexpr std::size_t most_columns_looked_at = 64;

bool has_all(std::vector<std::string> const& names, std::span<std::string_view const> needed)
{
    return std::ranges::all_of(
        needed, [&](std::string_view name) { return std::ranges::find(names, name) != names.end(); });
}

} // namespace

std::string column_name(std::string_view column)
{
    auto name = one_line(column);
    for (auto& c : name) {
        if (c == '_') c = ' ';
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return name;
}

std::vector<std::string> columns_of(std::string_view head, char separator)
{
    auto line = head.substr(0, head.find('\n'));
    std::vector<std::string> names;
    while (!line.empty() && names.size() < most_columns_looked_at) {
        bool const quoted = line.front() == '"';
        if (quoted) line.remove_prefix(1);
        auto const end = std::min(line.find(quoted ? '"' : separator), line.size());
        names.push_back(column_name(line.substr(0, end)));
        line.remove_prefix(end);
        line.remove_prefix(std::min(std::min(line.find(separator), line.size()) + 1, line.size()));
    }
    return names;
}

bool names_columns(std::string_view head, std::initializer_list<std::string_view> names)
{
    return has_all(columns_of(head), std::span{names.begin(), names.size()});
}

void each_row(Source& source, ImportOptions const& options, Intake& intake, CsvKind const& kind,
              std::function<void(std::span<NamedCell const>, Place)> const& take)
{
    TextReader text{source, intake, options};
    CsvReader csv{text, options, kind.separator};
    CsvRow row;
    if (!csv.row(row)) return intake.refuse("the file is empty", Saying{"fault.import.empty"});
    auto const columns = std::exchange(row.cells, {});
    std::vector<std::string> names;
    std::ranges::transform(columns, std::back_inserter(names), column_name);
    if (!row.damage.empty() || !has_all(names, kind.needed))
        return intake.refuse(std::string{kind.refusal}, Saying{"fault.import.columns"});
    if (kind.begin)
        if (auto const refused = kind.begin(columns))
            return intake.refuse(refused->text(), refused->saying());
    std::vector<NamedCell> cells;
    while (csv.row(row)) {
        Place place{row.line, {}};
        if (!row.damage.empty()) {
            intake.reject(std::move(place), row.damage);
        } else if (row.cells.size() < std::min<std::size_t>(2, columns.size())) {
            intake.reject(std::move(place), "the record has one column of " + std::to_string(columns.size()));
        } else {
            cells.clear();
            for (std::size_t at = 0; at < row.cells.size(); ++at)
                cells.push_back(at < columns.size() ? NamedCell{names[at], columns[at], row.cells[at]}
                                                    : NamedCell{"more", "more", row.cells[at]});
            take(cells, std::move(place));
        }
    }
}

} // namespace florilege::exchange
