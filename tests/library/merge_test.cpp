#include "library/merge.hpp"
#include "library/record.hpp"
#include "tests/library/random_drafts.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

constexpr int rounds = 300;

TEST(Merging, changes_nothing_when_the_same_comes_in_twice)
{
    tests::RandomDrafts random{1};
    for (int round = 0; round < rounds; ++round) {
        auto const existing = random.bookmark();
        auto const incoming = random.bookmark();
        auto const once = merged(existing, incoming);
        EXPECT_EQ(merged(once, incoming), once) << to_record(existing) << '\n' << to_record(incoming);
        EXPECT_EQ(merged(existing, existing), existing);
    }
}

TEST(Merging, loses_no_tag_highlight_or_list_of_either)
{
    tests::RandomDrafts random{2};
    for (int round = 0; round < rounds; ++round) {
        auto const existing = random.bookmark();
        auto const incoming = random.bookmark();
        auto const both = merged(existing, incoming);
        for (auto const* one : {&existing, &incoming}) {
            for (auto const& path : one->lists)
                EXPECT_THAT(both.lists, ::testing::Contains(path));
            EXPECT_GE(both.highlights.size(), one->highlights.size());
            EXPECT_LE(*both.created, *one->created);
            EXPECT_GE(both.note.size(), one->note.size());
        }
    }
}

TEST(Merging, keeps_the_audience_and_title_that_are_there)
{
    BookmarkDraft existing;
    existing.title = "mine";
    existing.audience = accounts::Audience::me();
    BookmarkDraft incoming;
    incoming.title = "a much longer title";
    incoming.audience = accounts::Audience::everyone();
    auto const both = merged(existing, incoming);
    EXPECT_EQ(both.title, "mine");
    EXPECT_EQ(both.audience, accounts::Audience::me());
}

TEST(Merging, shows_to_nobody_what_comes_in_as_private)
{
    BookmarkDraft existing;
    existing.note = "Caf\xC3\xA9, said in public";
    existing.tags = {"coffee"};
    auto& cup = existing.highlights.emplace_back();
    cup.quote = "A cup";
    cup.note = "of two";
    existing.audience = accounts::Audience::everyone();
    auto const audience_with = [&](auto const& change) {
        auto incoming = existing;
        incoming.audience = accounts::Audience::me();
        change(incoming);
        return merged(existing, incoming).audience;
    };
    auto const me = accounts::Audience::me();
    auto const everyone = accounts::Audience::everyone();
    EXPECT_EQ(audience_with([](BookmarkDraft& in) { in.note += ", and more for myself"; }), me);
    EXPECT_EQ(audience_with([](BookmarkDraft& in) { in.article = "The whole text."; }), me);
    EXPECT_EQ(audience_with([](BookmarkDraft& in) { in.highlights[0].quote = "Another cup"; }), me);
    EXPECT_EQ(audience_with([](BookmarkDraft& in) { in.highlights[0].note = "of two or three"; }), me);
    EXPECT_EQ(audience_with([](BookmarkDraft& in) { in.highlights[0].replies.emplace_back().text = "No."; }),
              me);

    EXPECT_EQ(audience_with([](BookmarkDraft& in) { in.note += " \xF0\x9F\x91\x8E"; }), me) << "signs alone";
    EXPECT_EQ(audience_with([](BookmarkDraft& in) {
                  in.audience = accounts::Audience::space(accounts::SpaceId{7});
                  in.article = "The whole text.";
              }),
              me)
        << "for fewer";

    EXPECT_EQ(audience_with([](BookmarkDraft&) {}), everyone);
    EXPECT_EQ(audience_with([](BookmarkDraft& in) { in.note = "shorter, so it goes"; }), everyone);
    EXPECT_EQ(audience_with([](BookmarkDraft& in) { in.tags = {"cups"}; }), everyone);
    EXPECT_EQ(audience_with([](BookmarkDraft& in) {
                  in.audience = accounts::Audience::everyone();
                  in.article = "The whole text.";
              }),
              everyone);
}

TEST(Merging, takes_a_repaired_note_for_the_note_that_is_shown)
{
    BookmarkDraft existing;
    existing.note = "Caf\xC3\x83\xC2\xA9, said in public";
    existing.audience = accounts::Audience::everyone();
    BookmarkDraft incoming;
    incoming.note = "Caf\xC3\xA9, said in public";
    incoming.audience = accounts::Audience::me();
    auto const both = merged(existing, incoming);
    EXPECT_EQ(both.note, incoming.note);
    EXPECT_EQ(both.audience, accounts::Audience::everyone());
}

TEST(Merging, takes_a_title_where_only_the_address_stood)
{
    BookmarkDraft existing;
    existing.url = text::Url::parse("https://example.org/").value();
    existing.title = "https://example.org/";
    BookmarkDraft incoming;
    incoming.title = "Example";
    EXPECT_EQ(merged(existing, incoming).title, "Example");
}

TEST(Merging, adds_fields_of_a_foreign_format_and_leaves_ours)
{
    BookmarkDraft existing;
    existing.extra = R"({"a":1})";
    BookmarkDraft incoming;
    incoming.extra = R"({"a":2,"b":3})";
    EXPECT_EQ(merged(existing, incoming).extra, R"({"a":1,"b":3})");
}

TEST(Merging, knows_a_note_on_the_page_that_was_written_anew_by_its_id)
{
    HighlightDraft note;
    note.note = "First thought";
    note.id = PublicId::random();
    BookmarkDraft existing;
    existing.highlights = {note};
    note.note = "First thought, and what came of it";
    BookmarkDraft incoming;
    incoming.highlights = {note};
    auto const both = merged(existing, incoming);
    ASSERT_EQ(both.highlights.size(), 1U);
    EXPECT_EQ(both.highlights[0].note, "First thought, and what came of it");
    EXPECT_EQ(merged(both, existing), both);
}

TEST(Record, is_read_back_as_it_was)
{
    tests::RandomDrafts random{3};
    for (int round = 0; round < rounds; ++round) {
        auto const draft = random.bookmark();
        EXPECT_EQ(bookmark_of_record(to_record(draft)), draft);
    }
}

} // namespace
} // namespace florilege::library
