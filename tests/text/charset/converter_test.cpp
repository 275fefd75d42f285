#include "tests/text/utf8/random_text.hpp"
#include "text/charset/converter.hpp"

#include <gtest/gtest.h>

namespace florilege::text {
namespace {

struct Outcome {
    std::string text;
    std::size_t replaced;
    bool operator==(Outcome const&) const = default;
};

/// Converts in chunks of so many bytes.
Outcome converted(std::string_view name, std::string_view bytes, std::size_t chunk)
{
    Utf8Converter converter{charset_named(name)};
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += chunk)
        converter.convert(bytes.substr(at, chunk), text);
    converter.finish(text);
    return {text, converter.replaced()};
}

using namespace std::string_view_literals;

TEST(Utf8Converter, reads_what_each_charset_means)
{
    struct Case {
        std::string_view charset;
        std::string_view bytes;
        std::string_view text;
    };
    for (auto const& [charset, bytes, text] : {
             Case{"windows-1252", "caf\xE9 \x80 \x93x\x94", "café € “x”"},
             Case{"windows-1252", "\x81", "\u0081"},
             Case{"iso-8859-15", "\xA4 \xBD", "€ œ"},
             Case{"shift_jis", "\x93\xFA\x96\x7B \x87\x40", "日本 ①"},
             Case{"gb18030", "\xC4\xE3\xBA\xC3", "你好"},
             Case{"big5", "\xA7\x41\xA6\x6E", "你好"},
             Case{"euc-jp", "\xC6\xFC\xCB\xDC", "日本"},
             Case{"iso-2022-jp", "\x1B$BF|K\\\x1B(B!", "日本!"},
             Case{"euc-kr", "\xC7\xD1\xB1\xB9", "한국"},
             Case{"koi8-r", "\xD0\xD2\xC9\xD7\xC5\xD4", "привет"},
             Case{"utf-16le",
                  "\xFF\xFE"
                  "a\0\xE9\0\x3D\xD8\x42\xDE"sv,
                  "aé🙂"},
             Case{"utf-16be", "\0a\0\xE9"sv, "aé"},
             Case{"utf-32le", "\xFF\xFE\0\0a\0\0\0\x42\xF6\x01\0"sv, "a🙂"},
             Case{"utf-8",
                  "\xEF\xBB\xBF"
                  "aé",
                  "aé"},
             Case{"utf-8", "", ""},
         }) {
        for (std::size_t const chunk : {1U, 2U, 3U, 1000U}) {
            EXPECT_EQ(converted(charset, bytes, chunk), (Outcome{std::string{text}, 0}))
                << charset << ' ' << chunk;
        }
    }
}

TEST(Utf8Converter, counts_what_it_had_to_replace)
{
    for (std::size_t const chunk : {1U, 2U, 1000U}) {
        EXPECT_EQ(converted("utf-8", "a\xFF\xC3", chunk), (Outcome{"a\uFFFD\uFFFD", 2}));
        EXPECT_EQ(converted("shift_jis", "a\x93", chunk), (Outcome{"a\uFFFD", 1}));
        EXPECT_EQ(converted("utf-16le", "a\0\x3D\xD8z\0"sv, chunk), (Outcome{"a\uFFFDz", 1}));
        EXPECT_EQ(converted("utf-16le", "a\0b"sv, chunk), (Outcome{"a\uFFFD", 1}));
        EXPECT_EQ(converted("iso-8859-7", "\xFF", chunk), (Outcome{"\uFFFD", 1}));
    }
}

TEST(Utf8Converter, drops_a_byte_order_mark_only_at_the_beginning)
{
    for (std::size_t const chunk : {1U, 2U, 3U, 4U, 1000U}) {
        EXPECT_EQ(converted("utf-8", "a\uFEFF", chunk).text, "a\uFEFF");
        EXPECT_EQ(converted("utf-8", "\uFEFF\uFEFFb", chunk).text, "\uFEFFb");
        EXPECT_EQ(converted("utf-8", "\uFEFF", chunk).text, "");
        EXPECT_EQ(converted("utf-8", "\uFEFE!", chunk).text, "\uFEFE!"); // begins like one
        EXPECT_EQ(converted("utf-8", "\xEF\xBB", chunk), (Outcome{"\uFFFD", 1}));
    }
}

TEST(Utf8Converter, can_go_on_with_another_text)
{
    Utf8Converter converter{charset_named("shift_jis")};
    std::string text;
    converter.convert("\x93", text);
    converter.finish(text);
    converter.convert("\x93\xFA", text);
    converter.finish(text);
    EXPECT_EQ(text, "\uFFFD日");
    EXPECT_EQ(converter.replaced(), 1U);
}

TEST(Utf8Converter, gives_the_same_however_a_text_is_cut)
{
    tests::RandomText random{10};
    for (std::string_view const name :
         {"utf-8", "gb18030", "shift_jis", "euc-kr", "utf-16le", "windows-1252"}) {
        for (int i = 0; i < 200; ++i) {
            std::string const bytes = random.bytes(60);
            Outcome const whole = converted(name, bytes, 1000);
            ASSERT_TRUE(is_valid(whole.text));
            ASSERT_EQ(converted(name, bytes, 1), whole) << name;
            ASSERT_EQ(converted(name, bytes, 7), whole) << name;
        }
    }
}

TEST(Utf8Converter, a_text_larger_than_its_buffers_comes_out_whole)
{
    std::string bytes;
    std::string expected;
    for (int i = 0; i < 20'000; ++i) {
        bytes += "\x93\xFA\x96{ok";
        expected += "日本ok";
    }
    EXPECT_EQ(converted("shift_jis", bytes, bytes.size()).text, expected);
    EXPECT_EQ(converted("shift_jis", bytes, 999).text, expected);
}

} // namespace
} // namespace florilege::text
