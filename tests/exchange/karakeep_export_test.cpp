#include "exchange/exporters/export_formats.hpp"
#include "exchange/exporters/reading.hpp"
#include "exchange/formats.hpp"
#include "tests/exchange/leaving.hpp"
#include "tests/exchange/recording.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace florilege::exchange {
namespace {

using ::testing::HasSubstr;

/// karakeep holds: address, author, title on one line, note with the highlights under it, tags and titles of
/// lists on one line, archived, favourite, and when it was saved, to the second. What has no address is a
/// text.
library::BookmarkDraft as_karakeep_holds(library::BookmarkDraft const& draft)
{
    auto held = held_of(draft);
    held.kind = draft.url ? library::SourceKind::page : library::SourceKind::unresolved;
    held.author = on_one_line(draft.author);
    held.note = note_with_highlights(draft);
    for (auto const& tag : draft.tags)
        held.tags.push_back(on_one_line(tag));
    for (auto const& path : draft.lists) {
        auto& titles = held.lists.emplace_back();
        for (auto const& title : path)
            titles.push_back(on_one_line(title));
    }
    held.archived = draft.archived;
    held.favourite = draft.favourite;
    held.created = std::chrono::floor<std::chrono::seconds>(draft.created.value_or(day_of_leaving));
    return held;
}

TEST(KarakeepExport, comes_back_with_all_that_karakeep_holds)
{
    expect_to_come_back("karakeep", "karakeep-json", as_karakeep_holds);
    expect_to_come_back("karakeep", "karakeep-json", as_karakeep_holds, hostile());
    auto longest = hostile();
    longest.note.assign(200'000, '\n');
    longest.highlights.clear();
    longest.note += '.';
    expect_to_come_back("karakeep", "karakeep-json", as_karakeep_holds, longest);
}

TEST(KarakeepExport, writes_hostile_words_so)
{
    auto text = hostile();
    text.url.reset();
    text.kind = library::SourceKind::book;
    text.lists.clear();
    expect_written("karakeep", {hostile(), text});
}

TEST(KarakeepExport, has_every_list_once_with_its_description_and_those_it_stands_in)
{
    std::ostringstream out;
    auto const exporter = find_export_format("karakeep")->make(out, {});
    exporter->begin({day_of_leaving, "oda"});
    library::BookmarkDraft draft;
    draft.url = *text::Url::parse("https://example.org/");
    draft.lists = {{"A", "B", "C"}, {"A", "B", "D"}};
    (void)exporter->bookmark({library::BookmarkId{1}, draft});
    library::ListDraft list{*hostile().id, {"A", "B"}, "What is in \"B\"", accounts::Audience::me(), {}};
    exporter->list(list);
    list.path = {"Empty"};
    list.note.clear();
    exporter->list(list);
    exporter->end();

    Recording back;
    read_text(*find_format("karakeep-json"), out.str(), {}, back);
    ASSERT_EQ(back.bookmarks.size(), 1u);
    EXPECT_EQ(back.bookmarks[0].draft.lists, draft.lists);
    EXPECT_TRUE(back.warned.empty());
    ASSERT_EQ(back.skipped.size(), 1u);
    EXPECT_THAT(back.skipped[0].text, HasSubstr("What is in \"B\""));
    EXPECT_THAT(out.str(), HasSubstr("\"name\":\"Empty\",\"description\":null"));
    auto const first = out.str().find("\"name\":\"A\"");
    EXPECT_EQ(out.str().find("\"name\":\"A\"", first + 1), std::string::npos);
}

} // namespace
} // namespace florilege::exchange
