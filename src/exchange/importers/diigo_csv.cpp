#include "exchange/importers/diigo_csv.hpp"

#include "exchange/csv.hpp"
#include "exchange/dates.hpp"
#include "exchange/importers/diigo_csv_cells.hpp"
#include "exchange/link.hpp"
#include "text/utf8/utf8.hpp"

#include <array>

namespace florilege::exchange {
namespace {

constexpr std::size_t cut_url = 512;   // characters at which the export cuts addresses,
constexpr std::size_t cut_title = 255; // and titles

/// The columns in the order of a file without a header.
constexpr std::array<std::string_view, 7> known_columns{"title",    "url",         "tags",      "description",
                                                        "comments", "annotations", "created_at"};

using Columns = std::vector<std::string>; // names, in the order of the file

std::optional<Columns> header_of(CsvRow const& row);
void read_row(CsvRow const& row, Columns const& columns, ImportOptions const& options, Intake& intake);
void keep_annotations(std::string_view cell, library::BookmarkDraft& draft, Extra& extra, Intake& intake,
                      Place const& place);
void warn_where_cut(std::string_view title, std::string_view url, Intake& intake, Place const& place);

std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// "2017-03-04 05:06:07"
bool is_diigo_time(std::string_view text)
{
    static constexpr std::string_view form = "dddd-dd-dd dd:dd:dd";
    if (text.size() != form.size()) return false;
    for (std::size_t at = 0; at < form.size(); ++at) {
        bool const digit = text[at] >= '0' && text[at] <= '9';
        if (form[at] == 'd' ? !digit : text[at] != form[at]) return false;
    }
    return true;
}

Likeness recognise(std::string_view head)
{
    auto source = from_memory("", std::string{head.substr(0, head.rfind('\n'))});
    struct Nothing final : Intake {
        void bookmark(library::BookmarkDraft, Place) override {}
        void tag(library::TagDraft, Place) override {}
        void list(library::ListDraft, Place) override {}
        void reject(Place, std::string) override {}
        void warn(Place, std::string) override {}
        void skip(Place, std::string) override {}
    } nothing;
    ImportOptions const options;
    TextReader text{*source, nothing, options, "UTF-8"};
    CsvReader csv{text, options};
    CsvRow row;
    if (!csv.row(row)) return Likeness::no;
    if (header_of(row)) return Likeness::certain;
    if (row.cells.size() != known_columns.size() || !row.damage.empty()) return Likeness::no;
    bool const like_one = row.cells[1].find("://") != std::string::npos && is_diigo_time(row.cells[6]);
    return like_one ? Likeness::likely : Likeness::no;
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    TextReader text{source, intake, options};
    CsvReader csv{text, options};
    Columns columns{known_columns.begin(), known_columns.end()};
    CsvRow row;
    for (bool first = true; csv.row(row); first = false) {
        if (first) {
            if (auto named = header_of(row)) {
                columns = std::move(*named);
                continue;
            }
        }
        if (!row.damage.empty())
            intake.reject({row.line, {}}, row.damage);
        else
            read_row(row, columns, options, intake);
    }
}

/// The names of the columns, where the row holds those that tell this format from others.
std::optional<Columns> header_of(CsvRow const& row)
{
    auto const has = [&](std::string_view name) {
        return std::find(row.cells.begin(), row.cells.end(), name) != row.cells.end();
    };
    if (!has("url") || !has("title") || !has("annotations") || !has("created_at")) return std::nullopt;
    return row.cells;
}

void read_row(CsvRow const& row, Columns const& columns, ImportOptions const& options, Intake& intake)
{
    Place const place{row.line, {}};
    if (row.cells.size() < columns.size()) {
        intake.reject(place, "has " + std::to_string(row.cells.size()) + " fields instead of " +
                                 std::to_string(columns.size()));
        return;
    }
    library::BookmarkDraft draft;
    Extra extra;
    std::string url;
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
        std::string const& cell = row.cells[at];
        std::string_view const name = at < columns.size() ? std::string_view{columns[at]} : "more";
        if (name == "title")
            draft.title = cell;
        else if (name == "url")
            url = cell;
        else if (name == "tags")
            draft.tags = diigo_tags(cell);
        else if (name == "description")
            draft.note = diigo_description(cell);
        else if (name == "annotations")
            keep_annotations(cell, draft, extra, intake, place);
        else if (name == "created_at")
            draft.created = parse_time(cell); // no zone in the file: taken for UTC
        else if (!cell.empty())
            extra.put(name, cell);
        if (name == "created_at" && !draft.created && !cell.empty())
            intake.warn(place, "not a date: " + cell);
    }
    warn_where_cut(draft.title, url, intake, place);
    hand_over(intake, options, std::move(draft), url, std::move(extra), place);
}

void keep_annotations(std::string_view cell, library::BookmarkDraft& draft, Extra& extra, Intake& intake,
                      Place const& place)
{
    DiigoAnnotations annotations = diigo_annotations(cell);
    draft.highlights = std::move(annotations.highlights);
    if (annotations.ambiguous) extra.put("annotations", cell);
    if (!annotations.stray.empty())
        intake.warn(place,
                    "annotations begin with neither \"Highlight:\" nor \"Sticky notes:\": kept as they are");
}

void warn_where_cut(std::string_view title, std::string_view url, Intake& intake, Place const& place)
{
    if (characters(url) == cut_url)
        intake.warn(place, "the address is 512 characters long: Diigo may have cut it, it may lead nowhere");
    if (characters(title) == cut_title)
        intake.warn(place, "the title is 255 characters long: Diigo may have cut it");
}

} // namespace

Format const diigo_csv_format{"diigo-csv", "Bookmarks and highlights exported by Diigo (CSV)", recognise,
                              read};

} // namespace florilege::exchange
