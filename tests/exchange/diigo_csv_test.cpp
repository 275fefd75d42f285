#include "exchange/formats.hpp"
#include "exchange/importers/diigo_csv.hpp"
#include "exchange/importers/diigo_csv_cells.hpp"
#include "tests/exchange/recording.hpp"

#include <gmock/gmock.h>

namespace florilege::exchange {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(DiigoCsv, reads_every_case_as_expected)
{
    run_cases(diigo_csv_format, "diigo_csv");
}

TEST(DiigoCsv, is_recognised_with_and_without_its_header)
{
    EXPECT_EQ(
        diigo_csv_format.recognise("title,url,tags,description,comments,annotations,created_at\n\"a\",\"b"),
        Likeness::certain);
    EXPECT_EQ(diigo_csv_format.recognise(
                  "\"A\",\"https://example.org/\",\"a,b\",\"\",\"\",\"Highlight:two\nlines\","
                  "\"2012-03-31 10:11:12\"\n\"half of a"),
              Likeness::likely);
    EXPECT_EQ(diigo_csv_format.recognise("title,url,time_added,tags,status\n"), Likeness::no);
    EXPECT_EQ(diigo_csv_format.recognise("a,b,c,d,e,f,g\n"), Likeness::no);
    EXPECT_EQ(diigo_csv_format.recognise("\"never closed"), Likeness::no);
    EXPECT_EQ(diigo_csv_format.recognise(""), Likeness::no);
}

TEST(DiigoCsv, keeps_a_highlight_of_43_kilobytes_whole)
{
    std::string passage;
    while (passage.size() < 43u << 10)
        passage += "The night boat carries more letters than passengers. ";
    passage.pop_back();
    Recording recording;
    read_text(diigo_csv_format,
              "\"A\",\"https://example.org/\",\"a\",\"\",\"\",\"Highlight:" + passage +
                  "\n\",\"2012-03-31 10:11:12\"\n",
              {}, recording);
    ASSERT_EQ(recording.bookmarks.size(), 1u);
    ASSERT_EQ(recording.bookmarks[0].draft.highlights.size(), 1u);
    EXPECT_EQ(recording.bookmarks[0].draft.highlights[0].quote, passage);
    EXPECT_EQ(recording.bookmarks[0].draft.extra, "");
}

TEST(DiigoCsv, leaves_the_audience_to_whoever_imports)
{
    Recording recording;
    read_text(diigo_csv_format,
              "\"A\",\"https://example.org/\",\"a\",\"\",\"\",\"\",\"2012-03-31 10:11:12\"\n", {}, recording);
    ASSERT_EQ(recording.bookmarks.size(), 1u);
    EXPECT_FALSE(recording.bookmarks[0].draft.audience.has_value());
}

TEST(DiigoTags, are_a_csv_list_of_their_own)
{
    EXPECT_THAT(diigo_tags("a,\"two words\",b"), ElementsAre("a", "two words", "b"));
    EXPECT_THAT(diigo_tags("\"with, comma\",\"with \"\"quotes\"\"\""),
                ElementsAre("with, comma", "with \"quotes\""));
    EXPECT_THAT(diigo_tags("\"never closed, b"), ElementsAre("never closed, b"));
    EXPECT_THAT(diigo_tags("inner\"quote,b"), ElementsAre("inner\"quote", "b"));
    EXPECT_THAT(diigo_tags(" a , ,b,"), ElementsAre("a", "b"));
    EXPECT_THAT(diigo_tags("no_tag"), IsEmpty());
    EXPECT_THAT(diigo_tags("notag"), IsEmpty());
    EXPECT_THAT(diigo_tags(""), IsEmpty());
}

TEST(DiigoDescription, loses_only_the_extra_pair_of_quotes)
{
    EXPECT_EQ(diigo_description("\"wrapped\""), "wrapped");
    EXPECT_EQ(diigo_description("\"wrapped \"\"twice\"\"\""), "wrapped \"twice\"");
    EXPECT_EQ(diigo_description("\"One\" and \"two\""), "\"One\" and \"two\"");
    EXPECT_EQ(diigo_description("plain"), "plain");
    EXPECT_EQ(diigo_description("\""), "\"");
    EXPECT_EQ(diigo_description("\"\""), "");
}

TEST(DiigoAnnotationsCell, gives_back_every_word_of_every_part)
{
    std::string cell;
    for (int at = 0; at < 20; ++at) {
        cell += "Highlight:passage " + std::to_string(at) + "\n";
        for (int sticky = 0; sticky < at % 4; ++sticky)
            cell += "Sticky notes:note " + std::to_string(at) + '.' + std::to_string(sticky) + "\n";
    }
    auto const read = diigo_annotations(cell);
    EXPECT_FALSE(read.ambiguous);
    ASSERT_EQ(read.highlights.size(), 20u);
    for (int at = 0; at < 20; ++at) {
        auto const& highlight = read.highlights[static_cast<std::size_t>(at)];
        EXPECT_EQ(highlight.quote, "passage " + std::to_string(at));
        EXPECT_EQ(highlight.note, at % 4 == 0 ? "" : "note " + std::to_string(at) + ".0");
        EXPECT_EQ(highlight.replies.size(), at % 4 < 2 ? 0u : static_cast<std::size_t>(at % 4 - 1));
    }
}

} // namespace
} // namespace florilege::exchange
