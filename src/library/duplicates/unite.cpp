#include "library/duplicates/unite.hpp"

#include "library/merge.hpp"
#include "prelude/iso_time.hpp"
#include "text/utf8/fold.hpp"

#include <boost/json.hpp>

#include <unordered_map>

namespace florilege::library {
namespace {

namespace json = boost::json;

bool has_paragraphs(std::string const& text, std::string const& paragraphs)
{
    return ("\n\n" + text + "\n\n").find("\n\n" + paragraphs + "\n\n") != std::string::npos;
}

/// Whether one of the two is the other with damage to its signs or encoding; `merged` knows the better one.
bool are_one_text(std::string const& first, std::string const& second)
{
    auto const letters = text::letters_and_digits(first);
    return !letters.empty() && letters == text::letters_and_digits(second);
}

/// Both notes; `better` is what `merged` chose of the two.
std::string both_notes(std::string const& kept, std::string const& gone, std::string const& better)
{
    if (kept.empty() || gone.empty() || are_one_text(kept, gone)) return better;
    if (has_paragraphs(kept, gone)) return kept;
    if (has_paragraphs(gone, kept)) return gone;
    return kept + "\n\n" + gone;
}

/// Puts together what was noted at highlights that became one.
void unite_highlights(United& united, BookmarkDraft const& kept, BookmarkDraft const& gone)
{
    auto& highlights = united.bookmark.highlights;
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t at = 0; at < highlights.size(); ++at)
        places.emplace(identity_of(highlights[at]), at);
    std::vector<std::string> notes;
    notes.reserve(highlights.size());
    for (auto const& highlight : highlights)
        notes.push_back(highlight.note);
    for (std::size_t at = 0; at < kept.highlights.size(); ++at)
        notes[at] = kept.highlights[at].note;
    for (auto const& highlight : gone.highlights) {
        auto const at = places.at(identity_of(highlight));
        if (highlights[at].id == highlight.id) {
            notes[at] = highlight.note;
            continue;
        }
        notes[at] = both_notes(notes[at], highlight.note, highlights[at].note);
        united.became.emplace(*highlight.id, *highlights[at].id);
    }
    for (std::size_t at = 0; at < highlights.size(); ++at)
        highlights[at].note = std::move(notes[at]);
}

constexpr std::string_view merged_field = "merged";

json::object object_in(std::string const& extra)
{
    if (extra.empty()) return {};
    boost::system::error_code failed;
    auto value = json::parse(extra, failed);
    if (failed || !value.is_object()) return {{"text", extra}};
    return std::move(value.as_object());
}

/// What was merged into a bookmark before; taken out of its extra.
json::array earlier_in(json::object& extra)
{
    auto* const field = extra.if_contains(merged_field);
    if (field == nullptr || !field->is_array()) return {};
    auto earlier = std::move(field->as_array());
    extra.erase(merged_field);
    return earlier;
}

/// What of `gone` has no place of its own in the bookmark that it becomes part of.
json::object remainder_of(BookmarkDraft const& gone, BookmarkDraft const& kept, json::object const& ours,
                          json::object const& theirs)
{
    json::object remainder{{"id", gone.id->text()},
                           {"url", gone.url ? gone.url->text() : std::string{}},
                           {"title", gone.title},
                           {"created", iso_seconds(*gone.created)}};
    if (!gone.author.empty() && gone.author != kept.author) remainder["author"] = gone.author;
    json::object hidden;
    for (auto const& [name, value] : theirs)
        if (auto const* const own = ours.if_contains(name); own != nullptr && *own != value)
            hidden[name] = value;
    if (!hidden.empty()) remainder["extra"] = std::move(hidden);
    return remainder;
}

std::string both_extras(BookmarkDraft const& kept, BookmarkDraft const& gone)
{
    auto ours = object_in(kept.extra);
    auto theirs = object_in(gone.extra);
    auto list = earlier_in(ours);
    auto const earlier = earlier_in(theirs);
    list.push_back(remainder_of(gone, kept, ours, theirs));
    list.insert(list.end(), earlier.begin(), earlier.end());
    for (auto const& field : theirs)
        ours.insert(field);
    ours[merged_field] = std::move(list);
    return json::serialize(ours);
}

} // namespace

United united(BookmarkDraft const& kept, BookmarkDraft const& gone)
{
    United united{merged(kept, gone), {}};
    auto& bookmark = united.bookmark;
    bookmark.note = both_notes(kept.note, gone.note, bookmark.note);
    unite_highlights(united, kept, gone);
    bookmark.extra = both_extras(kept, gone);
    if (kept.audience != gone.audience) bookmark.audience = accounts::Audience::me();
    return united;
}

} // namespace florilege::library
