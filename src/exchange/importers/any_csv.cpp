#include "exchange/importers/any_csv.hpp"

#include "exchange/csv.hpp"
#include "exchange/formats.hpp"
#include "exchange/importers/column_map.hpp"
#include "exchange/importers/csv_columns.hpp"
#include "exchange/importers/folder_path.hpp"
#include "exchange/importers/quoted_passages.hpp"
#include "exchange/peeked_source.hpp"
#include "exchange/tags.hpp"
#include "exchange/words.hpp"
#include "text/utf8/fold.hpp"

#include <algorithm>
#include <array>

namespace florilege::exchange {
namespace {

constexpr std::size_t head_bytes = 64 * 1024;

/// What the first line has most of.
char separator_of(std::string_view head)
{
    auto const line = head.substr(0, head.find('\n'));
    constexpr std::array separators{',', ';', '\t'};
    return *std::ranges::max_element(separators, {}, [&](char c) { return std::ranges::count(line, c); });
}

bool has(ColumnMap const& map, ColumnIs what)
{
    return std::ranges::find(map, what, &ColumnMap::value_type::first) != map.end();
}

std::string listed(std::span<std::string const> columns)
{
    std::string text;
    for (auto const& column : columns)
        text.append(text.empty() ? "" : ", ").append(one_line(column));
    return text;
}

class AnyCsv {
public:
    AnyCsv(ImportOptions const& options, Intake& intake) : options_{options}, intake_{intake} {}

    /// Decides what the columns are; says why where it cannot.
    std::optional<Fault> begin(std::span<std::string const> columns);
    void take(std::span<NamedCell const> cells, Place place);

private:
    void take_cell(SavedItem& item, std::string_view column, std::string_view text);
    void take_folders(SavedItem& item, std::string_view text) const;

    ImportOptions const& options_;
    Intake& intake_;
    std::vector<std::optional<ColumnIs>> what_; ///< by the place of the column
    bool is_unread_ = false;
};

std::optional<Fault> AnyCsv::begin(std::span<std::string const> columns)
{
    auto map = options_.columns.empty() ? Result<ColumnMap>{propose_columns(columns)}
                                        : read_column_map(options_.columns);
    if (!map) return map.error();
    if (!has(*map, ColumnIs::url) && !has(*map, ColumnIs::title))
        return Fault{{},
                     "no column is plainly an address: --map url=COLUMN names it; there are " +
                         listed(columns),
                     Saying{"fault.import.no-address-column", {{"columns", listed(columns)}}}};
    what_.assign(columns.size(), std::nullopt);
    for (auto const& [what, name] : *map) {
        auto const wanted = text::fold(text::collapse_spaces(name));
        auto const found = std::ranges::find_if(columns, [&](std::string const& column) {
            return text::fold(text::collapse_spaces(column)) == wanted;
        });
        if (found == columns.end())
            return Fault{{},
                         "there is no column \"" + name + "\"; there are " + listed(columns),
                         Saying{"fault.import.no-column", {{"name", name}, {"columns", listed(columns)}}}};
        what_[static_cast<std::size_t>(found - columns.begin())] = what;
    }
    if (options_.columns.empty())
        intake_.skip({1, {}}, "the first line names the columns, read as " + text_of(*map) +
                                  "; --map says it otherwise");
    return std::nullopt;
}

void take_privacy(SavedItem& item, std::string_view column, std::string_view text, bool yes_is_public)
{
    if (one_line(text).empty()) return;
    auto const word = text::fold(one_line(text));
    auto said = yes_or_no(word);
    if (word == "public") said = yes_is_public;
    if (word == "private" || word == "me") said = !yes_is_public;
    if (!said) return item.keep(column, text);
    item.draft.audience = *said == yes_is_public ? accounts::Audience::everyone() : accounts::Audience::me();
}

void AnyCsv::take_folders(SavedItem& item, std::string_view text) const
{
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        if (auto path = folder_path(text.substr(0, end), options_.depth); !path.empty())
            item.draft.lists.push_back(std::move(path));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void AnyCsv::take(std::span<NamedCell const> cells, Place place)
{
    SavedItem item{std::move(place)};
    for (std::size_t at = 0; at < cells.size(); ++at) {
        auto const text = without_guard(cells[at].text);
        auto const column = cells[at].column;
        if (at >= what_.size() || !what_[at]) {
            item.keep(column, text);
            continue;
        }
        bool is_read = false;
        switch (*what_[at]) {
        case ColumnIs::url: item.href = text; break;
        case ColumnIs::title: item.title(text); break;
        case ColumnIs::note: item.draft.note = text; break;
        case ColumnIs::tags: {
            std::string tags{text};
            std::ranges::replace_if(
                tags, [](char c) { return c == ';' || c == '|' || c == '\n'; }, ',');
            item.draft.tags = split_tags(tags, TagSeparator::comma);
            break;
        }
        case ColumnIs::folder: take_folders(item, text); break;
        case ColumnIs::created: item.created(column, text); break;
        case ColumnIs::updated: item.updated(column, text); break;
        case ColumnIs::unread: item.flag(item.draft.unread, column, text); break;
        case ColumnIs::read:
            item.flag(is_read, column, text);
            item.draft.unread = !is_read;
            break;
        case ColumnIs::archived: item.flag(item.draft.archived, column, text); break;
        case ColumnIs::favourite: item.flag(item.draft.favourite, column, text); break;
        case ColumnIs::is_public: take_privacy(item, column, text, true); break;
        case ColumnIs::is_private: take_privacy(item, column, text, false); break;
        case ColumnIs::author: item.draft.author = one_line(text); break;
        case ColumnIs::highlight: item.draft.highlights = quoted_passages(text); break;
        }
    }
    std::move(item).hand_over(options_, intake_);
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    PeekedSource peeked{source, head_bytes};
    AnyCsv reader{options, intake};
    CsvKind kind{{}, {}};
    kind.separator = separator_of(head_text(peeked.head()));
    kind.begin = [&](std::span<std::string const> columns) { return reader.begin(columns); };
    each_row(peeked, options, intake, kind,
             [&](std::span<NamedCell const> cells, Place place) { reader.take(cells, std::move(place)); });
}

/// Many formats are CSV: this one only where none of them is.
Likeness recognise(std::string_view head)
{
    auto const line = head.substr(0, head.find('\n'));
    if (line.find('<') != line.npos || line.find('{') != line.npos) return Likeness::no;
    auto const columns = columns_of(head, separator_of(head));
    auto const map = propose_columns(columns);
    return has(map, ColumnIs::url) && map.size() > 1 ? Likeness::weak : Likeness::no;
}

} // namespace

Format const any_csv_format{"csv", "Any table of links (CSV); --map says which column is what", recognise,
                            read};

} // namespace florilege::exchange
