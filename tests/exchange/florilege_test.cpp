#include "exchange/exporters/florilege.hpp"
#include "exchange/formats.hpp"
#include "exchange/importers/florilege.hpp"
#include "library/duplicates/unite.hpp"
#include "tests/exchange/random_drafts.hpp"
#include "tests/exchange/recording.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace florilege::exchange {
namespace {

constexpr Time some_day = from_micros(1'328'443'200'000'000);

struct ReadBack : Recording {
    explicit ReadBack(std::string content) { read_text(florilege_format, std::move(content), {}, *this); }
};

std::string written(std::vector<library::BookmarkDraft> const& drafts,
                    std::vector<library::TagDraft> const& tags = {},
                    std::vector<library::ListDraft> const& lists = {})
{
    std::ostringstream out;
    auto const exporter = florilege_export.make(out, {});
    exporter->begin({some_day, "oda"});
    for (auto const& tag : tags)
        exporter->tag(tag);
    for (auto const& draft : drafts)
        EXPECT_EQ(exporter->bookmark({library::BookmarkId{1}, draft}), Exported::written);
    for (auto const& list : lists)
        exporter->list(list);
    exporter->end();
    return out.str();
}

TEST(FlorilegeFormat, reads_every_case_as_expected)
{
    run_cases(florilege_format, "florilege");
}

TEST(FlorilegeFormat, gives_back_any_bookmark_equal)
{
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        RandomDrafts random{seed};
        std::vector<library::BookmarkDraft> const drafts{random.bookmark(), random.bookmark()};
        ReadBack const back{written(drafts)};
        ASSERT_EQ(back.bookmarks.size(), 2u) << written(drafts);
        EXPECT_EQ(back.bookmarks[0].draft, drafts[0]) << seed << '\n' << written(drafts);
        EXPECT_EQ(back.bookmarks[1].draft, drafts[1]) << seed;
        EXPECT_TRUE(back.warned.empty()) << seed << ": " << back.warned.front().text;
    }
}

TEST(FlorilegeFormat, gives_back_what_was_merged_equal)
{
    library::BookmarkDraft kept;
    kept.url = text::Url::parse("https://animals.example/").value();
    kept.id = PublicId::random();
    kept.audience = accounts::Audience::me();
    kept.created = some_day;
    kept.article = "A herd of zebras, told at length.";
    kept.highlights = {{"A stone.", {}, "yellow", {}, some_day, some_day, PublicId::random(), {}, {}}};
    auto gone = kept;
    gone.id = PublicId::random();
    gone.title = "“Tusks” of\nGreenland \\ é";
    gone.article = "Short walrus.";
    gone.highlights[0].id = PublicId::random();
    gone.highlights[0].colour = "pink";
    gone.highlights[0].selectors = R"([{"at":1.0}])";
    auto const both = library::united(kept, gone).bookmark;
    ReadBack const back{written({both})};
    ASSERT_EQ(back.bookmarks.size(), 1u);
    EXPECT_EQ(back.bookmarks[0].draft, both);
}

TEST(FlorilegeFormat, gives_back_tags_and_lists_equal)
{
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        RandomDrafts random{seed};
        std::vector<library::TagDraft> const tags{random.tag()};
        std::vector<library::ListDraft> const lists{random.list()};
        ReadBack const back{written({}, tags, lists)};
        EXPECT_EQ(back.tags, tags) << seed;
        EXPECT_EQ(back.lists, lists) << seed;
    }
}

TEST(FlorilegeFormat, gives_back_bundles_former_names_searches_and_reviews_equal)
{
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        RandomDrafts random{seed};
        std::ostringstream out;
        auto const exporter = florilege_export.make(out, {});
        exporter->begin({some_day, "oda"});
        auto const names = random.names();
        auto const bundle = random.bundle();
        auto const search = random.search();
        auto const review = random.review();
        exporter->bundle(bundle);
        exporter->former_names(names);
        exporter->search(search);
        exporter->review(review);
        exporter->end();
        ReadBack const back{out.str()};
        EXPECT_EQ(back.bundles, std::vector{bundle}) << seed << '\n' << out.str();
        EXPECT_EQ(back.names, std::vector{names}) << seed << '\n' << out.str();
        EXPECT_EQ(back.searches, std::vector{search}) << seed << '\n' << out.str();
        EXPECT_EQ(back.reviews, std::vector{review}) << seed << '\n' << out.str();
        EXPECT_TRUE(back.warned.empty()) << seed << ": " << back.warned.front().text;
    }
}

