#include "exchange/importers/instapaper_csv.hpp"

#include "exchange/importers/csv_columns.hpp"
#include "exchange/importers/json_fields.hpp"
#include "exchange/tags.hpp"

#include <boost/json.hpp>

namespace florilege::exchange {
namespace {

void take_folder(SavedItem& item, std::string_view folder)
{
    if (folder == "Unread")
        item.draft.unread = true;
    else if (folder == "Archive")
        item.draft.archived = true;
    else if (folder == "Starred")
        item.draft.favourite = true;
    else if (!folder.empty())
        item.draft.lists.push_back({std::string{folder}});
}

/// `["one","two words"]`; what is no such list is taken for tags between commas.
void take_tags(SavedItem& item, std::string_view cell)
{
    boost::system::error_code error;
    auto const value = boost::json::parse({cell.data(), cell.size()}, error);
    auto names = error ? std::nullopt : names_in(value, "name");
    item.draft.tags = names ? std::move(*names) : split_tags(cell, TagSeparator::comma);
}

void read_row(std::span<NamedCell const> cells, Place place, ImportOptions const& options, Intake& intake)
{
    SavedItem item{std::move(place)};
    for (auto const& [name, column, text] : cells) {
        if (name == "url")
            item.href = text;
        else if (name == "title")
            item.title(text);
        else if (name == "folder")
            take_folder(item, text);
        else if (name == "timestamp")
            item.created(column, text);
        else if (name == "tags")
            take_tags(item, text);
        else if (name == "selection" && !text.empty())
            item.draft.highlights.emplace_back().quote = text;
        else
            item.keep(column, text);
    }
    std::move(item).hand_over(options, intake);
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    CsvKind const kind{{"url", "title", "selection", "folder"},
                       "the first line does not name the columns of Instapaper: URL,Title,Selection,Folder"};
    each_row(source, options, intake, kind, [&](std::span<NamedCell const> cells, Place place) {
        read_row(cells, std::move(place), options, intake);
    });
}

Likeness recognise(std::string_view head)
{
    return names_columns(head, {"url", "title", "selection", "folder"}) ? Likeness::certain : Likeness::no;
}

} // namespace

Format const instapaper_csv_format{"instapaper-csv", "Instapaper (CSV)", recognise, read};

} // namespace florilege::exchange
