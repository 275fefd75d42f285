#include "exchange/exporters/export_formats.hpp"
#include "exchange/exporters/reading.hpp"
#include "exchange/extra.hpp"
#include "exchange/formats.hpp"
#include "tests/exchange/random_drafts.hpp"
#include "tests/exchange/recording.hpp"
#include "text/utf8/fold.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

/// What a foreign format can hold survives writing and reading back. For each format, a function says what
/// that is: the projection of a bookmark.
namespace florilege::exchange {
namespace {

using library::BookmarkDraft;

constexpr Time some_day = from_micros(1'328'443'200'000'000);

Time to_the_second(Time time)
{
    return std::chrono::floor<std::chrono::seconds>(time);
}

/// A note without blanks at the ends of its lines and more than one empty line, which HTML does not keep.
std::string words_only(std::string const& text)
{
    return text::collapse_spaces(text);
}

/// Netscape holds: address, title on one line, note with the highlights under it, tags without their commas,
/// public or not, unread, both times to the second, the first list.
BookmarkDraft as_netscape_holds(BookmarkDraft const& draft)
{
    BookmarkDraft held;
    held.url = draft.url;
    held.title = words_only(draft.title);
    held.note = words_only(note_with_highlights(draft));
    for (std::string tag : draft.tags) {
        std::replace(tag.begin(), tag.end(), ',', ' ');
        held.tags.push_back(words_only(tag));
    }
    bool const is_public = draft.audience && draft.audience->is_public();
    held.audience = is_public ? accounts::Audience::everyone() : accounts::Audience::me();
    held.unread = draft.unread;
    if (draft.created) held.created = to_the_second(*draft.created);
    if (draft.updated) held.updated = to_the_second(*draft.updated);
    if (!draft.lists.empty()) held.lists = {draft.lists.front()};
    for (auto& path : held.lists)
        for (auto& title : path)
            title = words_only(title);
    return held;
}

/// Pinboard holds: address, title on one line, note with the highlights under it, tags with "_" for blanks
/// and commas, public or not, unread, and when it was made, to the second.
BookmarkDraft as_pinboard_holds(BookmarkDraft const& draft)
{
    BookmarkDraft held = as_netscape_holds(draft);
    held.tags = draft.tags;
    for (auto& tag : held.tags) {
        tag = on_one_line(tag);
        std::replace_if(
            tag.begin(), tag.end(), [](char c) { return c == ' ' || c == ','; }, '_');
    }
    held.created = to_the_second(draft.created.value_or(some_day));
    held.updated.reset();
    held.lists.clear();
    return held;
}

/// The fields that projections speak of, of what an importer read.
BookmarkDraft comparable(BookmarkDraft draft)
{
    draft.title = words_only(draft.title);
    draft.note = words_only(draft.note);
    draft.origin.clear();
    draft.extra.clear();
    for (auto& path : draft.lists)
        for (auto& title : path)
            title = words_only(title);
    return draft;
}

void expect_to_survive(std::string_view exporter_name, std::string_view importer_name,
                       BookmarkDraft (*projection)(BookmarkDraft const&))
{
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        RandomDrafts random{seed};
        std::ostringstream out;
        auto const exporter = find_export_format(exporter_name)->make(out, {});
        exporter->begin({some_day, "oda"});
        std::vector<BookmarkDraft> expected;
        for (int left = 3; left > 0; --left) {
            auto const draft = random.bookmark();
            if (exporter->bookmark({library::BookmarkId{1}, draft}) == Exported::written)
                expected.push_back(projection(draft));
        }
        exporter->end();
        if (expected.empty()) continue;

        Recording back;
        read_text(*find_format(importer_name), out.str(), {}, back);
        ASSERT_EQ(back.bookmarks.size(), expected.size()) << out.str();
        for (std::size_t at = 0; at < expected.size(); ++at) {
            auto const got = comparable(back.bookmarks[at].draft);
            EXPECT_EQ(got.url, expected[at].url) << seed;
            EXPECT_EQ(got.title, expected[at].title) << seed;
            EXPECT_EQ(got.note, expected[at].note) << seed;
            EXPECT_EQ(got.tags, expected[at].tags) << seed;
            EXPECT_EQ(got.lists, expected[at].lists) << seed;
            EXPECT_EQ(got, expected[at]) << seed << '\n' << out.str();
        }
    }
}

TEST(RoundTrip, through_netscape_keeps_what_netscape_can_hold)
{
    expect_to_survive("netscape", "netscape", as_netscape_holds);
}

void name_all(std::vector<library::ReplyDraft>& replies, RandomDrafts& random)
{
    for (auto& reply : replies) {
        reply.id = random.some_id();
        name_all(reply.replies, random);
    }
}

/// As the library gives it: everything has an id of its own, and selectors say what the quote says.
void as_kept(BookmarkDraft& draft, RandomDrafts& random)
{
    draft.id = random.some_id();
    for (auto& highlight : draft.highlights) {
        highlight.id = random.some_id();
        name_all(highlight.replies, random);
        if (highlight.quote.empty() || highlight.selectors.empty())
            highlight.selectors.clear();
        else
            highlight.selectors = R"([{"type":"TextQuoteSelector","exact":)" + json_quoted(highlight.quote) +
                                  R"(,"prefix":"by the "}])";
    }
}

void hold_replies(std::vector<library::ReplyDraft>& replies, Time began)
{
    for (auto& reply : replies) {
        reply.author = words_only(reply.author);
        if (!reply.created) reply.created = began;
        hold_replies(reply.replies, began);
    }
}

/// Hypothesis holds: address, title, note, tags, public or not, both times, and highlights with all but their
/// colour and what we have no word for.
BookmarkDraft as_hypothesis_holds(BookmarkDraft const& draft)
{
    BookmarkDraft held;
    held.id = draft.id;
    held.url = draft.url;
    held.title = words_only(draft.title);
    held.note = draft.note;
    for (auto const& tag : draft.tags) // a library has no tag twice
        if (std::ranges::find(held.tags, tag) == held.tags.end()) held.tags.push_back(tag);
    held.audience = draft.audience && draft.audience->is_public() ? accounts::Audience::everyone()
                                                                  : accounts::Audience::me();
    held.created = draft.created.value_or(some_day);
    held.updated = draft.updated.value_or(*held.created);
    for (auto highlight : draft.highlights) {
        if (highlight.quote.empty() && highlight.note.empty() && highlight.replies.empty()) continue;
        highlight.created = highlight.created.value_or(*held.created);
        highlight.updated = highlight.updated.value_or(*highlight.created);
        highlight.colour.clear();
        highlight.extra.clear();
        hold_replies(highlight.replies, *held.created);
        held.highlights.push_back(highlight);
    }
    return held;
}

TEST(RoundTrip, through_hypothesis_keeps_what_hypothesis_can_hold)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        RandomDrafts random{seed};
        auto draft = random.bookmark();
        as_kept(draft, random);
        std::ostringstream out;
        auto const exporter = find_export_format("hypothesis")->make(out, {});
        exporter->begin({some_day, "oda"});
        if (exporter->bookmark({library::BookmarkId{1}, draft}) != Exported::written) continue;
        exporter->end();

        Recording back;
        read_text(*find_format("hypothesis"), out.str(), {}, back);
        ASSERT_EQ(back.bookmarks.size(), 1u) << out.str();
        auto got = back.bookmarks[0].draft;
        got.title = words_only(got.title);
        for (auto& highlight : got.highlights) {
            highlight.extra.clear();
            hold_replies(highlight.replies, some_day);
        }
        Recording read;
        read.bookmarks.push_back({{}, got});
        Recording expected;
        expected.bookmarks.push_back({{}, as_hypothesis_holds(draft)});
        EXPECT_EQ(print(read), print(expected)) << seed;
        EXPECT_EQ(got, as_hypothesis_holds(draft)) << seed;
        ++compared;
    }
    EXPECT_GT(compared, 100);
}

TEST(RoundTrip, through_pinboard_keeps_what_pinboard_can_hold)
{
    expect_to_survive("pinboard", "pinboard-json", as_pinboard_holds);
}

} // namespace
} // namespace florilege::exchange
