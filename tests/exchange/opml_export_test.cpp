#include "exchange/exporters/reading.hpp"
#include "library/title_of.hpp"
#include "tests/exchange/leaving.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace florilege::exchange {
namespace {

std::string in_category(std::string name)
{
    std::replace(name.begin(), name.end(), '/', ' ');
    return without_commas(name);
}

/// OPML holds: address, title on one line, note with the highlights under it but for control characters, tags
/// without commas and slashes, the first list with titles on one line and the others with titles like tags,
/// and when it was made, to the second.
library::BookmarkDraft as_opml_holds(library::BookmarkDraft const& draft)
{
    auto held = held_of(draft);
    held.kind = library::SourceKind::page;
    if (held.title.empty()) held.title = library::title_of(draft); // an outline has a text
    for (char const c : note_with_highlights(draft))
        held.note += c == '\x07' ? std::string{"\uFFFD"} : std::string{c};
    for (auto const& tag : draft.tags)
        held.tags.push_back(in_category(tag));
    for (auto const& path : draft.lists) {
        library::ListPath titles;
        for (auto const& title : path)
            titles.push_back(&path == &draft.lists.front() ? on_one_line(title) : in_category(title));
        if (std::ranges::find(held.lists, titles) == held.lists.end()) held.lists.push_back(titles);
    }
    if (draft.created) held.created = std::chrono::floor<std::chrono::seconds>(*draft.created);
    return held;
}

TEST(OpmlExport, comes_back_with_all_that_opml_holds)
{
    expect_to_come_back("opml", "opml", as_opml_holds);
    expect_to_come_back("opml", "opml", as_opml_holds, hostile());
    auto longest = hostile();
    longest.note.assign(200'000, '"');
    longest.note += '.';
    expect_to_come_back("opml", "opml", as_opml_holds, longest);
}

TEST(OpmlExport, writes_hostile_words_so)
{
    auto plain = library::BookmarkDraft{};
    plain.url = *text::Url::parse("https://example.org/");
    expect_written("opml", {hostile(), plain});
}

} // namespace
} // namespace florilege::exchange
