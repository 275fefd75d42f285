#include "exchange/exporters/csv.hpp"

#include "exchange/csv.hpp"
#include "exchange/exporters/reading.hpp"
#include "exchange/florilege_words.hpp"
#include "prelude/iso_time.hpp"

namespace florilege::exchange {
namespace {

std::string cell(std::string_view text)
{
    return csv_quoted(guarded(text));
}

std::string joined(std::vector<std::string> const& words, std::string_view separator)
{
    std::string text;
    for (auto const& word : words) {
        if (!text.empty()) text += separator;
        text += word;
    }
    return text;
}

std::string list_paths(std::vector<library::ListPath> const& paths)
{
    std::string text;
    for (auto const& path : paths) {
        if (!text.empty()) text += '\n';
        text += joined(path, " / ");
    }
    return text;
}

class CsvExporter final : public Exporter {
public:
    explicit CsvExporter(std::ostream& out) : out_{out} {}

    void begin(ExportMeta const&) override
    {
        out_ << "id,url,title,author,note,tags,lists,highlights,audience,unread,archived,favourite,created,"
                "updated\r\n";
    }

    Exported bookmark(library::Bookmark const& bookmark) override
    {
        auto const& draft = bookmark.content;
        out_ << cell(draft.id ? draft.id->text() : "") << ',' << cell(draft.url ? draft.url->text() : "")
             << ',' << cell(draft.title) << ',' << cell(draft.author) << ',' << cell(draft.note) << ','
             << cell(joined(draft.tags, ", ")) << ',' << cell(list_paths(draft.lists)) << ','
             << cell(highlights_as_text(draft)) << ',' << cell(audience_word(draft.audience)) << ','
             << yes_no(draft.unread) << ',' << yes_no(draft.archived) << ',' << yes_no(draft.favourite) << ','
             << (draft.created ? iso_seconds(*draft.created) : "") << ','
             << (draft.updated ? iso_seconds(*draft.updated) : "") << "\r\n";
        return Exported::written;
    }

private:
    std::ostream& out_;
};

} // namespace

ExportFormat const csv_export{"csv", "Comma-separated values, one row a bookmark, for spreadsheets", "csv",
                              LeavesOut::nothing, make_exporter<CsvExporter>};

} // namespace florilege::exchange
