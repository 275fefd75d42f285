#include "library/merge.hpp"

#include "text/charset/repair.hpp"
#include "text/utf8/fold.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace florilege::library {
namespace {

/// Whether both are one text, of which the incoming one has less damage of its encoding: the same file again,
/// now repaired. The damaged one may well be the longer.
enum class Repair { none, better, worse };
Repair repair_of(std::string const& existing, std::string const& incoming)
{
    auto const here = text::count_damage(existing);
    auto const there = text::count_damage(incoming);
    if (here == there || text::letters_and_digits(existing) != text::letters_and_digits(incoming))
        return Repair::none;
    return there < here ? Repair::better : Repair::worse;
}

void merge_text(std::string& existing, std::string const& incoming)
{
    if (existing == incoming) return;
    auto const repair = repair_of(existing, incoming);
    bool const longer = incoming.size() > existing.size();
    if (repair == Repair::better || (repair == Repair::none && longer)) existing = incoming;
}

void merge_title(std::string& existing, std::string const& incoming, std::optional<text::Url> const& url)
{
    // Many exports put the address where they have no title.
    bool const no_title = existing.empty() || (url && existing == url->text());
    if (incoming.empty() || existing == incoming) return;
    if (no_title || repair_of(existing, incoming) == Repair::better) existing = incoming;
}

/// Fields of the incoming object that the existing one lacks are added; where both have one, ours stays.
void merge_extra(std::string& existing, std::string const& incoming)
{
    if (incoming.empty() || incoming == existing) return;
    if (existing.empty()) {
        existing = incoming;
        return;
    }
    boost::system::error_code failed_first;
    boost::system::error_code failed_second;
    auto ours = boost::json::parse(existing, failed_first);
    auto const theirs = boost::json::parse(incoming, failed_second);
    if (failed_first || failed_second || !ours.is_object() || !theirs.is_object()) return;
    bool grew = false;
    for (auto const& field : theirs.as_object())
        grew = ours.as_object().insert(field).second || grew;
    if (grew) existing = boost::json::serialize(ours);
}

void merge_tags(std::vector<std::string>& existing, std::vector<std::string> const& incoming)
{
    if (incoming.empty()) return;
    std::unordered_set<std::string> seen;
    for (auto const& tag : existing)
        seen.insert(text::fold(tag));
    for (auto const& tag : incoming)
        if (seen.insert(text::fold(tag)).second) existing.push_back(tag);
}

void merge_lists(std::vector<ListPath>& existing, std::vector<ListPath> const& incoming)
{
    std::set<ListPath> there(existing.begin(), existing.end());
    for (auto const& path : incoming)
        if (there.insert(path).second) existing.push_back(path);
}

std::string identity_of(ReplyDraft const& reply)
{
    return text::letters_and_digits(reply.text);
}

/// Replies by what they say and by their ids, each with the place of the first that says so.
class KnownReplies {
public:
    explicit KnownReplies(std::vector<ReplyDraft> const& replies)
    {
        for (std::size_t at = 0; at < replies.size(); ++at)
            add(replies[at], at);
    }

    void add(ReplyDraft const& reply, std::size_t at)
    {
        by_text_.emplace(identity_of(reply), at);
        if (reply.id) by_id_.emplace(*reply.id, at);
    }

