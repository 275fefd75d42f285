// Every real export of a service beside the clone, against the counts of its manifest.
#include "tests/exchange/manifest.hpp"
#include "text/utf8/fold.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace florilege::exchange {
namespace {

std::int64_t number_in(boost::json::object const& object, std::string_view group, std::string_view key)
{
    auto const* const counts = object.if_contains({group.data(), group.size()});
    return counts == nullptr ? 0 : number(counts->as_object(), key);
}

std::int64_t count_if(Recording const& recording, bool library::BookmarkDraft::*flag)
{
    return std::ranges::count_if(recording.bookmarks, [&](auto const& kept) { return kept.draft.*flag; });
}

/// Reads it as what it is recognised as, which must be `format`. Every record is a bookmark.
void read_sample(Sample const& sample, std::string_view format, std::int64_t records, Recording& recording)
{
    ASSERT_NO_FATAL_FAILURE(read_recognised(sample, format, recording));
    EXPECT_TRUE(recording.refused.empty());
    EXPECT_TRUE(recording.rejected.empty());
    ASSERT_EQ(std::ssize(recording.bookmarks), records);
}

void check_end(library::BookmarkDraft const& draft, boost::json::object const& wanted)
{
    auto const title = wanted.at("title").as_string();
    EXPECT_EQ(text::collapse_spaces(draft.title), text::collapse_spaces({title.data(), title.size()}));
    ASSERT_TRUE(draft.url);
    EXPECT_EQ(draft.url->text(), text::Url::parse(std::string{wanted.at("url").as_string()})->text());
}

void check_ends(Recording const& recording, Sample const& sample)
{
    check_end(recording.bookmarks.front().draft, sample.expected.at("first").as_object());
    check_end(recording.bookmarks.back().draft, sample.expected.at("last").as_object());
}

TEST(PeerCorpus, instapaper_and_readwise_reader_have_the_counts_of_their_manifest)
{
    int looked_at = 0;
    for (auto const* kind : {"instapaper-csv", "readwise-reader-csv"}) {
        for (auto const& sample : samples(kind)) {
            SCOPED_TRACE(sample.file);
            Recording recording;
            ASSERT_NO_FATAL_FAILURE(read_sample(sample, kind, number(sample.expected, "rows"), recording));
            EXPECT_EQ(count_if(recording, &library::BookmarkDraft::archived),
                      number_in(sample.expected, "by_Folder", "Archive") +
                          number_in(sample.expected, "by_Location", "archive"));
            EXPECT_EQ(count_if(recording, &library::BookmarkDraft::unread),
                      number_in(sample.expected, "by_Folder", "Unread"));
            EXPECT_EQ(count_if(recording, &library::BookmarkDraft::favourite),
                      number_in(sample.expected, "by_Folder", "Starred"));
            check_ends(recording, sample);
            ++looked_at;
        }
    }
    EXPECT_EQ(looked_at, 3);
}

TEST(PeerCorpus, omnivore_has_the_counts_of_its_manifest)
{
    auto const all = samples("omnivore-metadata-json");
    ASSERT_EQ(all.size(), 1u);
    Recording recording;
    ASSERT_NO_FATAL_FAILURE(
        read_sample(all[0], "omnivore-json", number(all[0].expected, "items"), recording));
    EXPECT_EQ(tag_uses(recording), number(all[0].expected, "label_assignments"));
    EXPECT_EQ(count_if(recording, &library::BookmarkDraft::archived),
              number_in(all[0].expected, "by_state", "Archived"));
    check_ends(recording, all[0]);
}

TEST(PeerCorpus, wallabag_has_the_counts_of_its_manifest_and_the_tags_of_version_1_besides)
{
    auto const all = samples("wallabag-json");
    ASSERT_EQ(all.size(), 2u);
    for (auto const& sample : all) {
        SCOPED_TRACE(sample.file);
        Recording recording;
        ASSERT_NO_FATAL_FAILURE(
            read_sample(sample, "wallabag-json", number(sample.expected, "entries"), recording));
        // The manifest counts arrays of tags; version 1 has them in one text: "framasoft,tag".
        bool const first = sample.file.filename() == "wallabag-v1-read.json";
        EXPECT_EQ(tag_uses(recording), number(sample.expected, "tag_assignments") + (first ? 2 : 0));
        EXPECT_EQ(count_if(recording, &library::BookmarkDraft::archived),
                  number_in(sample.expected, "is_archived", "True") +
                      number_in(sample.expected, "is_read", "1"));
        EXPECT_EQ(count_if(recording, &library::BookmarkDraft::favourite),
                  number_in(sample.expected, "is_starred", "True") +
                      number_in(sample.expected, "is_fav", "1"));
        for (auto const& kept : recording.bookmarks)
            EXPECT_FALSE(kept.draft.article.empty());
        check_ends(recording, sample);
    }
}

TEST(PeerCorpus, linkwarden_has_the_counts_of_its_manifest)
{
    auto const all = samples("linkwarden-json");
    ASSERT_EQ(all.size(), 1u);
    Recording recording;
    ASSERT_NO_FATAL_FAILURE(
        read_sample(all[0], "linkwarden-json", number(all[0].expected, "links"), recording));
    EXPECT_EQ(tag_uses(recording), number(all[0].expected, "tag_assignments"));
    std::set<std::string> urls;
    std::set<library::ListPath> paths;
    std::size_t deepest = 0;
    for (auto const& kept : recording.bookmarks) {
        urls.insert(kept.draft.url->text());
        ASSERT_EQ(kept.draft.lists.size(), 1u);
        paths.insert(kept.draft.lists.front());
        deepest = std::max(deepest, kept.draft.lists.front().size());
    }
    EXPECT_EQ(std::ssize(urls), number(all[0].expected, "unique_urls"));
    EXPECT_EQ(static_cast<std::int64_t>(deepest), number(all[0].expected, "max_depth"));
    EXPECT_LE(std::ssize(paths), number(all[0].expected, "collections"));
    check_ends(recording, all[0]);
}

TEST(PeerCorpus, karakeep_has_the_counts_of_its_manifest_and_its_smart_list_is_told_of)
{
    auto const all = samples("karakeep-json");
    ASSERT_EQ(all.size(), 1u);
    Recording recording;
    ASSERT_NO_FATAL_FAILURE(
        read_sample(all[0], "karakeep-json", number(all[0].expected, "bookmarks"), recording));
    EXPECT_EQ(recording.bookmarks[0].draft.lists, std::vector<library::ListPath>{{"Manual"}});
    ASSERT_EQ(recording.skipped.size(), 1u);
    EXPECT_NE(recording.skipped[0].text.find("tag:read-later"), std::string::npos);
}

TEST(PeerCorpus, readability_and_elcurator_have_the_counts_of_their_manifest)
{
    auto const readability = samples("readability-service-json");
    ASSERT_EQ(readability.size(), 1u);
    Recording first;
    ASSERT_NO_FATAL_FAILURE(
        read_sample(readability[0], "readability-json", number(readability[0].expected, "bookmarks"), first));
    check_ends(first, readability[0]);
    EXPECT_TRUE(first.bookmarks[1].draft.title.empty()) << "\"No title found\" is no title";

    auto const elcurator = samples("elcurator-json");
    ASSERT_EQ(elcurator.size(), 1u);
    Recording second;
    ASSERT_NO_FATAL_FAILURE(
        read_sample(elcurator[0], "elcurator-json", number(elcurator[0].expected, "entries"), second));
    EXPECT_EQ(tag_uses(second), number(elcurator[0].expected, "tag_assignments"));
    check_ends(second, elcurator[0]);
}

} // namespace
} // namespace florilege::exchange
