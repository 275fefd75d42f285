// The real exports of readers, browsers and reference managers beside the clone, against the counts of their
// manifest.
#include "exchange/formats.hpp"
#include "tests/corpus.hpp"
#include "tests/exchange/manifest.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

namespace florilege::exchange {
namespace {

std::int64_t quotes_of(Recording const& recording)
{
    std::int64_t count = 0;
    for (auto const& kept : recording.bookmarks)
        count +=
            std::ranges::count_if(kept.draft.highlights, [](auto const& one) { return !one.quote.empty(); });
    return count;
}

std::int64_t notes_of(Recording const& recording)
{
    std::int64_t count = 0;
    for (auto const& kept : recording.bookmarks)
        count +=
            std::ranges::count_if(kept.draft.highlights, [](auto const& one) { return !one.note.empty(); });
    return count;
}

TEST(KindleCorpus, clippings_are_as_many_as_the_manifest_counts_but_for_passages_clipped_twice)
{
    auto const rows = samples("kindle-clippings-txt");
    ASSERT_EQ(rows.size(), 4u);
    for (auto const& [file, expected] : rows) {
        SCOPED_TRACE(file);
        Recording recording;
        read_recognised({file, expected}, "kindle", recording);
        EXPECT_EQ(std::ssize(recording.bookmarks), number(expected, "distinct_titles"));
        EXPECT_TRUE(recording.rejected.empty());
        EXPECT_TRUE(recording.warned.empty());
        // What is clipped again at its place, longer, shorter or the same, is one passage.
        std::int64_t clipped_again = 0;
        if (file.filename() == "hadynz-dup-same-page.txt") clipped_again = 1;
        if (file.filename() == "hadynz-first-scenario.txt") clipped_again = 1;
        if (file.filename() == "en-mattioofr-1-40.txt") clipped_again = 6;
        auto const& types = expected.at("by_type").as_object();
        EXPECT_EQ(quotes_of(recording), number(types, "highlight") - clipped_again);
        EXPECT_EQ(notes_of(recording), number(types, "note"));
        for (auto const& kept : recording.bookmarks)
            for (auto const& highlight : kept.draft.highlights)
                EXPECT_TRUE(highlight.created) << highlight.quote << highlight.note;
    }
}

TEST(BrowserCorpus, profiles_and_backups_have_the_counts_of_their_manifest)
{
    for (auto const& [kind, format, count] : {std::tuple{"chrome-bookmarks-json", "chrome-json", "urls"},
                                              std::tuple{"firefox-backup-json", "firefox-json", "places"}}) {
        auto const rows = samples(kind);
        ASSERT_EQ(rows.size(), 2u);
        for (auto const& [file, expected] : rows) {
            SCOPED_TRACE(file);
            Recording recording;
            read_recognised({file, expected}, format, recording);
            EXPECT_EQ(std::ssize(recording.bookmarks), number(expected, count));
            EXPECT_TRUE(recording.rejected.empty());
            EXPECT_TRUE(recording.refused.empty());
            std::size_t deepest = 0;
            for (auto const& kept : recording.bookmarks) {
                EXPECT_TRUE(kept.draft.created) << kept.draft.title;
                for (auto const& path : kept.draft.lists)
                    deepest = std::max(deepest, path.size());
            }
            EXPECT_EQ(tag_uses(recording), number(expected, "tag_assignments"));
            // The deepest folder may hold no bookmark.
            EXPECT_LE(static_cast<std::int64_t>(deepest),
                      number(expected, kind == std::string_view{"chrome-bookmarks-json"}
                                           ? "max_folder_depth"
                                           : "max_folder_depth_below_root"));
        }
    }
}

TEST(OneTabCorpus, has_the_counts_of_its_manifest)
{
    auto const rows = samples("onetab-txt");
    ASSERT_EQ(rows.size(), 1u);
    Recording recording;
    read_recognised(rows[0], "onetab", recording);
    EXPECT_EQ(std::ssize(recording.bookmarks), number(rows[0].expected, "expected_unique_bookmarks"));
}

TEST(OpmlCorpus, every_feed_address_becomes_a_bookmark_malformed_or_not)
{
    auto const rows = samples("opml");
    ASSERT_EQ(rows.size(), 27u);
    for (auto const& [file, expected] : rows) {
        SCOPED_TRACE(file);
        Recording recording;
        read_recognised({file, expected}, "opml", recording);
        EXPECT_TRUE(recording.refused.empty());
        std::int64_t feeds = 0;
        for (auto const& kept : recording.bookmarks)
            feeds += std::ranges::count(kept.draft.tags, "feed");
        // One attribute is empty.
        bool const is_empty = file.filename().string().find("htmlUrl-miscapitalized") != std::string::npos;
        EXPECT_EQ(feeds, number(expected, "xmlUrl_attrs") - (is_empty ? 1 : 0));
    }
}

TEST(EnexCorpus, has_the_counts_of_its_manifest)
{
    auto const rows = samples("enex");
    ASSERT_EQ(rows.size(), 4u);
    for (auto const& [file, expected] : rows) {
        SCOPED_TRACE(file);
        Recording recording;
        read_recognised({file, expected}, "enex", recording);
        EXPECT_EQ(std::ssize(recording.bookmarks), number(expected, "notes"));
        EXPECT_EQ(quotes_of(recording), number(expected, "highlight_spans"));
        std::size_t pages = 0;
        for (auto const& kept : recording.bookmarks)
            pages += kept.draft.url ? 1U : 0U;
        EXPECT_EQ(tag_uses(recording), std::ssize(expected.at("tags").as_array()));
        EXPECT_EQ(pages, expected.at("source_urls").as_array().size());
        EXPECT_EQ(recording.bookmarks.front().draft.title, expected.at("first_title").as_string());
    }
}

TEST(ReferenceCorpus, items_are_as_many_as_the_manifest_counts)
{
    int files = 0;
    for (auto const& [kind, format, count] :
         {std::tuple{"bbt-json", "zotero-json", "items"}, std::tuple{"csl-json", "csl-json", "items"},
          std::tuple{"ris", "ris", "records_TY"}, std::tuple{"bibtex", "bibtex", "entries"},
          std::tuple{"biblatex", "bibtex", "entries"}}) {
        for (auto const& [file, expected] : samples(kind)) {
            SCOPED_TRACE(file);
            ++files;
            Recording recording;
            read_recognised({file, expected}, format, recording);
            EXPECT_TRUE(recording.refused.empty());
            EXPECT_EQ(static_cast<std::int64_t>(recording.read()), number(expected, count));
            auto const tags = tag_uses(recording);
            if (kind == std::string_view{"bbt-json"}) {
                EXPECT_EQ(tags, number(expected, "tag_assignments"));
                EXPECT_EQ(notes_of(recording), number(expected, "notes"));
            }
            if (kind == std::string_view{"ris"}) {
                EXPECT_EQ(tags, number(expected, "keywords_KW"));
            }
        }
    }
    EXPECT_EQ(files, 14);
}

TEST(ReferenceCorpus, annotations_of_an_attachment_become_passages)
{
    auto const rows = samples("zotero-api-json");
    ASSERT_EQ(rows.size(), 1u);
    Recording recording;
    read_recognised(rows[0], "zotero-json", recording);
    ASSERT_EQ(recording.bookmarks.size(), 1u) << "the item is not in the file, only what belongs to it";
    auto const& types = rows[0].expected.at("annotation_types").as_object();
    EXPECT_EQ(quotes_of(recording), number(types, "highlight"));
    EXPECT_EQ(notes_of(recording), number(rows[0].expected, "with_comment"));
    EXPECT_EQ(std::ssize(recording.bookmarks[0].draft.tags), number(rows[0].expected, "tag_assignments"));
}

TEST(FeedCorpus, items_are_as_many_as_the_manifest_counts)
{
    auto const rows = samples("feed");
    ASSERT_GT(rows.size(), 200u);
    int read = 0;
    for (auto const& [file, expected] : rows) {
        SCOPED_TRACE(file);
        auto const content = tests::content_of(file);
        bool const is_json = file.extension() == ".json";
        Recording recording;
        read_text(*find_format(is_json ? "json-feed" : "feed"), content, {}, recording);
        if (is_json) continue;
        EXPECT_EQ(static_cast<std::int64_t>(recording.read()), number(expected, "items_or_entries"));
        ++read;
    }
    EXPECT_GT(read, 200);
}

} // namespace
} // namespace florilege::exchange
