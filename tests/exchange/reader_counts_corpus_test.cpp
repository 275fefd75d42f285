// The real exports of readers, browsers and reference managers beside the clone, against the counts of their
// manifest.
#include "exchange/formats.hpp"
#include "recording.hpp"
#include "tests/corpus.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

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

} // namespace
} // namespace florilege::exchange
