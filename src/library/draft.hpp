#pragma once

#include "accounts/audience.hpp"
#include "prelude/clock.hpp"
#include "prelude/ids.hpp"
#include "text/url/url.hpp"

#include <optional>
#include <string>
#include <vector>

/// What is handed to the library to keep: values without ids of rows, made by importers, commands and forms.
/// All text is valid UTF-8. HTML has been turned into text, or passed through text::sanitise, by whoever
/// read it.
namespace florilege::library {

/// What was read. A page has a URL. A book or a document has a title and mostly an author. A passage whose
/// link is not known yet is `unresolved`; it can be given a URL later.
enum class SourceKind { page = 0, book = 1, document = 2, unresolved = 3 };

/// An answer to a highlight, a note or another reply.
struct ReplyDraft {
    std::string author; ///< as the source wrote it; empty for the library's owner
    std::string text;
    std::optional<Time> created;
    std::optional<PublicId> id;
    std::vector<ReplyDraft> replies;

    bool operator==(ReplyDraft const&) const = default;
};

/// A quoted passage with what was said about it. An empty quote makes it a note on the page as a whole.
struct HighlightDraft {
    std::string quote;
    std::string note;
    std::string colour;    ///< a CSS colour name or #rrggbb; empty where none was given
    std::string selectors; ///< JSON array of W3C selectors; empty where none is known
    std::optional<Time> created;
    std::optional<Time> updated;
    std::optional<PublicId> id;
    std::vector<ReplyDraft> replies;
    std::string extra; ///< JSON object: what its format had that we do not know, verbatim

    bool operator==(HighlightDraft const&) const = default;
};

/// A path of list titles from the outermost to the one that holds the bookmark: a folder of a browser.
using ListPath = std::vector<std::string>;

struct BookmarkDraft {
    SourceKind kind = SourceKind::page;
    std::optional<text::Url> url; ///< empty exactly when kind is not `page`, except documents that have one
    std::string author;           ///< of a book or document
    std::string title;
    std::string note;
    std::vector<std::string> tags; ///< in their order, as displayed; doubles (after folding) are dropped
    std::optional<accounts::Audience> audience; ///< empty: the source did not say, the default applies
    bool unread = false;
    bool archived = false;
    bool favourite = false;
    std::optional<Time> created;
    std::optional<Time> updated;
    std::vector<HighlightDraft> highlights;
    std::string article;         ///< readable text of the page, for finding and reading; may be empty
    std::vector<ListPath> lists; ///< the lists it stands in
    std::string origin;          ///< what names it in the place it comes from ("pinboard:HASH"); may be empty
    std::string extra; ///< JSON object: what its format had that we do not know, verbatim; may be empty
    std::optional<PublicId> id;

    bool operator==(BookmarkDraft const&) const = default;
};

/// A tag's place in the vocabulary, where a format keeps it.
struct TagDraft {
    std::string name;
    std::vector<std::string> aliases;
    std::string parent; ///< name of its parent; empty for none

    bool operator==(TagDraft const&) const = default;
};

/// A list with its own text, where a format keeps it. Its entries name bookmarks and highlights by public id.
struct ListDraft {
    struct Entry {
        std::optional<PublicId> bookmark;
        std::optional<PublicId> highlight;
        std::string note; ///< text between entries, or beside one
        bool operator==(Entry const&) const = default;
    };
    PublicId id;
    ListPath path; ///< its title last
    std::string note;
    accounts::Audience audience = accounts::Audience::me();
    std::vector<Entry> entries;

    bool operator==(ListDraft const&) const = default;
};

} // namespace florilege::library
