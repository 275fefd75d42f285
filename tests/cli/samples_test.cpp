#include "digest/render.hpp"
#include "exchange/importers/digest_post/digest_post.hpp"
#include "exchange/importers/florilege.hpp"
#include "tests/cli/kept.hpp"
#include "tests/corpus.hpp"
#include "tests/digest/cases.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

// The sample library that ./run loads: a year of reading as an export, and the week after it as a post.
namespace florilege::digest {
namespace {

using cli::tests::Kept;
using library::BookmarkDraft;

std::string sample(char const* name)
{
    return florilege::tests::content_of(std::filesystem::path{FLORILEGE_SOURCE} / "samples" / name);
}

void read(exchange::Format const& format, char const* name, Kept& kept)
{
    auto const source = exchange::from_memory(name, sample(name));
    format.read(*source, {}, kept);
    EXPECT_THAT(kept.refused, testing::IsEmpty());
}

void expect_reserved_addresses(std::vector<BookmarkDraft> const& drafts)
{
    for (auto const& draft : drafts)
        if (draft.url) {
            EXPECT_TRUE(draft.url->host().ends_with(".example")) << draft.url->text();
        }
}

TEST(Samples, have_something_for_every_week_of_a_year)
{
    Kept kept;
    read(exchange::florilege_format, "year.jsonl", kept);
    expect_reserved_addresses(kept.drafts);
    std::set<std::string> addresses;
    std::set<std::pair<int, int>> weeks;
    for (auto const& draft : kept.drafts) {
        ASSERT_TRUE(draft.created) << draft.title;
        auto const week = week_of(Zone::utc().wall(*draft.created));
        weeks.emplace(week.year, week.week);
        if (draft.url) {
            EXPECT_TRUE(addresses.insert(draft.url->text()).second) << draft.url->text();
        }
        EXPECT_FALSE(draft.tags.empty()) << draft.title;
    }
    EXPECT_EQ(weeks.size(), 52u);
    EXPECT_EQ(*weeks.begin(), (std::pair{2025, 46}));
    EXPECT_EQ(*weeks.rbegin(), (std::pair{2026, 45}));
}

TEST(Samples, end_with_a_week_that_its_digest_gives_back)
{
    Kept kept;
    read(exchange::digest_post_format, "week.txt", kept);
    expect_reserved_addresses(kept.drafts);
    std::vector<library::Bookmark> bookmarks;
    for (auto const& draft : kept.drafts)
        bookmarks.push_back({library::BookmarkId{static_cast<std::int64_t>(bookmarks.size()) + 1}, draft});
    ComposeOptions options;
    options.title = "Liens de la semaine (2026-W46)";
    options.publication.rest = tests::url("https://links.example.net/");
    auto const issue = compose(bookmarks, tests::week(2026, 46), options);
    EXPECT_EQ(render(issue, Format::text, Templates::built_in()), sample("week.txt"));
}

} // namespace
} // namespace florilege::digest
