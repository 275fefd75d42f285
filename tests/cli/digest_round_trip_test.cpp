#include "digest/plain.hpp"
#include "digest/render.hpp"
#include "exchange/importers/digest_post/digest_post.hpp"
#include "tests/cli/kept.hpp"
#include "tests/corpus.hpp"
#include "tests/digest/cases.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

// Text and HTML can be read back: exchange knows published posts as a format, and a digest is one.
namespace florilege::digest {
namespace {

using cli::tests::Kept;
using library::BookmarkDraft;

void read_back(std::string content, Kept& kept)
{
    auto const source = exchange::from_memory("digest", std::move(content));
    exchange::digest_post_format.read(*source, {}, kept);
}

std::string flat(std::string_view text)
{
    std::string out;
    for (auto const& paragraph : paragraphs(text)) {
        out += " ¶ ";
        for (auto const line : paragraph)
            (out += line) += " / ";
    }
    return out;
}

enum class Authors { apart, in_the_text };

void tell(std::string& out, std::vector<library::ReplyDraft> const& replies, int depth, Authors authors)
{
    for (auto const& reply : replies) {
        bool const inside = authors == Authors::in_the_text && !reply.author.empty();
        out += std::string(static_cast<std::size_t>(depth), '>') + (inside ? "" : reply.author) + '|' +
               flat((inside ? reply.author + ": " : "") + reply.text) + '\n';
        tell(out, reply.replies, depth + 1, authors);
    }
}

/// In text a name is part of what was said: the first thing said about a passage is read as its owner's note.
library::HighlightDraft as_text_has_it(library::HighlightDraft highlight)
{
    auto& replies = highlight.replies;
    if (!highlight.note.empty() || replies.empty()) return highlight;
    auto first = std::move(replies.front());
    replies.erase(replies.begin());
    highlight.note = (first.author.empty() ? "" : first.author + ": ") + first.text;
    replies.insert(replies.begin(), first.replies.begin(), first.replies.end());
    return highlight;
}

/// What is expected to survive, in words that a failing test can show.
std::string told(BookmarkDraft const& draft, Authors authors)
{
    std::string out = (draft.url ? draft.url->text() : "no link") + '\n';
    bool const inside = authors == Authors::in_the_text && !draft.author.empty();
    out += draft.title + (inside ? ", " + draft.author : '|' + draft.author) + '\n';
    std::string note = draft.note;
    for (auto const& highlight : draft.highlights)
        if (highlight.quote.empty()) note += "\n\n" + highlight.note;
    out += flat(note) + '\n';
    for (auto const& tag : draft.tags)
        out += '[' + tag + ']';
    out += '\n';
    for (auto const& one : draft.highlights) {
        if (one.quote.empty()) continue;
        auto const highlight = authors == Authors::in_the_text ? as_text_has_it(one) : one;
        out += "quote" + flat(highlight.quote) + '\n';
        if (!highlight.note.empty()) out += "note" + flat(highlight.note) + '\n';
        tell(out, highlight.replies, 1, authors);
    }
    return out;
}

void expect_back(std::string const& folder, Format format, Authors authors)
{
    auto made = tests::case_named(folder);
    made.compose.order = Order::oldest;
    auto const issue = compose(made.bookmarks, made.period, made.compose);
    Kept kept;
    read_back(render(issue, format, Templates::built_in()), kept);
    EXPECT_THAT(kept.refused, testing::IsEmpty());
    ASSERT_EQ(kept.drafts.size(), made.bookmarks.size()) << render(issue, format, Templates::built_in());
    for (std::size_t i = 0; i < kept.drafts.size(); ++i) {
        auto expected = made.bookmarks[i].content;
        auto actual = kept.drafts[i];
        // HTML shows the address for a title that is missing; in text a book's author stands with its title.
        if (expected.title.empty()) actual.title.clear();
        if (authors == Authors::in_the_text && !expected.author.empty()) actual.author = expected.author;
        if (authors == Authors::in_the_text && !expected.author.empty() &&
            actual.title.ends_with(expected.author))
            actual.title.erase(actual.title.size() - expected.author.size() - 2);
        EXPECT_EQ(told(actual, authors), told(expected, authors)) << folder;
    }
}

class RoundTrip : public testing::TestWithParam<char const*> {};

TEST_P(RoundTrip, through_text_keeps_every_entry)
{
    expect_back(GetParam(), Format::text, Authors::in_the_text);
}
TEST_P(RoundTrip, through_html_keeps_every_entry)
{
    expect_back(GetParam(), Format::html, Authors::apart);
}

INSTANTIATE_TEST_SUITE_P(Folder, RoundTrip, testing::Values("a-week-in-english", "une-semaine-en-francais"));

TEST(RoundTrip, of_hostile_text_makes_no_entry_and_no_tag_that_was_not_there)
{
    auto const made = tests::case_named("hostile-text");
    auto const issue = compose(made.bookmarks, made.period, made.compose);
    Kept kept;
    read_back(render(issue, Format::text, Templates::built_in()), kept);
    ASSERT_EQ(kept.drafts.size() + kept.refused.size(), made.bookmarks.size());
    EXPECT_EQ(kept.drafts.back().highlights.size(), 2u);
    for (auto const& tag : kept.drafts.back().tags)
        EXPECT_EQ(tag.find("forged"), std::string::npos);
}

TEST(RoundTrip, of_tags_keeps_blanks_commas_and_quotation_marks)
{
    auto const made = tests::case_named("hostile-text");
    auto const issue = compose(made.bookmarks, made.period, made.compose);
    Kept kept;
    read_back(render(issue, Format::text, Templates::built_in()), kept);
    EXPECT_EQ(kept.drafts.back().tags, made.bookmarks.front().content.tags);
}

TEST(RoundTrip, of_entries_without_tags_and_passages_keeps_them_entries)
{
    auto made = tests::case_named("grouped-by-tag");
    made.compose.order = Order::oldest;
    Kept kept;
    read_back(render(compose(made.bookmarks, made.period, made.compose), Format::text, Templates::built_in()),
              kept);
    EXPECT_EQ(kept.drafts.size(), made.bookmarks.size());
}

/// The issue of what was read from a post, as a post.
std::string posted_again(std::string const& post, tests::Case const& like)
{
    Kept kept;
    read_back(post, kept);
    std::vector<library::Bookmark> bookmarks;
    for (auto& draft : kept.drafts)
        bookmarks.push_back(
            {library::BookmarkId{static_cast<std::int64_t>(bookmarks.size()) + 1}, std::move(draft)});
    return render(compose(bookmarks, like.period, like.compose), Format::text, Templates::built_in());
}

// The first reading takes what somebody else said first for the owner's note; from then on nothing moves.
TEST(RoundTrip, of_a_text_post_settles_at_once)
{
    for (auto const* folder : {"a-week-in-english", "une-semaine-en-francais"}) {
        auto made = tests::case_named(folder);
        made.compose.order = Order::oldest;
        auto const issue = compose(made.bookmarks, made.period, made.compose);
        auto const once = posted_again(render(issue, Format::text, Templates::built_in()), made);
        EXPECT_EQ(posted_again(once, made), once);
    }
}

} // namespace
} // namespace florilege::digest
