#include "exchange/exporters/reading.hpp"
#include "library/title_of.hpp"
#include "tests/exchange/leaving.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace florilege::exchange {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Time to_the_second(Time time)
{
    return std::chrono::floor<std::chrono::seconds>(time);
}

/// Readwise holds: title and author on one line, the note as a note on the whole, highlights with notes, the
/// replies under them, colours and times to the second, tags without commas; with the column we add, the
/// address. When something was said first is when it was made. What has no address is a book.
library::BookmarkDraft as_readwise_holds(library::BookmarkDraft const& draft)
{
    auto held = held_of(draft);
    held.kind = draft.url ? library::SourceKind::page : library::SourceKind::book;
    if (held.title.empty()) held.title = library::title_of(draft);
    held.author = on_one_line(draft.author);
    for (auto const& tag : draft.tags)
        held.tags.push_back(without_commas(tag));
    if (!draft.note.empty()) {
        held.highlights.push_back(page_note(draft.note));
        if (draft.created) held.highlights.back().created = to_the_second(*draft.created);
    }
    for (auto const& highlight : draft.highlights) {
        library::HighlightDraft passage;
        passage.quote = highlight.quote;
        passage.note = note_with_replies(highlight);
        passage.colour = highlight.colour;
        if (highlight.created) passage.created = to_the_second(*highlight.created);
        if (!passage.quote.empty() || !passage.note.empty()) held.highlights.push_back(passage);
    }
    for (auto const& passage : held.highlights)
        if (passage.created && (!held.created || *passage.created < *held.created))
            held.created = passage.created;
    return held;
}

TEST(ReadwiseExport, comes_back_with_all_that_readwise_holds)
{
    expect_to_come_back("readwise", "readwise-csv", as_readwise_holds);
    expect_to_come_back("readwise", "readwise-csv", as_readwise_holds, hostile());
    auto longest = hostile();
    longest.note.assign(200'000, '"');
    expect_to_come_back("readwise", "readwise-csv", as_readwise_holds, longest);
}

TEST(ReadwiseExport, writes_hostile_words_so)
{
    expect_written("readwise", {hostile()});
}

TEST(ReadwiseExport, leaves_out_what_has_neither_a_note_nor_a_passage)
{
    library::BookmarkDraft draft;
    draft.url = *text::Url::parse("https://silent.example/");
    draft.title = "Nothing was said";
    draft.highlights.emplace_back();
    EXPECT_THAT(exported("readwise", {draft}), Not(HasSubstr("silent")));
    draft.title.clear();
    draft.note = "Something";
    EXPECT_THAT(exported("readwise", {draft}),
                HasSubstr("\r\n,silent.example,,,Something,,,order,1,,,https://silent.example/\r\n"));
}

} // namespace
} // namespace florilege::exchange
