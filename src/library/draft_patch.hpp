#pragma once

#include "library/draft.hpp"
#include "library/lists/list_image.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// A change to one bookmark that names only what it touches: to be made, and to be written down in the
/// history, where it says what was there before.
namespace florilege::library {

/// Fields of the bookmark itself. An empty one stays as it is.
struct BookmarkChange {
    std::optional<std::string> title;
    std::optional<std::string> note;
    std::optional<std::string> author;
    std::optional<std::string> article;
    std::optional<std::vector<std::string>> tags; ///< all of them, in their order
    std::optional<accounts::Audience> audience;
    std::optional<bool> unread;
    std::optional<bool> archived;
    std::optional<bool> favourite;
    std::optional<std::optional<text::Url>> url; ///< an empty inner one takes it away
    std::optional<Time> created;

    bool operator==(BookmarkChange const&) const = default;
};

struct FieldPatch {
    BookmarkChange fields;
    std::optional<SourceKind> kind = {};
    bool operator==(FieldPatch const&) const = default;
};

/// A highlight comes in at that place, counted from 0, and stands in those lists.
struct PutHighlight {
    HighlightDraft highlight;
    std::size_t place;
    std::vector<ListEdit> lists = {};
    bool operator==(PutHighlight const&) const = default;
};

struct TakeHighlight {
    PublicId id;
    bool operator==(TakeHighlight const&) const = default;
};

/// An empty field stays as it is.
struct HighlightPatch {
    PublicId id;
    std::optional<std::string> quote = {};
    std::optional<std::string> note = {};
    std::optional<std::string> colour = {};
    std::optional<std::string> selectors = {};
    std::optional<Time> updated = {};
    bool operator==(HighlightPatch const&) const = default;
};

/// A reply with those that answer it comes in under another one, or under the highlight itself, at that place
/// among its siblings, counted from 0.
struct PutReply {
    PublicId highlight;
    std::optional<PublicId> parent;
    ReplyDraft reply;
    std::size_t place;
    bool operator==(PutReply const&) const = default;
};

/// A reply goes with those that answer it.
struct TakeReply {
    PublicId id;
    bool operator==(TakeReply const&) const = default;
};

/// An empty field stays as it is.
struct ReplyPatch {
    PublicId id;
    std::optional<std::string> author = {};
    std::optional<std::string> text = {};
    bool operator==(ReplyPatch const&) const = default;
};

struct DraftPatch {
    PublicId bookmark;
    std::optional<Time> updated; ///< of the bookmark
    std::variant<FieldPatch, PutHighlight, TakeHighlight, HighlightPatch, PutReply, TakeReply, ReplyPatch>
        what;
    bool operator==(DraftPatch const&) const = default;
};

/// Applies a patch and gives the one that takes it back; nothing, and nothing is changed, where the highlight
/// or reply that it names is not there. A place behind the last is the end.
std::optional<DraftPatch> applied(DraftPatch const& patch, BookmarkDraft& to);

/// Whether it changes nothing.
bool is_empty(FieldPatch const& patch);

/// As JSON, for the history. Reading what we did not write throws std::runtime_error.
std::string to_json(DraftPatch const& patch);
DraftPatch draft_patch_of(std::string_view json);

} // namespace florilege::library
