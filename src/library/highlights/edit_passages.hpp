#pragma once

#include "library/edit_fault.hpp"
#include "library/keep.hpp"
#include "library/version.hpp"

#include <optional>
#include <string>
#include <vector>

/// What hangs on a bookmark: passages that were marked in it, notes on the whole of it, and answers to these.
/// Each of these functions is one change that `undo` takes back, beside whatever else was changed since, and
/// moves the `updated` of the bookmark; nothing is written where all is so already. `expected` is the version
/// of the bookmark that the one who edits has seen; empty: whatever it is. Who changes a highlight or a reply
/// may have seen the version of that alone.
namespace florilege::library {

/// The bookmark as it is then, and what the change was about.
struct PassageEdited {
    Bookmark bookmark;
    PublicId id; ///< of the highlight or reply
};

/// Adds a highlight at that place among those of the bookmark, counted from 0, or behind them. An id and
/// times that the draft leaves open are filled in; an id that is taken is another then. Without a quote it is
/// a note on the whole page; without either it is refused.
Result<PassageEdited, EditFault> add_highlight(store::Transaction& transaction, Shelf const& shelf,
                                               PublicId const& bookmark, HighlightDraft const& highlight,
                                               std::optional<std::size_t> place = std::nullopt,
                                               std::optional<Version> const& expected = std::nullopt);

/// An empty field stays as it is.
struct HighlightChange {
    std::optional<std::string> quote = {};
    std::optional<std::string> note = {};
    std::optional<std::string> colour = {};
    std::optional<std::string> selectors = {};
};
Result<PassageEdited, EditFault> edit_highlight(store::Transaction& transaction, Shelf const& shelf,
                                                PublicId const& highlight, HighlightChange const& change,
                                                std::optional<Version> const& expected = std::nullopt);

/// With its replies and its places in lists.
Result<PassageEdited, EditFault> delete_highlight(store::Transaction& transaction, Shelf const& shelf,
                                                  PublicId const& highlight,
                                                  std::optional<Version> const& expected = std::nullopt);

/// Answers a highlight or a reply, behind those that answer it already. An empty author is the owner.
Result<PassageEdited, EditFault> add_reply(store::Transaction& transaction, Shelf const& shelf,
                                           PublicId const& to, ReplyDraft const& reply,
                                           std::optional<Version> const& expected = std::nullopt);

/// The reply of that id among these, however deep; nullptr where there is none.
ReplyDraft const* find_reply(std::vector<ReplyDraft> const& among, PublicId const& id);

/// An empty field stays as it is.
struct ReplyChange {
    std::optional<std::string> text = {};
    std::optional<std::string> author = {};
};
Result<PassageEdited, EditFault> edit_reply(store::Transaction& transaction, Shelf const& shelf,
                                            PublicId const& reply, ReplyChange const& change,
                                            std::optional<Version> const& expected = std::nullopt);

/// With those that answer it.
Result<PassageEdited, EditFault> delete_reply(store::Transaction& transaction, Shelf const& shelf,
                                              PublicId const& reply,
                                              std::optional<Version> const& expected = std::nullopt);

} // namespace florilege::library
