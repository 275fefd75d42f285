#include "exchange/exporters/opml.hpp"

#include "exchange/exporters/open_folders.hpp"
#include "exchange/exporters/reading.hpp"
#include "library/title_of.hpp"
#include "text/xml/xml_writer.hpp"

#include <fmt/chrono.h>

namespace florilege::exchange {
namespace {

/// RFC 822, as OPML wants: "Sun, 05 Feb 2012 12:00:00 GMT".
std::string mail_date(Time time)
{
    return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", std::chrono::floor<std::chrono::seconds>(time));
}

/// A name in `category`, where commas part names and slashes the levels of a path.
std::string category_name(std::string name)
{
    std::replace(name.begin(), name.end(), '/', ' ');
    return without_commas(std::move(name));
}

/// Tags as words, and the lists beyond the first, in whose outline it stands, as paths.
std::string categories(library::BookmarkDraft const& draft)
{
    std::string all;
    auto const add = [&](std::string const& category) {
        if (category.empty()) return;
        if (!all.empty()) all += ',';
        all += category;
    };
    for (auto const& tag : draft.tags)
        add(category_name(tag));
    for (std::size_t at = 1; at < draft.lists.size(); ++at) {
        std::string path;
        for (auto const& title : draft.lists[at])
            if (auto const name = category_name(title); !name.empty()) (path += '/') += name;
        add(path);
    }
    return all;
}

class OpmlExporter final : public Exporter {
public:
    explicit OpmlExporter(std::ostream& out) : out_{out} {}

    void begin(ExportMeta const& meta) override
    {
        out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head>"
             << "<title>Bookmarks</title><dateCreated>" << mail_date(meta.exported)
             << "</dateCreated><ownerName>" << text::xml_attribute(meta.owner)
             << "</ownerName></head>\n<body>\n";
    }

    Exported bookmark(library::Bookmark const& bookmark) override
    {
        auto const& draft = bookmark.content;
        if (!draft.url) return Exported::left_out;
        go_to(draft.lists.empty() ? library::ListPath{} : draft.lists.front());
        indent();
        out_ << "<outline type=\"link\"";
        put("text", on_one_line(draft.title.empty() ? library::title_of(draft) : draft.title));
        put("url", draft.url->text());
        if (draft.created) put("created", mail_date(*draft.created));
        put("category", categories(draft));
        put("description", note_with_highlights(draft));
        out_ << "/>\n";
        return Exported::written;
    }

    void end() override
    {
        go_to({});
        out_ << "</body>\n</opml>\n";
    }

private:
    void put(std::string_view name, std::string_view text)
    {
        if (!text.empty()) out_ << ' ' << name << "=\"" << text::xml_attribute(text) << '"';
    }

    void go_to(library::ListPath const& path)
    {
        folders_.go_to(
            path,
            [&] {
                indent();
                out_ << "</outline>\n";
            },
            [&](std::string const& title) {
                indent();
                out_ << "<outline text=\"" << text::xml_attribute(on_one_line(title)) << "\">\n";
            });
    }

    void indent() { out_ << std::string(2 * folders_.depth(), ' '); }

    std::ostream& out_;
    OpenFolders folders_;
};

} // namespace

ExportFormat const opml_export{"opml", "Lists as an outline, for outliners and feed readers (OPML)", "opml",
                               LeavesOut::without_link, make_exporter<OpmlExporter>};

} // namespace florilege::exchange
