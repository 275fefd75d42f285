#include "digest/formats/mail_text.hpp"
#include "digest/plain.hpp"
#include "tests/digest/formats/mail.hpp"

#include <gtest/gtest.h>

#include <random>

namespace florilege::digest {
namespace {

using tests::from_encoded_words;
using tests::from_quoted_printable;

TEST(QuotedPrintable, gives_every_text_back)
{
    std::string const texts[]{
        "",
        "plain\n",
        "no line end",
        "blank at the end \nand tab\t\n",
        "=3D",
        "été 漢字 😀\n",
        "From the start\n.\n..\n",
        std::string(500, 'x'),
        std::string(74, 'x') + "é\n",
        "\n\n\n",
        "a\n\n b",
        std::string(75, 'x') + " \n",
        std::string(76, 'x') + "\n",
        std::string(77, 'x') + "\n",
        std::string(80, ' '),
    };
    for (auto const& text : texts)
        EXPECT_EQ(from_quoted_printable(quoted_printable(text)), text) << text;
}

TEST(QuotedPrintable, gives_texts_made_by_chance_back)
{
    std::mt19937 chance{1};
    std::string const pieces[]{"a", " ", "\n", "=", "é", "漢", "😀", ".", "From", "\t", "word", "_", "?"};
    for (int turn = 0; turn < 200; ++turn) {
        std::string text;
        for (int i = 0; i < 120; ++i)
            text += pieces[chance() % std::size(pieces)];
        EXPECT_EQ(from_quoted_printable(quoted_printable(text)), text);
    }
}

TEST(QuotedPrintable, cuts_no_character_in_two)
{
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += "😀";
    auto const out = quoted_printable(text);
    for (std::size_t at = 0; (at = out.find("=\r\n", at)) != std::string::npos; at += 3)
        EXPECT_EQ(out.substr(at + 3, 3), "=F0");
}

TEST(QuotedPrintable, leaves_no_lone_dot_and_no_from_at_a_lines_begin)
{
    auto const out = "\r\n" + quoted_printable(".\nFrom x\n" + std::string(75, 'y') + ".z\n");
    EXPECT_EQ(out.find("\r\n."), std::string::npos);
    EXPECT_EQ(out.find("\r\nFrom"), std::string::npos);
}

void expect_sound(std::string const& header)
{
    EXPECT_TRUE(header.ends_with("\r\n"));
    std::size_t begin = 0;
    while (begin < header.size()) {
        auto const end = header.find("\r\n", begin);
        EXPECT_LE(end - begin, 78u) << header;
        if (begin > 0) {
            EXPECT_EQ(header[begin], ' ') << "a line that is not folded: " << header;
        }
        begin = end + 2;
    }
}

TEST(TextHeader, gives_the_text_back_on_lines_short_enough)
{
    std::string const texts[]{
        "Links of the week",
        "Liens de la semaine : été",
        std::string(300, 'a'),
        "=?UTF-8?Q?forged?=",
        "a\r\nBcc: x@y.example",
        "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字",
        "(comment) \"quoted\" <angle> _under score_",
        "?= =?",
    };
    for (auto const& text : texts) {
        auto const header = text_header("Subject", text);
        expect_sound(header);
        auto const mail = tests::read_mail(header + "\r\n");
        ASSERT_EQ(mail.headers.size(), 1u) << header;
        EXPECT_EQ(from_encoded_words(mail.header("Subject")), on_one_line(text));
    }
}

TEST(TextHeader, leaves_short_ascii_readable)
{
    EXPECT_EQ(text_header("Subject", "Links, week 46"), "Subject: Links, week 46\r\n");
}

TEST(Phrase, is_bare_or_quoted_or_encoded_as_it_must_be)
{
    EXPECT_EQ(phrase("", 6), "");
    EXPECT_EQ(phrase("Weekly links", 6), "Weekly links");
    EXPECT_EQ(phrase("Bo, \"B\" \\ reader", 6), "\"Bo, \\\"B\\\" \\\\ reader\"");
    EXPECT_EQ(phrase("Zoé", 6), "=?UTF-8?Q?Zo=C3=A9?=");
    EXPECT_EQ(phrase("a\r\nX: y", 6), "\"a X: y\"");
}

} // namespace
} // namespace florilege::digest