    /// The first that is the same; nothing where none is.
    std::optional<std::size_t> find(ReplyDraft const& reply) const
    {
        std::optional<std::size_t> place;
        if (auto const same = by_text_.find(identity_of(reply)); same != by_text_.end()) place = same->second;
        auto const same_id = reply.id ? by_id_.find(*reply.id) : by_id_.end();
        if (same_id != by_id_.end()) place = std::min(place.value_or(same_id->second), same_id->second);
        return place;
    }

private:
    std::unordered_map<std::string, std::size_t> by_text_ = {};
    std::map<PublicId, std::size_t> by_id_ = {};
};

/// Replies nest, but no deeper than importers let them: ImportOptions::depth bounds this recursion.
void merge_replies(std::vector<ReplyDraft>& existing, std::vector<ReplyDraft> const& incoming)
{
    if (incoming.empty()) return;
    KnownReplies known{existing};
    for (auto const& reply : incoming) {
        if (auto const same = known.find(reply)) {
            merge_replies(existing[*same].replies, reply.replies);
            continue;
        }
        known.add(reply, existing.size());
        existing.push_back(reply);
    }
}

void merge_highlight(HighlightDraft& existing, HighlightDraft const& incoming)
{
    if (repair_of(existing.quote, incoming.quote) == Repair::better) existing.quote = incoming.quote;
    merge_text(existing.note, incoming.note);
    if (existing.colour.empty()) existing.colour = incoming.colour;
    if (existing.selectors.empty()) existing.selectors = incoming.selectors;
    merge_extra(existing.extra, incoming.extra);
    merge_replies(existing.replies, incoming.replies);
    if (incoming.created && (!existing.created || *incoming.created < *existing.created))
        existing.created = incoming.created;
}

void merge_highlights(std::vector<HighlightDraft>& existing, std::vector<HighlightDraft> const& incoming)
{
    if (incoming.empty()) return;
    std::unordered_map<std::string, std::size_t> places;
    std::map<PublicId, std::size_t> notes; // a note on the page that was written anew has its id still
    for (std::size_t at = 0; at < existing.size(); ++at) {
        places.emplace(identity_of(existing[at]), at);
        if (existing[at].quote.empty() && existing[at].id) notes.emplace(*existing[at].id, at);
    }
    for (auto const& highlight : incoming) {
        auto const [place, fresh] = places.emplace(identity_of(highlight), existing.size());
        auto const same_note =
            highlight.quote.empty() && highlight.id ? notes.find(*highlight.id) : notes.end();
        if (fresh && same_note != notes.end()) place->second = same_note->second;
        if (place->second == existing.size())
            existing.push_back(highlight);
        else
            merge_highlight(existing[place->second], highlight);
    }
}

/// Texts that somebody wrote or marked; what was only damaged and repaired is the same.
class Said {
public:
    /// All that others find in the bookmark, but for its title, author and tags.
    explicit Said(BookmarkDraft const& bookmark)
    {
        add(bookmark.note);
        add(bookmark.article);
        for (auto const& highlight : bookmark.highlights) {
            add(highlight.quote);
            add(highlight.note);
            add(highlight.replies);
        }
    }
    bool holds(Said const& other) const
    {
        return std::includes(texts_.begin(), texts_.end(), other.texts_.begin(), other.texts_.end());
    }

private:
    void add(std::string const& text)
    {
        if (!text.empty()) texts_.insert(text::repair_text(text).text);
    }
    void add(std::vector<ReplyDraft> const& replies)
    {
        for (auto const& reply : replies) {
            add(reply.text);
            add(reply.replies);
        }
    }

    std::set<std::string> texts_ = {};
};

/// Whether some who read the bookmark would read what came in for fewer.
bool would_show(BookmarkDraft const& existing, BookmarkDraft const& incoming, BookmarkDraft const& result)
{
    bool const shown = result.audience && !result.audience->is_private();
    if (!shown || !incoming.audience || incoming.audience->is_public() ||
        incoming.audience == result.audience)
        return false;
    return !Said{existing}.holds(Said{result});
}

} // namespace

std::string identity_of(HighlightDraft const& highlight)
{
    return highlight.quote.empty() ? "note " + text::letters_and_digits(highlight.note)
                                   : "quote " + text::letters_and_digits(highlight.quote);
}

BookmarkDraft merged(BookmarkDraft const& existing, BookmarkDraft const& incoming)
{
    BookmarkDraft result = existing;
    if (!result.url && incoming.url) {
        result.url = incoming.url;
        result.kind = incoming.kind;
    }
    if (result.author.empty()) result.author = incoming.author;
    merge_title(result.title, incoming.title, result.url);
    merge_text(result.note, incoming.note);
    merge_tags(result.tags, incoming.tags);
    if (!result.audience) result.audience = incoming.audience;
    // Read once is read, and what was archived or a favourite anywhere stays so: in any order the same.
    result.unread = existing.unread && incoming.unread;
    result.archived = existing.archived || incoming.archived;
    result.favourite = existing.favourite || incoming.favourite;
    if (incoming.created && (!result.created || *incoming.created < *result.created))
        result.created = incoming.created;
    if (incoming.updated && (!result.updated || *incoming.updated > *result.updated))
        result.updated = incoming.updated;
    merge_highlights(result.highlights, incoming.highlights);
    merge_text(result.article, incoming.article);
    merge_lists(result.lists, incoming.lists);
    merge_extra(result.extra, incoming.extra);
    if (result.origin.empty()) result.origin = incoming.origin;
    if (would_show(existing, incoming, result)) result.audience = accounts::Audience::me();
    return result;
}

} // namespace florilege::library
