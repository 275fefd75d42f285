#include "exchange/exporters/csl_json.hpp"

#include "exchange/exporters/reading.hpp"
#include "exchange/exporters/reference_fields.hpp"
#include "exchange/extra.hpp"

#include <fmt/format.h>

namespace florilege::exchange {
namespace {

std::string_view type_of(library::SourceKind kind)
{
    switch (kind) {
    case library::SourceKind::page: return "webpage";
    case library::SourceKind::book: return "book";
    case library::SourceKind::document:
    case library::SourceKind::unresolved: return "document";
    }
    return "document";
}

/// A title may hold markup, so what is none and would be taken for it is escaped.
std::string without_markup(std::string_view title)
{
    std::string escaped;
    for (std::size_t at = 0; at < title.size(); ++at) {
        char const next = at + 1 < title.size() ? title[at + 1] : ' ';
        bool const begins = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/' ||
                            next == '!' || next == '?' || next == '#';
        if (title[at] == '<' && begins)
            escaped += "&lt;";
        else if (title[at] == '&' && begins)
            escaped += "&amp;";
        else
            escaped += title[at];
    }
    return escaped;
}

std::string authors_of(std::string_view authors)
{
    std::string names;
    for (auto const& [family, given] : author_names(authors)) {
        if (!names.empty()) names += ',';
        names += given.empty() ? "{\"literal\":" + json_quoted(family)
                               : "{\"family\":" + json_quoted(family) + ",\"given\":" + json_quoted(given);
        names += '}';
    }
    return names;
}

std::string date_parts(Time time)
{
    std::chrono::year_month_day const date{std::chrono::floor<std::chrono::days>(time)};
    return fmt::format("{{\"date-parts\":[[{},{},{}]]}}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

class CslJsonExporter final : public Exporter {
public:
    explicit CslJsonExporter(std::ostream& out) : out_{out} {}

    void begin(ExportMeta const& meta) override
    {
        exported_ = meta.exported;
        out_ << '[';
    }

    Exported bookmark(library::Bookmark const& bookmark) override
    {
        auto const& draft = bookmark.content;
        auto const title = reference_title(draft);
        if (title.empty() && !draft.url) return Exported::left_out;
        auto const key = json_quoted(citation_key(draft));
        out_ << (first_ ? "\n" : ",\n") << "{\"id\":" << key << ",\"citation-key\":" << key << ",\"type\":\""
             << type_of(draft.kind) << "\",\"title\":" << json_quoted(without_markup(title));
        if (auto const authors = authors_of(draft.author); !authors.empty())
            out_ << ",\"author\":[" << authors << ']';
        if (draft.url) out_ << ",\"URL\":" << json_quoted(draft.url->text());
        out_ << ",\"accessed\":" << date_parts(draft.created.value_or(exported_));
        if (!draft.tags.empty()) out_ << ",\"keyword\":" << json_quoted(tags_by_commas(draft.tags, ", "));
        if (auto const note = note_with_highlights(draft); !note.empty())
            out_ << ",\"note\":" << json_quoted(note);
        out_ << '}';
        first_ = false;
        return Exported::written;
    }

    void end() override { out_ << "\n]\n"; }

private:
    std::ostream& out_;
    Time exported_{};
    bool first_ = true;
};

} // namespace

ExportFormat const csl_json_export{"csl-json", "References for Zotero and others (CSL JSON)", "json",
                                   LeavesOut::without_title, make_exporter<CslJsonExporter>};

} // namespace florilege::exchange
