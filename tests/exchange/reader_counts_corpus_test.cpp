// The real exports of readers, browsers and reference managers beside the clone, against the counts of their
// manifest.
#include "exchange/formats.hpp"
#include "recording.hpp"
#include "tests/corpus.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <tuple>

namespace florilege::exchange {
namespace {

/// The rows of the manifest of one kind, each with what it expects.
std::vector<std::pair<std::filesystem::path, boost::json::object>> samples(std::string_view kind)
{
    auto const corpus = tests::shared_folder() / "corpus";
    std::vector<std::pair<std::filesystem::path, boost::json::object>> rows;
    std::istringstream lines{tests::content_of(corpus / "MANIFEST.tsv")};
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::string> cells;
        std::istringstream fields{line};
        for (std::string cell; std::getline(fields, cell, '\t');)
            cells.push_back(cell);
        if (cells.size() == 6 && cells[1] == kind)
            rows.emplace_back(corpus / cells[0], boost::json::parse(cells[5]).as_object());
    }
    return rows;
}

std::int64_t number(boost::json::object const& object, std::string_view key)
{
    auto const* const value = object.if_contains({key.data(), key.size()});
    return value == nullptr ? 0 : value->to_number<std::int64_t>();
}

/// Reads a sample as what its beginning is recognised as, which must be `format`.
void read_sample(std::filesystem::path const& file, std::string_view format, Recording& recording)
{
    auto const content = tests::content_of(file);
    auto const candidates = recognise(head_text(std::string_view{content}.substr(0, 64 * 1024)));
    ASSERT_FALSE(candidates.empty()) << file;
    EXPECT_EQ(candidates.front().format->name, format) << file;
    auto const source = open_file(file);
    find_format(format)->read(*source, {}, recording);
}

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
        read_sample(file, "kindle", recording);
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
            read_sample(file, format, recording);
            EXPECT_EQ(std::ssize(recording.bookmarks), number(expected, count));
            EXPECT_TRUE(recording.rejected.empty());
            EXPECT_TRUE(recording.refused.empty());
            std::int64_t tags = 0;
            std::size_t deepest = 0;
            for (auto const& kept : recording.bookmarks) {
                tags += std::ssize(kept.draft.tags);
                EXPECT_TRUE(kept.draft.created) << kept.draft.title;
                for (auto const& path : kept.draft.lists)
                    deepest = std::max(deepest, path.size());
            }
            EXPECT_EQ(tags, number(expected, "tag_assignments"));
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
    read_sample(rows[0].first, "onetab", recording);
    EXPECT_EQ(std::ssize(recording.bookmarks), number(rows[0].second, "expected_unique_bookmarks"));
}

TEST(OpmlCorpus, every_feed_address_becomes_a_bookmark_malformed_or_not)
{
    auto const rows = samples("opml");
    ASSERT_EQ(rows.size(), 27u);
    for (auto const& [file, expected] : rows) {
        SCOPED_TRACE(file);
        Recording recording;
        read_sample(file, "opml", recording);
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
        read_sample(file, "enex", recording);
        EXPECT_EQ(std::ssize(recording.bookmarks), number(expected, "notes"));
        EXPECT_EQ(quotes_of(recording), number(expected, "highlight_spans"));
        std::size_t tags = 0;
        std::size_t pages = 0;
        for (auto const& kept : recording.bookmarks) {
            tags += kept.draft.tags.size();
            pages += kept.draft.url ? 1U : 0U;
        }
        EXPECT_EQ(tags, expected.at("tags").as_array().size());
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
            read_sample(file, format, recording);
            EXPECT_TRUE(recording.refused.empty());
            EXPECT_EQ(static_cast<std::int64_t>(recording.read()), number(expected, count));
            std::int64_t tags = 0;
            for (auto const& kept : recording.bookmarks)
                tags += std::ssize(kept.draft.tags);
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
    read_sample(rows[0].first, "zotero-json", recording);
    ASSERT_EQ(recording.bookmarks.size(), 1u) << "the item is not in the file, only what belongs to it";
    auto const& types = rows[0].second.at("annotation_types").as_object();
    EXPECT_EQ(quotes_of(recording), number(types, "highlight"));
    EXPECT_EQ(notes_of(recording), number(rows[0].second, "with_comment"));
    EXPECT_EQ(std::ssize(recording.bookmarks[0].draft.tags), number(rows[0].second, "tag_assignments"));
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
