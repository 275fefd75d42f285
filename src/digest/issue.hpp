#pragma once

#include "digest/language.hpp"
#include "digest/order.hpp"
#include "digest/period.hpp"
#include "digest/publication.hpp"
#include "library/bookmark.hpp"

#include <optional>
#include <string>
#include <vector>

namespace florilege::digest {

/// Something said about a passage: its owner's note or a reply. The tree of replies is laid flat, each one
/// after what it answers.
struct Remark {
    std::string author; ///< empty for the library's owner
    std::string text;
    int depth = 0; ///< 0 for what is said about the passage itself; at most deepest_remark
};

/// Deeper replies stand at this depth, in order: a page cannot be indented without end.
inline constexpr int deepest_remark = 32;

/// A quoted passage and what was said about it.
struct Passage {
    std::string quote;
    std::string colour;
    std::vector<Remark> remarks;
};

/// One bookmark as an issue shows it. All text has passed clean(), titles and tags on_one_line().
struct Entry {
    std::string id;               ///< the bookmark's public id
    std::optional<text::Url> url; ///< of the web; other schemes are not shown as links
    std::string title;
    std::string author; ///< of a book or document
    std::string note;
    std::vector<std::string> page_notes; ///< notes on the page as a whole, with their replies
    std::vector<std::string> tags;
    std::vector<Passage> passages;
    Time created;
};

/// Entries that stand together under a heading.
struct Section {
    std::string name; ///< empty where the issue is not grouped
    std::vector<Entry> entries;
};

/// One composed digest for one period.
struct Issue {
    std::string id; ///< a tag: URI where an authority is known, else a urn:uuid: made of slug, author, period
    std::string title;
    Language language = Language::english;
    Period period;
    Time published;
    Time updated; ///< when it was published, or the latest change of anything in it after that
    Publication publication;
    std::vector<Section> sections;

    bool empty() const noexcept { return sections.empty(); }
    std::size_t entries() const noexcept;
    std::size_t passages() const noexcept;
};

/// How an issue is to be made.
struct ComposeOptions {
    Language language = Language::english;
    Order order = Order::newest;
    std::string title;                  ///< finished, see title_of(); empty means the language's own
    std::optional<Time> published = {}; ///< when it first came out; empty: the end of the period
    Publication publication = {};
};

/// Makes an issue of what was saved in `period`. A pure function: no clock, no environment; the order in
/// which the bookmarks are given does not matter.
Issue compose(std::vector<library::Bookmark> bookmarks, Period const& period, ComposeOptions const& options);

/// The title a person asked for, its places filled: "Reading, {{dates}}". Names: `dates` ("12–18 November
/// 2026"), `period` ("week 46 of 2026, 9 November – 15 November"), `from`, `to` (first and last day,
/// "2026-11-09"), `year`, `week` (numbers of the ISO week in which the period begins). A Fault (place
/// "--title") for others.
Result<std::string> title_of(std::string_view wanted, Period const& period, Language language);

} // namespace florilege::digest
