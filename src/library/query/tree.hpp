#pragma once

#include "library/query/fields.hpp"
#include "library/query/sort.hpp"
#include "library/text_index.hpp"
#include "prelude/clock.hpp"
#include "text/url/keys.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace florilege::library {

/// How the text of a term is compared.
enum class Match {
    word,   ///< any form of the word; a word with several parts ("l'eau") is found as these side by side
    phrase, ///< these words and no other forms, side by side; of a name: the whole of it
    prefix, ///< words or names that begin so; of several words the last one alone is a beginning
};

/// Words of the full-text index. The text holds a word at least.
struct Words {
    std::string text;
    Match match;
    std::vector<TextColumn> columns; ///< in any of these; empty: in any column
    bool operator==(Words const&) const = default;
};

struct HasTag {
    std::string folded;
    Match match; ///< phrase or prefix
    bool operator==(HasTag const&) const = default;
};

/// Has a tag of a bundle.
struct InBundle {
    std::string folded;
    Match match; ///< phrase or prefix
    bool operator==(InBundle const&) const = default;
};

struct FromSite {
    std::string site; ///< as text::site gives it
    std::string host; ///< the host meant, where it is not the whole site; else empty
    bool operator==(FromSite const&) const = default;
};

/// The same page as a URL (text::page_form).
struct OfPage {
    text::Key page;
    std::string url; ///< for people
    bool operator==(OfPage const&) const = default;
};

/// A URL that begins so; http and https are one.
struct UrlBegins {
    std::string beginning; ///< without the scheme where that is http or https
    bool web;              ///< it was http or https
    bool operator==(UrlBegins const&) const = default;
};

/// Words of the author of a book or document, or the name of the owner.
struct WrittenBy {
    std::string text;
    Match match;
    bool operator==(WrittenBy const&) const = default;
};

struct InList {
    std::string folded; ///< the last titles of a path with "/" between them
    Match match;        ///< phrase or prefix
    bool operator==(InList const&) const = default;
};

struct InState {
    State state;
    bool operator==(InState const&) const = default;
};

/// From `since` on and before `until`; one of them may be open.
struct SavedIn {
    std::optional<Time> since;
    std::optional<Time> until;
    bool operator==(SavedIn const&) const = default;
};

struct Node;

/// No parts: everything.
struct All {
    std::vector<Node> parts;
    bool operator==(All const&) const;
};
/// Two parts or more.
struct Any {
    std::vector<Node> parts;
    bool operator==(Any const&) const;
};
/// One part, which is no Without.
struct Without {
    std::vector<Node> part;
    bool operator==(Without const&) const;
};

/// A query that was understood.
struct Node {
    std::variant<All, Any, Without, Words, HasTag, InBundle, FromSite, OfPage, UrlBegins, WrittenBy, InList,
                 InState, SavedIn>
        is;
    bool operator==(Node const&) const = default;
};

// Written out: clang 14 crashes on defaulting these behind Node.
inline bool All::operator==(All const& other) const
{
    return parts == other.parts;
}
inline bool Any::operator==(Any const& other) const
{
    return parts == other.parts;
}
inline bool Without::operator==(Without const& other) const
{
    return part == other.part;
}

/// The tree with its signs written out: (all (words "old" in any) (without (tag "maps")))
std::string printed(Node const& node);

/// What a row must hold for the ranking to count it: every Words that does not stand under an odd number of
/// Withouts, in the order of the query.
std::vector<Words> words_wanted(Node const& node);

/// Those of them that every row must hold: they stand in no alternative.
std::vector<Words> words_required(Node const& node);

} // namespace florilege::library
