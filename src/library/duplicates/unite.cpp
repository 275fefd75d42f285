#include "library/duplicates/unite.hpp"

#include "library/duplicates/merged_words.hpp"
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

json::object object_in(std::string const& extra)
{
    if (extra.empty()) return {};
    boost::system::error_code failed;
    auto value = json::parse(extra, failed);
    if (failed || !value.is_object()) return {{"text", extra}};
    return std::move(value.as_object());
}

/// What was merged into a bookmark or passage before; taken out of its extra. What another format calls so
/// and is no list is the first of it.
json::array earlier_in(json::object& extra)
{
    auto* const field = extra.if_contains(merged_field);
    if (field == nullptr) return {};
    json::array earlier;
    if (field->is_array())
        earlier = std::move(field->as_array());
    else
        earlier.push_back(std::move(*field));
    extra.erase(merged_field);
    return earlier;
}

/// The fields that both have and of which ours stays.
json::object hidden_by(json::object const& ours, json::object const& theirs)
{
    json::object hidden;
    for (auto const& [name, value] : theirs)
        if (auto const* const own = ours.if_contains(name); own != nullptr && *own != value)
            hidden[name] = value;
    return hidden;
}

/// Both extras as one. What has no place of its own in it stands in the list "merged": `remainder`, of what
/// goes under, and `given_up`, of what it goes into, between what each of them lists already.
std::string both_extras(std::string const& kept, std::string const& gone, json::object remainder,
                        json::array const& given_up = {})
{
    auto ours = object_in(kept);
    auto theirs = object_in(gone);
    auto list = earlier_in(ours);
    auto const earlier = earlier_in(theirs);
    if (auto hidden = hidden_by(ours, theirs); !hidden.empty()) remainder["extra"] = std::move(hidden);
    list.push_back(std::move(remainder));
    for (auto const* more : {&given_up, &earlier})
        list.insert(list.end(), more->begin(), more->end());
    for (auto const& field : theirs)
        ours.insert(field);
    ours[merged_field] = std::move(list);
    return json::serialize(ours);
}

/// What of the highlight `gone` has no place of its own in the one that it becomes part of.
json::object remainder_of(HighlightDraft const& gone, HighlightDraft const& with)
{
    json::object remainder{{"id", gone.id->text()}};
    auto const keep = [&](std::string_view name, std::string const& text, std::string const& there) {
        if (!text.empty() && text != there) remainder[name] = text;
    };
    keep("quote", gone.quote, with.quote);
    keep("colour", gone.colour, with.colour);
    keep("selectors", gone.selectors, with.selectors);
    if (gone.created) remainder["created"] = iso_seconds(*gone.created);
    return remainder;
}

/// What stands beside the quote of a highlight and of which both sides stay.
struct Beside {
    std::string note;
    std::string extra;
};

/// Puts together what was said beside highlights that became one.
void unite_highlights(United& united, BookmarkDraft const& kept, BookmarkDraft const& gone)
{
    auto& highlights = united.bookmark.highlights;
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t at = 0; at < highlights.size(); ++at)
        places.emplace(identity_of(highlights[at]), at);
    std::vector<Beside> beside;
    beside.reserve(highlights.size());
    for (auto const& highlight : highlights)
        beside.push_back({highlight.note, highlight.extra});
    for (std::size_t at = 0; at < kept.highlights.size(); ++at)
        beside[at] = {kept.highlights[at].note, kept.highlights[at].extra};
    for (auto const& highlight : gone.highlights) {
        auto const at = places.at(identity_of(highlight));
        auto& [note, extra] = beside[at];
        if (highlights[at].id == highlight.id) {
            note = highlight.note;
            extra = highlight.extra;
            continue;
        }
        note = both_notes(note, highlight.note, highlights[at].note);
        extra = both_extras(extra, highlight.extra, remainder_of(highlight, highlights[at]));
        united.became.emplace(*highlight.id, *highlights[at].id);
    }
    for (std::size_t at = 0; at < highlights.size(); ++at) {
        highlights[at].note = std::move(beside[at].note);
        highlights[at].extra = std::move(beside[at].extra);
    }
}

/// Which of two articles is not in the one that `merged` chose; nothing where it holds both.
BookmarkDraft const* with_another_article(BookmarkDraft const& kept, BookmarkDraft const& gone,
                                          std::string const& chosen)
{
    if (are_one_text(kept.article, gone.article)) return nullptr;
    for (auto const* one : {&kept, &gone})
        if (!one->article.empty() && !has_paragraphs(chosen, one->article)) return one;
    return nullptr;
}

/// What a bookmark is called in the list of what was merged.
json::object name_of(BookmarkDraft const& bookmark)
{
    auto const audience = bookmark.audience.value_or(accounts::Audience::me());
    return {{"id", bookmark.id->text()}, {"audience", audience_name(audience)}};
}

std::string both_extras(BookmarkDraft const& kept, BookmarkDraft const& gone, std::string const& article)
{
    auto remainder = name_of(gone);
    remainder["url"] = gone.url ? gone.url->text() : std::string{};
    remainder["title"] = gone.title;
    remainder["created"] = iso_seconds(*gone.created);
    if (!gone.author.empty() && gone.author != kept.author) remainder["author"] = gone.author;
    json::array given_up;
    if (auto const* const other = with_another_article(kept, gone, article)) {
        if (other == &kept) given_up.push_back(name_of(kept));
        auto& entry = other == &kept ? given_up.back().as_object() : remainder;
        entry["article"] = other->article;
    }
    return both_extras(kept.extra, gone.extra, std::move(remainder), given_up);
}

} // namespace

United united(BookmarkDraft const& kept, BookmarkDraft const& gone)
{
    United united{merged(kept, gone), {}};
    auto& bookmark = united.bookmark;
    bookmark.note = both_notes(kept.note, gone.note, bookmark.note);
    unite_highlights(united, kept, gone);
    bookmark.extra = both_extras(kept, gone, bookmark.article);
    if (kept.audience != gone.audience) bookmark.audience = accounts::Audience::me();
    return united;
}

} // namespace florilege::library
