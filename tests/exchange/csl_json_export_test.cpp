#include "exchange/exporters/reading.hpp"
#include "exchange/exporters/reference_fields.hpp"
#include "library/title_of.hpp"
#include "tests/exchange/leaving.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace florilege::exchange {
namespace {

/// CSL JSON holds: kind, address, title, authors, note with the highlights under it as a note on the page,
/// tags without commas, and the day it was saved.
library::BookmarkDraft as_csl_json_holds(library::BookmarkDraft const& draft)
{
    auto held = held_of(draft);
    if (held.kind == library::SourceKind::unresolved) held.kind = library::SourceKind::document;
    if (!draft.url && held.title.empty()) held.title = library::title_of(draft);
    held.author = on_one_line(draft.author);
    for (auto const& tag : draft.tags)
        if (auto const name = without_commas(tag); std::ranges::find(held.tags, name) == held.tags.end())
            held.tags.push_back(name);
    if (auto const note = note_with_highlights(draft); !note.empty())
        held.highlights.push_back(page_note(note));
    held.created = std::chrono::floor<std::chrono::days>(draft.created.value_or(day_of_leaving));
    return held;
}

TEST(CslJsonExport, comes_back_with_all_that_csl_json_holds)
{
    expect_to_come_back("csl-json", "csl-json", as_csl_json_holds);
    expect_to_come_back("csl-json", "csl-json", as_csl_json_holds, hostile());
    auto longest = hostile();
    longest.note.assign(200'000, '"');
    expect_to_come_back("csl-json", "csl-json", as_csl_json_holds, longest);
}

TEST(CslJsonExport, writes_hostile_words_so)
{
    expect_written("csl-json", {hostile()});
}

TEST(References, are_named_by_their_ids_alone)
{
    auto draft = hostile();
    auto const key = citation_key(draft);
    EXPECT_EQ(key, "fl01000000000000000000");
    draft.title = draft.author = "put right";
    EXPECT_EQ(citation_key(draft), key);
}

TEST(References, tell_authors_apart)
{
    auto const names = author_names("Reed, Ada;  Salt & Sons; , x; ; Quill, R., Jr");
    ASSERT_EQ(names.size(), 4u);
    EXPECT_EQ(names[0].family, "Reed");
    EXPECT_EQ(names[0].given, "Ada");
    EXPECT_EQ(names[1].family, "Salt & Sons");
    EXPECT_EQ(names[1].given, "");
    EXPECT_EQ(names[2].family, ", x");
    EXPECT_EQ(names[3].given, "R., Jr");
    EXPECT_TRUE(author_names(" \n").empty());
}

} // namespace
} // namespace florilege::exchange
