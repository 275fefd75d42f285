#include "exchange/exporters/netscape.hpp"

#include "exchange/exporters/open_folders.hpp"
#include "exchange/exporters/reading.hpp"
#include "text/html/escape.hpp"

namespace florilege::exchange {
namespace {

/// Tags are parted by commas, so a tag loses its own. A single tag of several words gets one behind it, or
/// importers would take its words for tags.
std::string tags_value(std::vector<std::string> const& tags)
{
    auto value = tags_by_commas(tags, ",");
    if (value.find(',') == std::string::npos && value.find(' ') != std::string::npos) value += ',';
    return value;
}

class NetscapeExporter final : public Exporter {
public:
    explicit NetscapeExporter(std::ostream& out) : out_{out} {}

    void begin(ExportMeta const&) override
    {
        out_ << "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n"
                "<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=UTF-8\">\n"
                "<TITLE>Bookmarks</TITLE>\n"
                "<H1>Bookmarks</H1>\n"
                "<DL><p>\n";
    }

    Exported bookmark(library::Bookmark const& bookmark) override
    {
        auto const& draft = bookmark.content;
        if (!draft.url) return Exported::left_out;
        go_to(draft.lists.empty() ? library::ListPath{} : draft.lists.front());
        indent();
        out_ << "<DT><A HREF=\"" << text::escape_value(draft.url->text()) << '"';
        if (draft.created) out_ << " ADD_DATE=\"" << seconds_of(*draft.created) << '"';
        if (draft.updated) out_ << " LAST_MODIFIED=\"" << seconds_of(*draft.updated) << '"';
        out_ << " PRIVATE=\"" << (draft.audience && draft.audience->is_public() ? '0' : '1') << '"';
        if (draft.unread) out_ << " TOREAD=\"1\"";
        if (!draft.tags.empty()) out_ << " TAGS=\"" << text::escape_value(tags_value(draft.tags)) << '"';
        out_ << '>' << text::escape_text(on_one_line(draft.title)) << "</A>\n";
        if (auto const note = note_with_highlights(draft); !note.empty())
            out_ << "<DD>" << text::escape_text(note) << '\n';
        return Exported::written;
    }

    void end() override
    {
        go_to({});
        out_ << "</DL><p>\n";
    }

private:
    /// Closes and opens folders until the next item stands in the one of `path`.
    void go_to(library::ListPath const& path)
    {
        folders_.go_to(
            path,
            [&] {
                indent();
                out_ << "</DL><p>\n";
            },
            [&](std::string const& title) {
                indent();
                out_ << "<DT><H3>" << text::escape_text(on_one_line(title)) << "</H3>\n";
                indent();
                out_ << "<DL><p>\n";
            });
    }

    void indent() { out_ << std::string(4 * (folders_.depth() + 1), ' '); }

    std::ostream& out_;
    OpenFolders folders_;
};

} // namespace

ExportFormat const netscape_export{"netscape", "Bookmarks for browsers and most services (HTML)", "html",
                                   LeavesOut::without_link, make_exporter<NetscapeExporter>};

} // namespace florilege::exchange
