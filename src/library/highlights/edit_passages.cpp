#include "library/highlights/edit_passages.hpp"

#include "library/change_bookmark.hpp"
#include "library/history/history.hpp"
#include "library/read.hpp"
#include "library/title_of.hpp"

#include <algorithm>
#include <limits>

namespace florilege::library {
namespace {

EditFault not_there()
{
    return {{}, EditFault::NotThere{}};
}

EditFault bad(std::string_view field, std::string reason, Saying saying)
{
    return {{}, EditFault::BadText{std::string{field}, std::move(reason), std::move(saying)}};
}

/// The first fault of several checks, made one after the other.
template <class... Checks> std::optional<EditFault> first_fault(Checks const&... checks)
{
    std::optional<EditFault> fault;
    static_cast<void>(((fault = checks(), fault.has_value()) || ...));
    return fault;
}

std::optional<EditFault> fault_in_change(HighlightChange const& said)
{
    return first_fault([&] { return fault_in("quote", said.quote.value_or(""), EditLimits::text); },
                       [&] { return fault_in("note", said.note.value_or(""), EditLimits::text); },
                       [&] { return fault_in_colour(said.colour.value_or("")); },
                       [&] { return fault_in_selectors(said.selectors.value_or("")); });
}

std::optional<EditFault> fault_in_change(ReplyChange const& said)
{
    return first_fault([&] { return fault_in("author", said.author.value_or(""), EditLimits::line); },
                       [&] { return fault_in("text", said.text.value_or(""), EditLimits::text); },
                       [&]() -> std::optional<EditFault> {
                           if (!said.text || !said.text->empty()) return std::nullopt;
                           return bad("text", "is empty", Saying{"fault.text.empty"});
                       });
}

std::optional<EditFault> fault_in_nothing(std::string const& quote, std::string const& note)
{
    if (!quote.empty() || !note.empty()) return std::nullopt;
    return bad("quote", "is empty, and so is the note", Saying{"fault.text.no-passage"});
}

Result<Bookmark, EditFault> as_expected(std::optional<Bookmark> bookmark,
                                        std::optional<Version> const& expected)
{
    if (!bookmark) return not_there();
    if (expected && *expected != version_of(bookmark->content))
        return EditFault{{}, EditFault::Stale{std::move(*bookmark)}};
    return std::move(*bookmark);
}

/// Whether neither the bookmark nor the passage is what was seen.
bool is_another(std::optional<Version> const& expected, Bookmark const& bookmark, Version const& passage)
{
    return expected && *expected != passage && *expected != version_of(bookmark.content);
}

constexpr std::string_view source_of_highlight_sql =
    "SELECT source FROM highlight WHERE public_id = ?1 AND owner = ?2";
constexpr std::string_view highlight_of_reply_sql =
    "SELECT h.public_id FROM reply r JOIN highlight h ON h.id = r.highlight "
    "WHERE r.public_id = ?1 AND r.owner = ?2";

/// The bookmark that the highlight is of. Reads as the owner from here on.
Result<Bookmark, EditFault> bookmark_of(store::Transaction& transaction, Shelf const& shelf,
                                        PublicId const& highlight, std::optional<Version> const& expected)
{
    transaction.see_as(shelf.owner.value);
    auto const key = transaction.integer(source_of_highlight_sql, highlight, shelf.owner);
    if (!key) return not_there();
    return as_expected(read_bookmark(transaction, BookmarkId{*key}), expected);
}

std::optional<PublicId> highlight_of_reply(store::Transaction& transaction, Shelf const& shelf,
                                           PublicId const& reply)
{
    auto rows = transaction.query(highlight_of_reply_sql, reply, shelf.owner);
    if (!rows.next()) return std::nullopt;
    return rows.public_id(0);
}

HighlightDraft const& highlight_in(Bookmark const& bookmark, PublicId const& id)
{
    auto const& highlights = bookmark.content.highlights;
    return *std::find_if(highlights.begin(), highlights.end(),
                         [&](HighlightDraft const& one) { return one.id == id; });
}

/// A reply, and how deep it stands: an answer to the highlight itself at 1.
struct Found {
    ReplyDraft const* reply = nullptr;
    std::size_t depth = 0;
};

Found find(std::vector<ReplyDraft> const& replies, PublicId const& id, std::size_t depth = 1)
{
    for (auto const& reply : replies) {
        if (reply.id == id) return {&reply, depth};
        if (auto const inner = find(reply.replies, id, depth + 1); inner.reply != nullptr) return inner;
    }
    return {};
}

Result<PassageEdited, EditFault> changed(store::Transaction& transaction, Shelf const& shelf,
                                         Bookmark const& before, decltype(DraftPatch::what) what,
                                         PublicId const& id, std::string_view action)
{
    auto const updated = std::max(*before.content.updated, shelf.now);
    auto after = make_change(transaction, shelf, before, {*before.content.id, updated, std::move(what)},
                             action, {title_of(before.content)});
    if (!after) return after.error();
    return PassageEdited{std::move(*after), id};
}

/// What is wanted, where it is not so already.
template <class T> std::optional<T> news(std::optional<T> const& wanted, T const& now)
{
    if (!wanted || *wanted == now) return std::nullopt;
    return wanted;
}

constexpr std::string_view highlight_taken_sql = "SELECT 1 FROM highlight WHERE public_id = ?1";
constexpr std::string_view reply_taken_sql = "SELECT 1 FROM reply WHERE public_id = ?1";

} // namespace

Result<PassageEdited, EditFault> add_highlight(store::Transaction& transaction, Shelf const& shelf,
                                               PublicId const& bookmark, HighlightDraft const& highlight,
                                               std::optional<std::size_t> place,
                                               std::optional<Version> const& expected)
{
    auto const before = as_expected(own_bookmark(transaction, shelf, bookmark), expected);
    if (!before) return before.error();
    auto fault = first_fault(
        [&] {
            return fault_in_change(
                HighlightChange{highlight.quote, highlight.note, highlight.colour, highlight.selectors});
        },
        [&] { return fault_in_extra(highlight.extra); },
        [&] { return fault_in_nothing(highlight.quote, highlight.note); });
    if (fault) return std::move(*fault);
    auto added = highlight;
    added.replies.clear();
    if (!added.id || transaction.integer(highlight_taken_sql, *added.id)) added.id = PublicId::random();
    if (!added.created) added.created = shelf.now;
    if (!added.updated) added.updated = added.created;
    auto const at = place.value_or(std::numeric_limits<std::size_t>::max());
    return changed(transaction, shelf, *before, PutHighlight{added, at}, *added.id, "highlight add");
}

Result<PassageEdited, EditFault> edit_highlight(store::Transaction& transaction, Shelf const& shelf,
                                                PublicId const& highlight, HighlightChange const& change,
                                                std::optional<Version> const& expected)
{
    auto before = bookmark_of(transaction, shelf, highlight, std::nullopt);
    if (!before) return before.error();
    auto const& now = highlight_in(*before, highlight);
    if (is_another(expected, *before, version_of(now)))
        return EditFault{{}, EditFault::Stale{std::move(*before)}};
    HighlightChange const said{news(change.quote, now.quote), news(change.note, now.note),
                               news(change.colour, now.colour), news(change.selectors, now.selectors)};
    HighlightPatch patch{highlight, said.quote, said.note, said.colour, said.selectors};
    if (patch == HighlightPatch{highlight}) return PassageEdited{std::move(*before), highlight};
    auto fault = first_fault(
        [&] { return fault_in_change(said); },
        [&] { return fault_in_nothing(said.quote.value_or(now.quote), said.note.value_or(now.note)); });
    if (fault) return std::move(*fault);
    patch.updated = std::max(*now.updated, shelf.now);
    return changed(transaction, shelf, *before, std::move(patch), highlight, "highlight edit");
}

Result<PassageEdited, EditFault> delete_highlight(store::Transaction& transaction, Shelf const& shelf,
                                                  PublicId const& highlight,
                                                  std::optional<Version> const& expected)
{
    auto const before = bookmark_of(transaction, shelf, highlight, expected);
    if (!before) return before.error();
    return changed(transaction, shelf, *before, TakeHighlight{highlight}, highlight, "highlight delete");
}

Result<PassageEdited, EditFault> add_reply(store::Transaction& transaction, Shelf const& shelf,
                                           PublicId const& to, ReplyDraft const& reply,
                                           std::optional<Version> const& expected)
{
    auto const highlight = highlight_of_reply(transaction, shelf, to);
    auto const before = bookmark_of(transaction, shelf, highlight.value_or(to), expected);
    if (!before) return before.error();
    if (auto fault = fault_in_change(ReplyChange{reply.text, reply.author})) return std::move(*fault);
    if (highlight && find(highlight_in(*before, *highlight).replies, to).depth >= EditLimits::replies_deep)
        return bad("text",
                   "answers something that stands " + std::to_string(EditLimits::replies_deep) +
                       " answers deep",
                   Saying{"fault.text.too-deep", {{"most", std::int64_t{EditLimits::replies_deep}}}});
    auto added = reply;
    added.replies.clear();
    if (!added.id || transaction.integer(reply_taken_sql, *added.id)) added.id = PublicId::random();
    if (!added.created) added.created = shelf.now;
    PutReply patch{highlight.value_or(to), std::nullopt, added, std::numeric_limits<std::size_t>::max()};
    if (highlight) patch.parent = to;
    return changed(transaction, shelf, *before, std::move(patch), *added.id, "reply add");
}

ReplyDraft const* find_reply(std::vector<ReplyDraft> const& among, PublicId const& id)
{
    return find(among, id).reply;
}

Result<PassageEdited, EditFault> edit_reply(store::Transaction& transaction, Shelf const& shelf,
                                            PublicId const& reply, ReplyChange const& change,
                                            std::optional<Version> const& expected)
{
    auto const highlight = highlight_of_reply(transaction, shelf, reply);
    if (!highlight) return not_there();
    auto before = bookmark_of(transaction, shelf, *highlight, std::nullopt);
    if (!before) return before.error();
    auto const& now = *find(highlight_in(*before, *highlight).replies, reply).reply;
    if (is_another(expected, *before, version_of(now)))
        return EditFault{{}, EditFault::Stale{std::move(*before)}};
    ReplyChange const said{news(change.text, now.text), news(change.author, now.author)};
    ReplyPatch patch{reply, said.author, said.text};
    if (patch == ReplyPatch{reply}) return PassageEdited{std::move(*before), reply};
    if (auto fault = fault_in_change(said)) return std::move(*fault);
    return changed(transaction, shelf, *before, std::move(patch), reply, "reply edit");
}

Result<PassageEdited, EditFault> delete_reply(store::Transaction& transaction, Shelf const& shelf,
                                              PublicId const& reply, std::optional<Version> const& expected)
{
    auto const highlight = highlight_of_reply(transaction, shelf, reply);
    if (!highlight) return not_there();
    auto const before = bookmark_of(transaction, shelf, *highlight, expected);
    if (!before) return before.error();
    return changed(transaction, shelf, *before, TakeReply{reply}, reply, "reply delete");
}

} // namespace florilege::library
