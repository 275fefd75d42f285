#include "exchange/importers/references/reference.hpp"

#include "exchange/link.hpp"
#include "exchange/words.hpp"

#include <algorithm>
#include <unordered_set>

namespace florilege::exchange {
namespace {

/// Whether the item is a page of the web by its type, whatever the dialect calls it.
bool is_page(std::string_view type)
{
    for (auto const* const word :
         {"web", "blog", "elec", "online", "forum", "post", "icomm", "newspaper", "magazine", "misc"})
        if (contains_word(type, word)) return true;
    return false;
}

bool is_book(std::string_view type)
{
    return contains_word(type, "book") && !contains_word(type, "section") && !contains_word(type, "inbook");
}

/// "https://doi.org/10.1000/1" of a DOI in whatever form; empty where it is none.
std::string doi_address(std::string_view doi)
{
    auto const at = doi.find("10.");
    if (at == doi.npos || doi.find('/', at) == doi.npos || doi.find(' ', at) != doi.npos) return {};
    return "https://doi.org/" + std::string{doi.substr(at)};
}

void keep_first_of_each(std::vector<std::string>& texts)
{
    std::unordered_set<std::string> seen;
    std::erase_if(texts, [&](std::string const& text) { return !seen.insert(text).second; });
}

} // namespace

void Reference::add_author(std::string_view family, std::string_view given)
{
    auto name = one_line(family);
    if (auto const first = one_line(given); !first.empty()) name += (name.empty() ? "" : ", ") + first;
    if (name.empty()) return;
    if (!authors.empty()) authors += "; ";
    authors += name;
}

void Reference::add_tag(std::string_view tag)
{
    if (auto name = one_line(tag); !name.empty()) tags.push_back(std::move(name));
}

void Reference::add_note(std::string text)
{
    if (text.find_first_not_of(" \t\n") == text.npos) return;
    library::HighlightDraft note;
    note.note = std::move(text);
    passages.push_back(std::move(note));
}

void Reference::add_address(std::string_view address)
{
    if (auto one = one_line(address); !one.empty()) addresses.push_back(std::move(one));
}

void hand_over_reference(Reference&& reference, ImportOptions const& options, Intake& intake)
{
    if (auto address = doi_address(reference.doi); !address.empty()) reference.add_address(address);
    if (!reference.doi.empty()) reference.extra.put("doi", reference.doi);
    keep_first_of_each(reference.addresses);
    keep_first_of_each(reference.tags);
    auto const first = std::ranges::find_if(
        reference.addresses, [](auto const& address) { return read_link(address).fate == Link::Fate::page; });
    library::BookmarkDraft draft;
    draft.title = one_line(reference.title);
    draft.author = std::move(reference.authors);
    draft.article = std::move(reference.abstract);
    draft.tags = std::move(reference.tags);
    draft.highlights = std::move(reference.passages);
    draft.lists = std::move(reference.collections);
    draft.created = reference.added;
    draft.updated = reference.changed;
    draft.origin = std::move(reference.origin);
    if (!reference.type.empty()) reference.extra.put("type", reference.type);
    std::string others;
    for (auto at = reference.addresses.begin(); at != reference.addresses.end(); ++at)
        if (at != first) others += (others.empty() ? "[" : ",") + json_quoted(*at);
    if (!others.empty()) reference.extra.put_json("addresses", others + ']');
    if (first == reference.addresses.end()) {
        draft.kind = is_book(reference.type) ? library::SourceKind::book : library::SourceKind::document;
        if (!reference.addresses.empty())
            intake.warn(reference.place,
                        "the address of this item cannot be followed; it is kept without one");
        return hand_over_work(intake, options, std::move(draft), reference.extra, reference.place);
    }
    draft.kind = is_page(reference.type) ? library::SourceKind::page : library::SourceKind::document;
    auto const address = *first;
    hand_over(intake, options, std::move(draft), address, std::move(reference.extra), reference.place);
}

} // namespace florilege::exchange
