#include "library/draft_patch.hpp"

#include <algorithm>
#include <utility>

namespace florilege::library {
namespace {

/// Puts the new value in, if there is one, and gives what was there.
template <class T> std::optional<T> exchanged(T& field, std::optional<T> const& with)
{
    if (!with) return std::nullopt;
    return std::exchange(field, *with);
}

/// The same for a field that may be empty itself.
template <class T> std::optional<T> exchanged(std::optional<T>& field, std::optional<T> const& with)
{
    if (!with) return std::nullopt;
    return std::exchange(field, with);
}

using Highlights = std::vector<HighlightDraft>;
using Replies = std::vector<ReplyDraft>;

Highlights::iterator find(Highlights& highlights, PublicId const& id)
{
    return std::find_if(highlights.begin(), highlights.end(),
                        [&](HighlightDraft const& one) { return one.id == id; });
}

/// Where a reply stands.
struct ReplyPlace {
    Replies& among;
    Replies::iterator at;
    PublicId highlight;
    std::optional<PublicId> parent;
};

std::optional<ReplyPlace> find(Replies& replies, PublicId const& id, PublicId const& highlight,
                               std::optional<PublicId> const& parent)
{
    for (auto at = replies.begin(); at != replies.end(); ++at) {
        if (at->id == id) return ReplyPlace{replies, at, highlight, parent};
        if (auto inner = find(at->replies, id, highlight, at->id)) return inner;
    }
    return std::nullopt;
}

std::optional<ReplyPlace> find_reply(Highlights& highlights, PublicId const& id)
{
    for (auto& highlight : highlights)
        if (auto found = find(highlight.replies, id, *highlight.id, std::nullopt)) return found;
    return std::nullopt;
}

template <class T> void insert(std::vector<T>& into, std::size_t place, T const& item)
{
    into.insert(into.begin() + static_cast<std::ptrdiff_t>(std::min(place, into.size())), item);
}

template <class T> std::size_t place_of(std::vector<T>& among, typename std::vector<T>::iterator at)
{
    return static_cast<std::size_t>(at - among.begin());
}

using What = decltype(DraftPatch::what);

/// What takes each patch back, once it is applied.
class Applying {
public:
    explicit Applying(BookmarkDraft& to) noexcept : to_{to} {}

    std::optional<What> operator()(FieldPatch const& patch)
    {
        auto const& fields = patch.fields;
        FieldPatch before;
        before.fields.title = exchanged(to_.title, fields.title);
        before.fields.note = exchanged(to_.note, fields.note);
        before.fields.author = exchanged(to_.author, fields.author);
        before.fields.article = exchanged(to_.article, fields.article);
        before.fields.tags = exchanged(to_.tags, fields.tags);
        before.fields.audience = exchanged(to_.audience, fields.audience);
        before.fields.unread = exchanged(to_.unread, fields.unread);
        before.fields.archived = exchanged(to_.archived, fields.archived);
        before.fields.favourite = exchanged(to_.favourite, fields.favourite);
        if (fields.url) before.fields.url = std::exchange(to_.url, *fields.url);
        before.fields.created = exchanged(to_.created, fields.created);
        before.kind = exchanged(to_.kind, patch.kind);
        return before;
    }

    std::optional<What> operator()(PutHighlight const& patch)
    {
        insert(to_.highlights, patch.place, patch.highlight);
        return TakeHighlight{*patch.highlight.id};
    }

    std::optional<What> operator()(TakeHighlight const& patch)
    {
        auto const at = find(to_.highlights, patch.id);
        if (at == to_.highlights.end()) return std::nullopt;
        PutHighlight before{*at, place_of(to_.highlights, at)};
        to_.highlights.erase(at);
        return before;
    }

    std::optional<What> operator()(HighlightPatch const& patch)
    {
        auto const at = find(to_.highlights, patch.id);
        if (at == to_.highlights.end()) return std::nullopt;
        HighlightPatch before{patch.id};
        before.quote = exchanged(at->quote, patch.quote);
        before.note = exchanged(at->note, patch.note);
        before.colour = exchanged(at->colour, patch.colour);
        before.selectors = exchanged(at->selectors, patch.selectors);
        before.updated = exchanged(at->updated, patch.updated);
        return before;
    }

    std::optional<What> operator()(PutReply const& patch)
    {
        auto* among = replies_below(patch);
        if (among == nullptr) return std::nullopt;
        insert(*among, patch.place, patch.reply);
        return TakeReply{*patch.reply.id};
    }

    std::optional<What> operator()(TakeReply const& patch)
    {
        auto const found = find_reply(to_.highlights, patch.id);
        if (!found) return std::nullopt;
        PutReply before{found->highlight, found->parent, std::move(*found->at),
                        place_of(found->among, found->at)};
        found->among.erase(found->at);
        return before;
    }

    std::optional<What> operator()(ReplyPatch const& patch)
    {
        auto const found = find_reply(to_.highlights, patch.id);
        if (!found) return std::nullopt;
        ReplyPatch before{patch.id};
        before.author = exchanged(found->at->author, patch.author);
        before.text = exchanged(found->at->text, patch.text);
        return before;
    }

private:
    Replies* replies_below(PutReply const& patch)
    {
        if (!patch.parent) {
            auto const at = find(to_.highlights, patch.highlight);
            return at == to_.highlights.end() ? nullptr : &at->replies;
        }
        auto const parent = find_reply(to_.highlights, *patch.parent);
        return parent ? &parent->at->replies : nullptr;
    }

    BookmarkDraft& to_;
};

} // namespace

std::optional<DraftPatch> applied(DraftPatch const& patch, BookmarkDraft& to)
{
    auto what = std::visit(Applying{to}, patch.what);
    if (!what) return std::nullopt;
    return DraftPatch{patch.bookmark, exchanged(to.updated, patch.updated), std::move(*what)};
}

bool is_empty(FieldPatch const& patch)
{
    return patch == FieldPatch{};
}

} // namespace florilege::library
