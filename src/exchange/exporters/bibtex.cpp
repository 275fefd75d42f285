#include "exchange/exporters/bibtex.hpp"

#include "exchange/exporters/latex_escape.hpp"
#include "exchange/exporters/reading.hpp"
#include "exchange/exporters/reference_fields.hpp"
#include "exchange/words.hpp"
#include "prelude/iso_time.hpp"

namespace florilege::exchange {
namespace {

std::string_view type_of(library::SourceKind kind)
{
    switch (kind) {
    case library::SourceKind::page: return "misc"; // of BibTeX and BibLaTeX; "online" is of the latter alone
    case library::SourceKind::book: return "book";
    case library::SourceKind::document:
    case library::SourceKind::unresolved: return "unpublished";
    }
    return "misc";
}

/// Whether BibTeX would take a name apart where it is one whole: at "and", at a comma, at a last "others".
bool would_be_parted(std::string_view name)
{
    return name.find(',') != name.npos || contains_word(name, "and") || contains_word(name, "others");
}

std::string authors_of(std::string_view authors)
{
    std::string all;
    for (auto const& [family, given] : author_names(authors)) {
        if (!all.empty()) all += " and ";
        auto const part = [&](std::string const& name) {
            all += would_be_parted(name) ? '{' + latex_escaped(name) + '}' : latex_escaped(name);
        };
        part(family);
        if (given.empty()) continue;
        all += ", ";
        part(given);
    }
    return all;
}

/// Both separators that programs part keywords at are blanks in the names of tags.
std::string keywords_of(std::vector<std::string> const& tags)
{
    std::string all;
    for (auto tag : tags) {
        std::replace(tag.begin(), tag.end(), ';', ' ');
        (all += all.empty() ? "" : ", ") += latex_escaped(without_commas(tag));
    }
    return all;
}

class BibtexExporter final : public Exporter {
public:
    explicit BibtexExporter(std::ostream& out) : out_{out} {}

    void begin(ExportMeta const& meta) override { exported_ = meta.exported; }

    Exported bookmark(library::Bookmark const& bookmark) override
    {
        auto const& draft = bookmark.content;
        auto const title = reference_title(draft);
        if (title.empty() && !draft.url) return Exported::left_out;
        auto const added = iso_seconds(draft.created.value_or(exported_));
        if (!std::exchange(first_, false)) out_ << '\n';
        out_ << '@' << type_of(draft.kind) << '{' << citation_key(draft) << ",\n";
        put("author", authors_of(draft.author));
        put("title", latex_escaped(title));
        if (draft.url) {
            put("url", bibtex_address(draft.url->text()));
            put("urldate", added.substr(0, added.find('T')));
        }
        put("keywords", keywords_of(draft.tags));
        put("annote", latex_escaped(note_with_highlights(draft)));
        put("timestamp", added);
        out_ << "}\n";
        return Exported::written;
    }

    // An export of nothing is a file all the same, and one that is known.
    void end() override
    {
        if (first_) out_ << "@comment{nothing}\n";
    }

private:
    void put(std::string_view name, std::string_view value)
    {
        if (!value.empty()) out_ << "  " << name << " = {" << value << "},\n";
    }

    std::ostream& out_;
    Time exported_{};
    bool first_ = true;
};

} // namespace

ExportFormat const bibtex_export{"bibtex", "References for LaTeX and others (BibTeX)", "bib",
                                 LeavesOut::without_title, make_exporter<BibtexExporter>};

} // namespace florilege::exchange