TEST(FlorilegeFormat, says_what_is_wrong_with_names_searches_and_reviews)
{
    ReadBack const back{"{\"florilege\":2}\n"
                        "{\"type\":\"names\",\"ids\":[]}\n"
                        "{\"type\":\"bundle\",\"tags\":[\"maps\"]}\n"
                        "{\"type\":\"search\",\"query\":\"maps\"}\n"
                        "{\"type\":\"review\",\"step\":1}\n"
                        "{\"type\":\"names\",\"bookmark\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"ids\":[\"x\"]}\n"
                        "{\"type\":\"search\",\"name\":\"maps\",\"sort\":\"tallest\"}\n"
                        "{\"type\":\"review\",\"highlight\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"step\":\"2\"}\n"};
    ASSERT_EQ(back.skipped.size(), 4u);
    EXPECT_EQ(back.skipped[0].text, "names without a bookmark");
    EXPECT_EQ(back.skipped[1].text, "a bundle without a name");
    EXPECT_EQ(back.skipped[2].text, "a search without a name");
    EXPECT_EQ(back.skipped[3].text, "a review without a highlight");
    ASSERT_EQ(back.warned.size(), 3u);
    EXPECT_EQ(back.warned[0].text, "\"ids\" holds what is not an id: x");
    EXPECT_EQ(back.warned[1].text, "\"sort\" is not known: tallest");
    EXPECT_EQ(back.warned[2].text, "\"step\" is not a whole number");
}

TEST(FlorilegeFormat, reads_files_of_the_version_before)
{
    ReadBack const back{"{\"florilege\":1}\n{\"type\":\"bookmark\",\"url\":\"https://example.org/\"}\n"};
    EXPECT_EQ(back.bookmarks.size(), 1u);
    EXPECT_TRUE(back.warned.empty());
}

TEST(FlorilegeFormat, has_the_same_bytes_for_the_same_library)
{
    RandomDrafts one{7};
    RandomDrafts other{7};
    EXPECT_EQ(written({one.bookmark()}), written({other.bookmark()}));
}

TEST(FlorilegeFormat, keeps_one_item_a_line_whatever_its_text)
{
    library::BookmarkDraft draft;
    draft.kind = library::SourceKind::unresolved;
    draft.note = "one\ntwo\r\nthree\u2028four";
    auto const text = written({draft, draft});
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3);
    EXPECT_EQ(ReadBack{text}.bookmarks.at(1).draft.note, draft.note);
}

TEST(FlorilegeFormat, keeps_foreign_json_to_the_byte)
{
    for (std::string const extra :
         {R"({"a":1.0})", R"({ "a" : [1, 2] })", R"({"a":1e400})", R"({"a":1,"a":2})", R"({"a":"\u00e9"})",
          R"({"a":12345678901234567890123})"}) {
        library::BookmarkDraft draft;
        draft.kind = library::SourceKind::unresolved;
        draft.note = "x";
        draft.extra = extra;
        EXPECT_EQ(ReadBack{written({draft})}.bookmarks.at(0).draft.extra, extra);
    }
}

TEST(FlorilegeFormat, is_recognised_by_its_first_line)
{
    EXPECT_EQ(florilege_format.recognise(written({})), Likeness::certain);
    EXPECT_EQ(florilege_format.recognise("{\"florilege\":99}\n"), Likeness::certain);
    EXPECT_EQ(florilege_format.recognise("{\"version\":1}\n"), Likeness::no);
    EXPECT_EQ(florilege_format.recognise("[{\"florilege\":1}]"), Likeness::no);
    EXPECT_EQ(florilege_format.recognise(""), Likeness::no);
}

TEST(FlorilegeFormat, loses_only_the_last_line_of_a_cut_file)
{
    RandomDrafts random{3};
    auto const text = written({random.bookmark(), random.bookmark(), random.bookmark()});
    auto const last = text.rfind('\n', text.size() - 2) + 1;
    for (auto end = last + 2; end < text.size() - 1; ++end) {
        ReadBack const back{text.substr(0, end)};
        EXPECT_EQ(back.bookmarks.size(), 2u);
        EXPECT_EQ(back.rejected.size(), 1u);
    }
}

} // namespace
} // namespace florilege::exchange
