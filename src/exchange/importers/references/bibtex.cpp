#include "exchange/importers/references/bibtex.hpp"

#include "exchange/dates.hpp"
#include "exchange/importers/references/bibtex_entries.hpp"
#include "exchange/importers/references/latex_text.hpp"
#include "exchange/importers/references/reference.hpp"
#include "exchange/tags.hpp"
#include "exchange/words.hpp"

#include <algorithm>

namespace florilege::exchange {
namespace {

constexpr std::string_view joint = " and ";

/// Where the next "and" that stands in no braces begins: "{Salt and Sons}" is one name.
std::size_t end_of_name(std::string_view names)
{
    int depth = 0;
    for (std::size_t at = 0; at < names.size(); ++at) {
        if (names[at] == '\\')
            ++at;
        else if (names[at] == '{')
            ++depth;
        else if (names[at] == '}')
            --depth;
        else if (depth <= 0 && names.substr(at).starts_with(joint))
            return at;
    }
    return names.size();
}

/// "A and B and C", each "Family, Given" or "Given Family".
void add_authors(std::string_view value, Reference& item)
{
    auto const all = one_line(value);
    std::string_view rest{all};
    while (!rest.empty()) {
        auto const end = end_of_name(rest);
        item.add_author(latex_text(rest.substr(0, end)), {});
        rest.remove_prefix(std::min(end + joint.size(), rest.size()));
    }
}

/// The first address in a text: "\url{https://…}", "Accessible at https://…".
std::string address_in(std::string_view text)
{
    auto const mark = text.find("://");
    if (mark == text.npos) return {};
    auto const before = text.substr(0, mark).find_last_not_of("abcdefghijklmnopqrstuvwxyz");
    auto const begin = before == text.npos ? 0 : before + 1;
    auto const end = text.find_first_of(" \t\n}", mark);
    return std::string{text.substr(begin, end == text.npos ? end : end - begin)};
}

void take_field(std::string const& name, std::string const& value, Reference& item)
{
    if (name == "title") {
        item.title = latex_text(value);
    } else if (name == "author" || (name == "editor" && item.authors.empty())) {
        add_authors(value, item);
    } else if (name == "url" || name.starts_with("url_") || name == "bdsk-url-1" || name == "bdsk-url-2") {
        item.add_address(address_of_latex(value));
    } else if (name == "howpublished" || name == "note") {
        if (auto const address = address_in(value); !address.empty())
            item.add_address(address_of_latex(address));
        else if (name == "note")
            item.add_note(latex_text(value));
        else
            item.extra.put(name, latex_text(value));
    } else if (name == "doi") {
        item.doi = one_line(latex_text(value));
    } else if (name == "abstract") {
        item.abstract = latex_text(value);
    } else if (name == "annote" || name == "annotation") {
        item.add_note(latex_text(value));
    } else if (name == "keywords") {
        auto const words = latex_text(value);
        auto separated = words;
        std::ranges::replace(separated, ';', ',');
        for (auto const& tag : split_tags(separated, TagSeparator::comma))
            item.add_tag(tag);
    } else if ((name == "urldate" || name == "timestamp" || name == "date-added") && parse_time(value)) {
        item.added = parse_time(value);
    } else if (!value.empty()) {
        item.extra.put(name, latex_text(value));
    }
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    TextReader text{source, intake, options};
    BibtexEntries entries{text, options};
    bool any = false;
    for (BibtexEntry entry; entries.next(entry); any = true) {
        Place const place{entry.line, {}};
        if (!entry.damage.empty()) {
            intake.reject(place, entry.damage);
            continue;
        }
        Reference item;
        item.place = place;
        item.type = entry.type;
        for (auto const& [name, value] : entry.fields)
            take_field(name, value, item);
        if (!entry.key.empty()) item.extra.put("citation_key", entry.key);
        hand_over_reference(std::move(item), options, intake);
    }
    if (!any)
        intake.refuse("there is no entry of BibTeX in this file",
                      Saying{"fault.import.nothing-of", {{"of", "BibTeX"}}});
}

/// "@article{key," at the beginning of a line.
bool begins_entry(std::string_view line)
{
    auto const open = line.find('{');
    if (open == line.npos || open < 2 || line.find_first_of(" \t@", 1) < open) return false;
    auto const key = line.substr(open + 1);
    return key.find(',') != key.npos || begins_with_word(line, "@comment") ||
           begins_with_word(line, "@string") || begins_with_word(line, "@preamble");
}

Likeness recognise(std::string_view head)
{
    for (auto at = head.find('@'); at != head.npos; at = head.find('@', at + 1)) {
        if (at > 0 && head[at - 1] != '\n') continue;
        auto const line = head.substr(at, head.find('\n', at) - at);
        if (!begins_entry(line)) continue;
        // Entries may have any words before them, and any words may quote an entry.
        bool const first = trimmed(head.substr(0, at)).empty() || head.starts_with('%');
        bool const other = head.starts_with('{') || head.starts_with('<');
        return other ? Likeness::weak : first ? Likeness::certain : Likeness::likely;
    }
    return Likeness::no;
}

} // namespace

Format const bibtex_format{"bibtex", "References (BibTeX, BibLaTeX)", recognise, read};

} // namespace florilege::exchange
