#include "exchange/importers/raindrop_csv.hpp"

#include "exchange/importers/csv_columns.hpp"
#include "exchange/importers/folder_path.hpp"
#include "exchange/tags.hpp"
#include "exchange/words.hpp"

#include <algorithm>
#include <array>

namespace florilege::exchange {
namespace {

constexpr std::array<std::string_view, 2> no_collection{"Unsorted", "unsorted"};

void add_paragraph(std::string& text, std::string_view line)
{
    if (!text.empty()) text += '\n';
    text += line;
}

/// Each "Highlight:" begins a passage, each "Note:" what was said about it; both go on over lines. A cell
/// without these words holds passages between blank lines.
std::vector<library::HighlightDraft> highlights_in(std::string_view cell)
{
    constexpr std::string_view passage = "highlight:";
    constexpr std::string_view remark = "note:";
    bool const marked = contains_word(cell, passage);
    std::vector<library::HighlightDraft> highlights;
    std::string* into = nullptr;
    while (!cell.empty()) {
        auto const end = std::min(cell.find('\n'), cell.size());
        auto line = trimmed(cell.substr(0, end));
        cell.remove_prefix(std::min(end + 1, cell.size()));
        bool const begins = marked ? begins_with_word(line, passage) : into == nullptr;
        if (!marked && line.empty()) {
            into = nullptr;
            continue;
        }
        if (begins) {
            into = &highlights.emplace_back().quote;
            if (marked) line = trimmed(line.substr(passage.size()));
        } else if (marked && into != nullptr && begins_with_word(line, remark)) {
            into = &highlights.back().note;
            line = trimmed(line.substr(remark.size()));
        }
        if (into == nullptr) into = &highlights.emplace_back().quote;
        if (!line.empty() || !into->empty()) add_paragraph(*into, line);
    }
    for (auto& highlight : highlights) {
        highlight.quote = trimmed(highlight.quote);
        highlight.note = trimmed(highlight.note);
    }
    std::erase_if(highlights, [](auto const& one) { return one.quote.empty() && one.note.empty(); });
    return highlights;
}

void read_row(std::span<NamedCell const> cells, Place place, ImportOptions const& options, Intake& intake)
{
    SavedItem item{std::move(place)};
    for (auto const& [name, column, text] : cells) {
        if (name == "url")
            item.href = text;
        else if (name == "title")
            item.title(text);
        else if (name == "id")
            item.origin("raindrop", text);
        else if (name == "note")
            item.draft.note = trimmed(text);
        else if (name == "folder" && std::ranges::find(no_collection, text) == no_collection.end())
            item.draft.lists.push_back(folder_path(text, options.depth));
        else if (name == "tags")
            item.draft.tags = split_tags(text, TagSeparator::comma);
        else if (name == "created")
            item.created(column, text);
        else if (name == "highlights")
            item.draft.highlights = highlights_in(text);
        else if (name == "favorite")
            item.flag(item.draft.favourite, column, text);
        else if (name != "folder")
            item.keep(column, text);
    }
    std::erase_if(item.draft.lists, [](auto const& path) { return path.empty(); });
    std::move(item).hand_over(options, intake);
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    CsvKind const kind{
        {"url", "folder"},
        "the first line does not name the columns of Raindrop: id,title,note,excerpt,url,folder,tags,"
        "created,cover,highlights,favorite"};
    each_row(source, options, intake, kind, [&](std::span<NamedCell const> cells, Place place) {
        read_row(cells, std::move(place), options, intake);
    });
}

Likeness recognise(std::string_view head)
{
    if (names_columns(head, {"url", "folder", "excerpt", "favorite"})) return Likeness::certain;
    return names_columns(head, {"url", "folder", "created", "cover"}) ? Likeness::likely : Likeness::no;
}

} // namespace

Format const raindrop_csv_format{"raindrop-csv", "Raindrop (CSV)", recognise, read};

} // namespace florilege::exchange
