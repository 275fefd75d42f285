#include "exchange/importers/readwise_reader_csv.hpp"

#include "exchange/importers/csv_columns.hpp"
#include "exchange/tags.hpp"
#include "exchange/words.hpp"

#include <algorithm>

namespace florilege::exchange {
namespace {

/// "['one', \"it's\"]": texts between either kind of quotes, "\" before what is meant as it stands. What is
/// no such list is taken for tags between commas.
std::vector<std::string> tags_of(std::string_view cell)
{
    if (!begins_with_word(cell, "[")) return split_tags(cell, TagSeparator::comma);
    std::vector<std::string> tags;
    for (std::size_t at = 0; at < cell.size(); ++at) {
        char const quote = cell[at];
        if (quote != '\'' && quote != '"') continue;
        std::string tag;
        for (++at; at < cell.size() && cell[at] != quote; ++at) {
            if (cell[at] == '\\' && at + 1 < cell.size()) ++at;
            tag += cell[at];
        }
        if (auto name = one_line(tag); !name.empty()) tags.push_back(std::move(name));
    }
    return tags;
}

bool is_of_a_feed(std::span<NamedCell const> cells)
{
    return std::ranges::any_of(
        cells, [](NamedCell const& cell) { return cell.name == "location" && cell.text == "feed"; });
}

void read_row(std::span<NamedCell const> cells, Place place, ImportOptions const& options, Intake& intake)
{
    SavedItem item{std::move(place)};
    bool seen = false;
    for (auto const& [name, column, text] : cells) {
        if (name == "url")
            item.href = text;
        else if (name == "title")
            item.title(text);
        else if (name == "id")
            item.origin("readwise-reader", text);
        else if (name == "document tags")
            item.draft.tags = tags_of(text);
        else if (name == "saved date")
            item.created(column, text);
        else if (name == "seen")
            item.flag(seen, column, text);
        else if (name == "location" && (text == "archive" || text == "new"))
            item.draft.archived = text == "archive";
        else
            item.keep(column, text);
    }
    item.draft.unread = !seen && !item.draft.archived;
    std::move(item).hand_over(options, intake);
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    CsvKind const kind{
        {"url", "document tags", "location"},
        "the first line does not name the columns of Readwise Reader: Title,URL,ID,Document tags,"
        "Saved date,Reading progress,Location,Seen"};
    std::uint64_t of_feeds = 0;
    each_row(source, options, intake, kind, [&](std::span<NamedCell const> cells, Place place) {
        if (is_of_a_feed(cells))
            ++of_feeds;
        else
            read_row(cells, std::move(place), options, intake);
    });
    if (of_feeds > 0) intake.skip({}, counted(of_feeds, "item") + " of feeds: never saved");
}

Likeness recognise(std::string_view head)
{
    return names_columns(head, {"url", "document tags", "location", "seen"}) ? Likeness::certain
                                                                             : Likeness::no;
}

} // namespace

Format const readwise_reader_csv_format{"readwise-reader-csv", "Readwise Reader (CSV)", recognise, read};

} // namespace florilege::exchange
