#include "exchange/exporters/reading.hpp"
#include "tests/exchange/leaving.hpp"

#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

/// linkding holds: address, title on one line, note with the highlights under it, tags without their commas,
/// public or not, unread, archived, and both times, which it always has.
library::BookmarkDraft as_linkding_holds(library::BookmarkDraft const& draft)
{
    auto held = held_of(draft);
    held.kind = library::SourceKind::page;
    held.note = note_with_highlights(draft);
    for (auto const& tag : draft.tags)
        held.tags.push_back(without_commas(tag));
    bool const is_public = draft.audience && draft.audience->is_public();
    held.audience = is_public ? accounts::Audience::everyone() : accounts::Audience::me();
    held.unread = draft.unread;
    held.archived = draft.archived;
    held.created = draft.created.value_or(day_of_leaving);
    held.updated = draft.updated.value_or(*held.created);
    return held;
}

TEST(LinkdingExport, comes_back_with_all_that_linkding_holds)
{
    expect_to_come_back("linkding", "linkding-json", as_linkding_holds);
    expect_to_come_back("linkding", "linkding-json", as_linkding_holds, hostile());
    auto longest = hostile();
    longest.note.assign(200'000, '"');
    expect_to_come_back("linkding", "linkding-json", as_linkding_holds, longest);
}

TEST(LinkdingExport, writes_hostile_words_so)
{
    expect_written("linkding", {hostile()});
}

TEST(LinkdingExport, numbers_a_bookmark_by_its_id_and_not_by_its_place)
{
    auto const other = [] {
        auto draft = hostile();
        PublicId::Bytes bytes{};
        bytes.fill(std::byte{255});
        draft.id = PublicId{bytes};
        return draft;
    }();
    auto const file = exported("linkding", {other, hostile()});
    EXPECT_NE(file.find("{\"id\":4503599627370495,"), file.npos) << file;
    EXPECT_NE(file.find("{\"id\":17592186044416,"), file.npos) << file;
    EXPECT_NE(file.find("\"count\":2}"), file.npos);
}

} // namespace
} // namespace florilege::exchange
