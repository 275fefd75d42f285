#include "exchange/importers/pocket_csv.hpp"

#include "exchange/csv.hpp"
#include "exchange/dates.hpp"
#include "exchange/link.hpp"
#include "exchange/tags.hpp"
#include "exchange/words.hpp"

#include <algorithm>

namespace florilege::exchange {

namespace {

/// Makes a draft of each column by its name; what we have no place for goes to the extra.
void read_record(CsvRow const& row, std::vector<std::string> const& header, ImportOptions const& options,
                 Intake& intake)
{
    Place const place{row.line, {}};
    library::BookmarkDraft draft;
    Extra extra;
    std::string_view href;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        auto const& cell = row.cells[i];
        std::string_view const name =
            i < header.size() ? std::string_view{header[i]} : std::string_view{"more"};
        if (name == "title") {
            draft.title = one_line(cell);
        } else if (name == "url") {
            href = cell;
        } else if (name == "tags") {
            draft.tags = split_tags(cell, TagSeparator::pipe);
        } else if (name == "time_added") {
            draft.created = parse_time(cell);
            if (draft.created || cell.empty() || cell == "0") continue;
            intake.warn(place, "the date of this record cannot be read");
            extra.put(name, cell);
        } else if (name == "status" && (cell == "unread" || cell == "archive")) {
            draft.unread = cell == "unread";
            draft.archived = cell == "archive";
        } else if (!cell.empty()) {
            extra.put(name, cell);
        }
    }
    hand_over(intake, options, std::move(draft), href, std::move(extra), place);
}

bool is_header(std::vector<std::string> const& cells)
{
    auto const has = [&](std::string_view name) { return std::ranges::find(cells, name) != cells.end(); };
    return has("url") && has("time_added");
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    TextReader text{source, intake, options};
    CsvReader csv{text, options};
    CsvRow row;
    if (!csv.row(row)) return intake.refuse("the file is empty", Saying{"fault.import.empty"});
    if (!is_header(row.cells))
        return intake.refuse(
            "the first line does not name the columns of Pocket: title,url,time_added,tags,status",
            Saying{"fault.import.columns"});
    auto const header = std::exchange(row.cells, {});
    while (csv.row(row)) {
        if (!row.damage.empty())
            intake.reject({row.line, {}}, row.damage);
        else if (row.cells.size() < std::min<std::size_t>(2, header.size()))
            intake.reject({row.line, {}}, "the record has one column of " + std::to_string(header.size()));
        else
            read_record(row, header, options, intake);
    }
}

Likeness recognise(std::string_view head)
{
    auto const line = head.substr(0, head.find('\n'));
    bool const pocket =
        contains_word(line, "url") && contains_word(line, "time_added") && contains_word(line, ",");
    return pocket && line.find('<') == line.npos ? Likeness::certain : Likeness::no;
}

} // namespace

Format const pocket_csv_format{"pocket-csv", "Pocket (CSV)", recognise, read};

} // namespace florilege::exchange
