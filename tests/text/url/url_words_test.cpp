#include "tests/text/url/reading.hpp"
#include "text/url/url_words.hpp"

#include <gtest/gtest.h>

namespace florilege::tests {
namespace {

std::string words(std::string_view raw)
{
    return text::words_of(url_of(raw));
}

TEST(UrlWords, are_those_of_host_and_path)
{
    EXPECT_EQ(words("https://www.blog.example.co.uk/2012/02/why-we-read_slowly.html"),
              "blog example 2012 02 why we read slowly");
    EXPECT_EQ(words("https://example.org/a+b/c.d/e~f,g"), "example a b c d e f g");
    EXPECT_EQ(words("https://example.org/"), "example");
    EXPECT_EQ(words("https://www.com/"), "www");
}

TEST(UrlWords, are_decoded)
{
    EXPECT_EQ(words("https://example.org/caf%C3%A9/l%27%C3%A9t%C3%A9"), "example café l été");
    EXPECT_EQ(words("https://caf\u00e9.example.org/"), "café example");
    EXPECT_EQ(words("https://xn--caf-dma.fr/"), "café");
    EXPECT_EQ(words("https://xn--a.fr/"), "xn a");
}

TEST(UrlWords, leave_out_numbers_and_keys)
{
    EXPECT_EQ(words("https://example.org/story/1234567"), "example story");
    EXPECT_EQ(words("https://example.org/p/4f2a91c0be77/title"), "example p title");
    EXPECT_EQ(words("https://example.org/9b2f6c1e-7d3a-4e51-a0c2-1f5e8d9b7a60"), "example");
    EXPECT_EQ(words("https://example.org/facade/b2b/mp3/2012"), "example facade b2b mp3 2012");
}

TEST(UrlWords, leave_out_query_and_fragment)
{
    EXPECT_EQ(words("https://example.org/a?b=c&utm_source=d#e"), "example a");
}

TEST(UrlWords, leave_out_addresses)
{
    EXPECT_EQ(words("http://192.0.2.7/notes"), "notes");
    EXPECT_EQ(words("http://[::1]/notes"), "notes");
}

TEST(UrlWords, of_other_schemes_are_those_of_the_path)
{
    EXPECT_EQ(words("mailto:ann.smith@example.org"), "ann smith example org");
    EXPECT_EQ(words("file:///home/ann/Notes.txt"), "home ann Notes txt");
    EXPECT_EQ(words("data:text/plain,secret%20words"), "");
    EXPECT_EQ(words("javascript:alert(1)"), "");
}

TEST(UrlWords, are_valid_utf8_whatever_was_encoded)
{
    EXPECT_EQ(words("https://example.org/a%FFb"), "example a\xEF\xBF\xBD"
                                                  "b");
}

} // namespace
} // namespace florilege::tests
