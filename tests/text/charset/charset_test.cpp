#include "text/charset/charset.hpp"

#include <gtest/gtest.h>

namespace florilege::text {
namespace {

using namespace std::string_view_literals;

std::string found(std::string_view bytes, CharsetClues const& clues = {})
{
    return std::string{find_charset(bytes, clues).charset.name};
}

TEST(FindCharset, believes_a_byte_order_mark_before_all_else)
{
    EXPECT_EQ(found("\xEF\xBB\xBFx", {.label = "gbk"}), "utf-8");
    EXPECT_EQ(found("\xFF\xFEx\0"sv), "utf-16le");
    EXPECT_EQ(found("\xFE\xFF\0x"sv), "utf-16be");
    EXPECT_EQ(found("\xFF\xFE\0\0x\0\0\0"sv), "utf-32le");
    EXPECT_EQ(found("\0\0\xFE\xFF\0\0\0x"sv), "utf-32be");
}

TEST(FindCharset, believes_the_caller_before_the_text)
{
    std::string_view const text = "<meta charset=gbk>\xE9t\xE9";
    EXPECT_EQ(found(text, {.label = "iso-8859-2"}), "iso-8859-2");
    EXPECT_EQ(find_charset(text, {.label = "iso-8859-2"}).evidence, Evidence::declared_outside);
    EXPECT_EQ(found(text, {.label = "klingon"}), "gb18030");
    EXPECT_EQ(find_charset(text).evidence, Evidence::declared_inside);
}

TEST(FindCharset, knows_utf_16_and_32_by_their_zero_bytes)
{
    EXPECT_EQ(found("t\0e\0x\0t\0"sv), "utf-16le");
    EXPECT_EQ(found("\0t\0e\0x\0t"sv), "utf-16be");
    EXPECT_EQ(found("t\0\0\0e\0\0\0x\0\0\0t\0\0\0"sv), "utf-32le");
    EXPECT_EQ(found("\0\0\0t\0\0\0e\0\0\0x\0\0\0t"sv), "utf-32be");
    // Declared inside, in UTF-16: only the zeros say how to read that.
    std::string wide;
    for (char const c : std::string{"<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>"})
        (wide += c) += '\0';
    EXPECT_EQ(found(wide), "utf-16le");
}

TEST(FindCharset, is_not_misled_by_stray_zeros)
{
    EXPECT_EQ(found("\0\0\0<title>NOT UTF-16</title>"sv), "utf-8");
    EXPECT_EQ(found("one\0 two\0 three"sv), "utf-8");
}

TEST(FindCharset, takes_well_formed_utf_8_for_what_it_is)
{
    EXPECT_EQ(found(""), "utf-8");
    EXPECT_EQ(found("plain"), "utf-8");
    EXPECT_EQ(found("déjà vu"), "utf-8");
    EXPECT_EQ(find_charset("déjà vu").evidence, Evidence::well_formed);
}

TEST(FindCharset, a_beginning_may_end_inside_a_character)
{
    std::string_view const cut_off = "déjà vu, d\xC3"sv;
    EXPECT_EQ(find_charset(cut_off, {.extent = Extent::beginning}).evidence, Evidence::well_formed);
    EXPECT_NE(find_charset(cut_off).evidence, Evidence::well_formed);
    // What is longer than the sample is a beginning too.
    std::string const long_text = std::string(charset_sample - 1, 'x') + "é and more";
    EXPECT_EQ(found(long_text), "utf-8");
}

TEST(FindCharset, does_not_believe_utf_8_that_is_none)
{
    std::string_view const french =
        "<meta charset=utf-8><p>Une r\xE9putation d\xE9j\xE0 faite, une fen\xEAtre ouverte sur "
        "l'\xE9t\xE9 et la for\xEAt, o\xF9 l'on est all\xE9 apr\xE8s la pluie.";
    EXPECT_EQ(found(french), "windows-1252");
    EXPECT_EQ(found(french, {.label = "utf-8"}), "windows-1252");
    // One broken character among good ones does not make it another charset.
    EXPECT_EQ(found("<meta charset=utf-8>été, \xE9t\xE9, déjà"), "utf-8");
}

TEST(FindCharset, guesses_from_letters_where_nothing_is_declared)
{
    // 这个星期我读了很多文章，其中最有意思的是关于城市和河流的故事。
    std::string_view const chinese =
        "\xD5\xE2\xB8\xF6\xD0\xC7\xC6\xDA\xCE\xD2\xB6\xC1\xC1\xCB\xBA\xDC\xB6\xE0\xCE\xC4\xD5\xC2\xA3\xAC"
        "\xC6\xE4\xD6\xD0\xD7\xEE\xD3\xD0\xD2\xE2\xCB\xBC\xB5\xC4\xCA\xC7\xB9\xD8\xD3\xDA\xB3\xC7\xCA\xD0"
        "\xBA\xCD\xBA\xD3\xC1\xF7\xB5\xC4\xB9\xCA\xCA\xC2\xA1\xA3";
    FoundCharset const guessed = find_charset(chinese);
    EXPECT_EQ(guessed.charset.name, "gb18030");
    EXPECT_EQ(guessed.evidence, Evidence::guessed);
    EXPECT_EQ(decode_text(chinese).text, "这个星期我读了很多文章，其中最有意思的是关于城市和河流的故事。");
}

TEST(FindCharset, iso_2022_is_not_taken_for_ascii)
{
    EXPECT_EQ(found("\x1B$B$3$l$OF|K\\8l$NJ8>O$G$9!#\x1B(B"), "iso-2022-jp");
}

TEST(FindCharset, binary_gets_an_answer_too)
{
    std::string every_byte;
    for (int byte = 0; byte < 256; ++byte)
        every_byte += static_cast<char>(byte);
    DecodedText const decoded = decode_text(every_byte);
    EXPECT_FALSE(decoded.text.empty());
}

TEST(DecodeText, converts_and_tells_what_it_saw)
{
    DecodedText const decoded = decode_text("<meta charset=latin1>d\xE9j\xE0");
    EXPECT_EQ(decoded.text, "<meta charset=latin1>déjà");
    EXPECT_EQ(decoded.found.charset.name, "windows-1252");
    EXPECT_EQ(decoded.replaced, 0U);
    EXPECT_EQ(decode_text("d\xC3\xA9j\xC3", "utf-8").replaced, 1U);
}

} // namespace
} // namespace florilege::text
