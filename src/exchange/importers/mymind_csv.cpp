#include "exchange/importers/mymind_csv.hpp"

#include "exchange/importers/csv_columns.hpp"
#include "exchange/tags.hpp"
#include "exchange/words.hpp"
#include "text/utf8/utf8.hpp"

namespace florilege::exchange {
namespace {

constexpr std::size_t longest_title = 80; ///< in bytes, of a card that has none

std::string first_words(std::string_view text)
{
    text = trimmed(text);
    auto const line = one_line(text.substr(0, text.find('\n')));
    return std::string{text::cut(line, longest_title)};
}

void read_row(std::span<NamedCell const> cells, Place place, ImportOptions const& options, Intake& intake)
{
    SavedItem item{std::move(place)};
    std::string_view content;
    std::string_view note;
    for (auto const& [name, column, text] : cells) {
        if (name == "url")
            item.href = text;
        else if (name == "title")
            item.title(text);
        else if (name == "content")
            content = trimmed(text);
        else if (name == "note")
            note = trimmed(text);
        else if (name == "tags")
            item.draft.tags = split_tags(text, TagSeparator::comma);
        else if (name == "created")
            item.created(column, text);
        else if (name == "id")
            item.origin("mymind", text);
        else
            item.keep(column, text);
    }
    item.draft.note =
        std::string{content} + (content.empty() || note.empty() ? "" : "\n\n") + std::string{note};
    if (!trimmed(item.href).empty()) return std::move(item).hand_over(options, intake);
    item.draft.kind = library::SourceKind::unresolved;
    if (item.draft.title.empty()) item.draft.title = first_words(item.draft.note);
    std::move(item).hand_over_work(options, intake);
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    CsvKind const kind{{"id", "type", "url", "content", "created"},
                       "the first line does not name the columns of mymind: "
                       "id,type,title,url,content,note,tags,created"};
    each_row(source, options, intake, kind, [&](std::span<NamedCell const> cells, Place place) {
        read_row(cells, std::move(place), options, intake);
    });
}

Likeness recognise(std::string_view head)
{
    return names_columns(head, {"id", "type", "title", "url", "content", "note", "created"})
               ? Likeness::certain
               : Likeness::no;
}

} // namespace

Format const mymind_csv_format{"mymind-csv", "mymind (CSV)", recognise, read};

} // namespace florilege::exchange
