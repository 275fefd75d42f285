#include "exchange/text_reader.hpp"
#include "tests/exchange/recording.hpp"
#include "tests/exchange/sources.hpp"

#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

/// What a text of these bytes, given in pieces of `chunk`, reads as.
struct ReadText {
    ReadText(std::string bytes, std::size_t chunk)
    {
        ChunkedSource source{std::move(bytes), chunk};
        TextReader reader{source, recording, {}};
        while (reader.more(text)) {
        }
    }
    Recording recording;
    std::string text;
};

TEST(TextReader, a_byte_order_mark_is_no_text)
{
    EXPECT_EQ(ReadText("\xEF\xBB\xBF"
                       "a",
                       1)
                  .text,
              "a");
    EXPECT_EQ(ReadText(std::string{"\xFF\xFE"
                                   "a\0\xE9\0",
                                   6},
                       1)
                  .text,
              "aé");
}

TEST(TextReader, every_kind_of_line_end_is_one_line_feed_however_the_text_is_cut)
{
    for (std::size_t chunk : {1u, 2u, 3u, 100u}) {
        EXPECT_EQ(ReadText("a\nb\r\nc\rd\n\re\n\nf\r\n\r\ng\n\r\n\rh\r", chunk).text,
                  "a\nb\nc\nd\ne\n\nf\n\ng\n\nh\n");
    }
}

TEST(TextReader, characters_and_line_ends_may_be_cut_anywhere)
{
    for (std::size_t chunk = 1; chunk < 8; ++chunk) {
        Recording recording;
        ChunkedSource source{"é\r\n\xF0\x9F\x8C\xB7\r\r\nb\n\r", chunk, sample_lead};
        TextReader reader{source, recording, {}};
        std::string text;
        while (reader.more(text)) {
        }
        EXPECT_EQ(text.substr(sample_lead), "é\n🌷\n\nb\n") << chunk;
    }
}

TEST(TextReader, the_declared_charset_is_believed)
{
    EXPECT_EQ(ReadText("<meta charset=windows-1252>caf\xE9 \x80", 7).text,
              "<meta charset=windows-1252>café €");
    EXPECT_EQ(ReadText("<?xml version='1.0' encoding='ISO-8859-15'?>\xA4", 7).text,
              "<?xml version='1.0' encoding='ISO-8859-15'?>€");
}

TEST(TextReader, the_charset_is_chosen_when_the_first_byte_tells_it_though_megabytes_come_before)
{
    std::string const plain(3'000'000, 'x');
    EXPECT_EQ(ReadText(plain + "é", 4096).text, plain + "é");
    auto const gbk = "\xD6\xD0\xCE\xC4\xCD\xF8\xD2\xB3\xE4\xAF\xC0\xC0\xCA\xD5\xB2\xD8\xBC\xD0\xA3\xAC\xC4"
                     "\xDA\xC8\xDD\xBA\xDC\xB7\xE1\xB8\xBB";
    ReadText const read(plain + gbk, 4096);
    EXPECT_EQ(read.text, plain + "中文网页浏览收藏夹，内容很丰富");
    ASSERT_EQ(read.recording.warned.size(), 1u) << "a guess is said";
    ReadText const declared("<meta charset=windows-1252>" + plain + "caf\xE9", 4096);
    EXPECT_TRUE(declared.text.ends_with("café"));
}

TEST(TextReader, invalid_bytes_are_replaced_with_one_warning_that_names_the_first_line)
{
    ReadText const read("<meta charset=utf-8>é\nok\n\xFFx\n\xC3\n", 3);
    EXPECT_EQ(read.text, "<meta charset=utf-8>é\nok\n\uFFFDx\n\uFFFD\n");
    ASSERT_EQ(read.recording.warned.size(), 1u);
    EXPECT_EQ(read.recording.warned[0].place.line, 3u);
    EXPECT_NE(read.recording.warned[0].text.find("2 places"), std::string::npos);
}

TEST(TextReader, a_zero_byte_is_no_text)
{
    EXPECT_EQ(ReadText(std::string{"é\0b", 4}, 10).text, "é\uFFFDb");
}

TEST(TextReader, gives_lines_and_their_numbers)
{
    Recording recording;
    ChunkedSource source{"one\r\n\r\nthree", 2};
    TextReader reader{source, recording, {}};
    std::string line;
    ASSERT_TRUE(reader.line(line));
    EXPECT_EQ(line, "one");
    ASSERT_TRUE(reader.line(line));
    EXPECT_EQ(line, "");
    ASSERT_TRUE(reader.line(line));
    EXPECT_EQ(line, "three");
    EXPECT_EQ(reader.line_number(), 3u);
    EXPECT_FALSE(reader.line(line));
    EXPECT_FALSE(reader.line(line));
}

TEST(TextReader, an_over_long_line_is_rejected_and_the_next_one_read)
{
    Recording recording;
    ChunkedSource source{"short\n" + std::string(200'000, 'x') + "\nnext\n" + std::string(50, 'y'), 1000};
    TextReader reader{source, recording, {.record_bytes = 20}};
    std::string line;
    ASSERT_TRUE(reader.line(line));
    ASSERT_TRUE(reader.line(line));
    EXPECT_EQ(line, "next");
    EXPECT_EQ(reader.line_number(), 3u);
    EXPECT_FALSE(reader.line(line));
    ASSERT_EQ(recording.rejected.size(), 2u);
    EXPECT_EQ(recording.rejected[0].place.line, 2u);
    EXPECT_EQ(recording.rejected[1].place.line, 4u);
}

TEST(TextReader, the_whole_text_has_a_limit)
{
    Recording recording;
    ChunkedSource small{"abc", 2};
    TextReader all{small, recording, {}};
    EXPECT_EQ(all.whole(3), "abc");
    ChunkedSource large{"abcd", 2};
    TextReader none{large, recording, {}};
    EXPECT_EQ(none.whole(3), std::nullopt);
}

} // namespace
} // namespace florilege::exchange
