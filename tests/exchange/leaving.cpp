#include "tests/exchange/leaving.hpp"

#include "exchange/exporters/export_formats.hpp"
#include "exchange/exporters/reading.hpp"
#include "exchange/formats.hpp"
#include "tests/exchange/random_drafts.hpp"
#include "tests/exchange/recording.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace florilege::exchange {

using library::BookmarkDraft;

namespace {

void name_replies(std::vector<library::ReplyDraft>& replies, RandomDrafts& random)
{
    for (auto& reply : replies) {
        reply.id = random.some_id();
        name_replies(reply.replies, random);
    }
}

/// As the library gives it: everything has an id of its own.
BookmarkDraft kept(RandomDrafts& random)
{
    auto draft = random.bookmark();
    draft.id = random.some_id();
    for (auto& highlight : draft.highlights) {
        highlight.id = random.some_id();
        name_replies(highlight.replies, random);
    }
    return draft;
}

BookmarkDraft comparable(BookmarkDraft draft)
{
    draft.origin.clear();
    draft.extra.clear();
    for (auto& highlight : draft.highlights)
        highlight.extra.clear();
    return draft;
}

std::string shown(BookmarkDraft const& draft)
{
    Recording one;
    one.bookmarks.push_back({{}, draft});
    return print(one);
}

void expect_all_to_come_back(std::string_view exporter_name, std::string_view importer_name, Projection held,
                             std::vector<BookmarkDraft> const& drafts)
{
    std::ostringstream out;
    auto const exporter = find_export_format(exporter_name)->make(out, {});
    exporter->begin({day_of_leaving, "oda"});
    std::vector<std::string> expected;
    for (auto const& draft : drafts)
        if (exporter->bookmark({library::BookmarkId{1}, draft}) == Exported::written)
            expected.push_back(shown(held(draft)));
    exporter->end();
    if (expected.empty()) return;

    auto const candidates = recognise(head_text(out.str()));
    ASSERT_FALSE(candidates.empty()) << out.str();
    EXPECT_EQ(candidates.front().format->name, importer_name);
    Recording back;
    read_text(*find_format(importer_name), out.str(), {}, back);
    EXPECT_TRUE(back.refused.empty() && back.rejected.empty()) << out.str();
    std::vector<std::string> got;
    for (auto const& bookmark : back.bookmarks)
        got.push_back(shown(comparable(bookmark.draft)));
    // Where lists are told of behind the bookmarks, those that stand in one come last.
    std::ranges::sort(got);
    std::ranges::sort(expected);
    ASSERT_EQ(got.size(), expected.size()) << out.str();
    for (std::size_t at = 0; at < got.size(); ++at)
        ASSERT_EQ(got[at], expected[at]);
}

} // namespace

std::string exported(std::string_view format, std::vector<BookmarkDraft> const& drafts)
{
    std::ostringstream out;
    auto const exporter = find_export_format(format)->make(out, {});
    exporter->begin({day_of_leaving, "oda"});
    for (auto const& draft : drafts)
        (void)exporter->bookmark({library::BookmarkId{1}, draft});
    exporter->end();
    return out.str();
}

void expect_written(std::string_view format, std::vector<BookmarkDraft> const& drafts)
{
    auto const file = std::filesystem::path{FLORILEGE_SOURCE} / "tests/exchange/hostile" / format;
    auto const written = exported(format, drafts);
    if (std::getenv("FLORILEGE_REWRITE_CASES") != nullptr) {
        std::ofstream{file, std::ios::binary} << written;
        return;
    }
    std::ifstream in{file, std::ios::binary};
    ASSERT_TRUE(in) << file;
    EXPECT_EQ(written, std::string(std::istreambuf_iterator<char>{in}, {}));
}

BookmarkDraft hostile()
{
    auto const id = [](int number) {
        PublicId::Bytes bytes{};
        bytes[0] = static_cast<std::byte>(number);
        return PublicId{bytes};
    };
    BookmarkDraft draft;
    draft.id = id(1);
    draft.url = *text::Url::parse("https://example.org/~a/b_c--d?x=1&y=%22#f");
    draft.author = "Reed, Ada; Salt and Sons; 漢 字";
    draft.title = "=1+1 \"x\", <b>R&D</b> {50%} $5 #1 a_b \\n ~ ^\n漢字\x01";
    draft.note = "a, 'b' \"c\"\n@article{x,\n\n</DD>]]> -- ``d'' &amp;\t€\x07";
    draft.tags = {"a,b", "c d/e;f", "«été»", "{x}"};
    draft.lists = {{"Top/\"1\"", "<In>"}, {"Alone"}, {"Other", "De,ep"}};
    draft.audience = accounts::Audience::everyone();
    draft.unread = draft.archived = draft.favourite = true;
    draft.created = day_of_leaving + std::chrono::microseconds{1};
    draft.updated = day_of_leaving + std::chrono::hours{1};
    library::HighlightDraft highlight;
    highlight.id = id(2);
    highlight.quote = "\"One\",\n=two <i>";
    highlight.note = "Mine; \\yours}";
    highlight.colour = "yellow";
    highlight.created = day_of_leaving;
    library::ReplyDraft reply;
    reply.author = "Ines & Co";
    reply.text = "Said\nso";
    reply.id = id(3);
    highlight.replies.push_back(reply);
    draft.highlights.push_back(highlight);
    return draft;
}

BookmarkDraft held_of(BookmarkDraft const& draft)
{
    BookmarkDraft held;
    held.kind = draft.kind;
    held.url = draft.url;
    held.title = on_one_line(draft.title);
    return held;
}

library::HighlightDraft page_note(std::string note)
{
    library::HighlightDraft highlight;
    highlight.note = std::move(note);
    return highlight;
}

void expect_to_come_back(std::string_view exporter, std::string_view importer, Projection held)
{
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        SCOPED_TRACE(seed);
        RandomDrafts random{seed};
        expect_all_to_come_back(exporter, importer, held, {kept(random), kept(random), kept(random)});
        if (testing::Test::HasFailure()) return;
    }
}

void expect_to_come_back(std::string_view exporter, std::string_view importer, Projection held,
                         BookmarkDraft const& draft)
{
    expect_all_to_come_back(exporter, importer, held, {draft});
}

} // namespace florilege::exchange
