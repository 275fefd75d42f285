#include "exchange/exporters/readwise.hpp"

#include "exchange/csv.hpp"
#include "exchange/exporters/reading.hpp"
#include "library/title_of.hpp"
#include "prelude/iso_time.hpp"

namespace florilege::exchange {
namespace {

/// Quoted where it must be, as RFC 4180 says. What a spreadsheet would take for a formula is left as it is:
/// the programs that read this table know of no apostrophe before it.
std::string cell(std::string_view text)
{
    return text.find_first_of(",\"\r\n") == text.npos ? std::string{text} : csv_quoted(text);
}

/// "2012-02-05 12:00:00+00:00", as Readwise writes it.
std::string moment(std::optional<Time> const& time)
{
    if (!time) return {};
    auto written = iso_seconds(*time);
    written.replace(written.find('T'), 1, " ");
    return written.replace(written.size() - 1, 1, "+00:00");
}

class ReadwiseExporter final : public Exporter {
public:
    explicit ReadwiseExporter(std::ostream& out) : out_{out} {}

    void begin(ExportMeta const&) override
    {
        out_ << "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,"
                "Highlighted at,Document tags,URL\r\n";
    }

    Exported bookmark(library::Bookmark const& bookmark) override
    {
        auto const& draft = bookmark.content;
        int rows = 0;
        if (!draft.note.empty()) {
            library::HighlightDraft on_the_whole;
            on_the_whole.note = draft.note;
            on_the_whole.created = draft.created;
            row(draft, on_the_whole, ++rows);
        }
        for (auto const& highlight : draft.highlights)
            if (!highlight.quote.empty() || !note_with_replies(highlight).empty())
                row(draft, highlight, ++rows);
        return rows == 0 ? Exported::left_out : Exported::written;
    }

private:
    void row(library::BookmarkDraft const& draft, library::HighlightDraft const& highlight, int place)
    {
        // A passage of nothing that has a name would be one of whatever stands before it.
        auto const title = on_one_line(draft.title.empty() ? library::title_of(draft) : draft.title);
        out_ << cell(highlight.quote) << ',' << cell(title) << ',' << cell(on_one_line(draft.author)) << ",,"
             << cell(note_with_replies(highlight)) << ',' << cell(on_one_line(highlight.colour)) << ",,order,"
             << place << ',' << moment(highlight.created) << ',' << cell(tags_by_commas(draft.tags, ","))
             << ',' << cell(draft.url ? draft.url->text() : "") << "\r\n";
    }

    std::ostream& out_;
};

} // namespace

ExportFormat const readwise_export{"readwise", "Highlights and notes as Readwise exports them (CSV)", "csv",
                                   LeavesOut::without_words, make_exporter<ReadwiseExporter>};

} // namespace florilege::exchange
