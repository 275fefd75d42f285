#include "exchange/importers/matter_csv.hpp"

#include "exchange/importers/csv_columns.hpp"
#include "exchange/tags.hpp"
#include "exchange/words.hpp"

#include <algorithm>

namespace florilege::exchange {
namespace {

std::vector<std::string> tags_of(std::string_view cell)
{
    std::string field{cell};
    std::ranges::replace(field, ';', '|');
    return split_tags(field, TagSeparator::pipe);
}

void read_row(std::span<NamedCell const> cells, Place place, ImportOptions const& options, Intake& intake)
{
    SavedItem item{std::move(place)};
    bool in_queue = true;
    bool is_read = false;
    for (auto const& [name, column, text] : cells) {
        if (name == "url")
            item.href = text;
        else if (name == "title")
            item.title(text);
        else if (name == "author")
            item.draft.author = one_line(text);
        else if (name == "tags")
            item.draft.tags = tags_of(text);
        else if (name == "in queue")
            item.flag(in_queue, column, text);
        else if (name == "favorited")
            item.flag(item.draft.favourite, column, text);
        else if (name == "read")
            item.flag(is_read, column, text);
        else if (name == "last interaction date")
            item.created(column, text);
        else if (name == "file id")
            item.origin("matter", text);
        else if (name != "highlight count" || text != "0")
            item.keep(column, text);
    }
    item.draft.archived = !in_queue;
    item.draft.unread = in_queue && !is_read;
    std::move(item).hand_over(options, intake);
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    CsvKind const kind{{"url", "in queue", "file id"},
                       "the first line does not name the columns of Matter: "
                       "Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight Count,"
                       "Last Interaction Date,File Id"};
    each_row(source, options, intake, kind, [&](std::span<NamedCell const> cells, Place place) {
        read_row(cells, std::move(place), options, intake);
    });
}

Likeness recognise(std::string_view head)
{
    return names_columns(head, {"url", "in queue", "file id"}) ? Likeness::certain : Likeness::no;
}

} // namespace

Format const matter_csv_format{"matter-csv", "Matter (CSV)", recognise, read};

} // namespace florilege::exchange
