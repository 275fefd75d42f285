#include "tests/text/url/reading.hpp"
#include "text/url/scheme.hpp"

#include <gtest/gtest.h>

namespace florilege::tests {
namespace {

using text::is_active_scheme;

TEST(ActiveScheme, is_one_that_runs_or_leads_nowhere)
{
    for (char const* const scheme : {"javascript", "data", "vbscript", "place", "JavaScript", "DATA"}) {
        EXPECT_TRUE(is_active_scheme(scheme)) << scheme;
    }
    for (char const* const scheme : {"", "http", "https", "ftp", "file", "mailto", "about", "urn", "doi",
                                     "javascripts", "java", "chrome", "magnet"}) {
        EXPECT_FALSE(is_active_scheme(scheme)) << scheme;
    }
}

TEST(ActiveScheme, is_seen_through_every_disguise_a_browser_sees_through)
{
    for (char const* const raw :
         {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " \x01\x1fjavascript:alert(1)",
          "java\nscript:alert(1)", "\tj\ta\tv\ta\ts\tc\tr\ti\tp\tt\t:alert(1)", "javascript\r\n:alert(1)",
          "javascript://example.org/%0Aalert(1)", "javascript:/a", "data:text/html,<script>", "da\nta:,x",
          "vbscript:msgbox", "place:sort=8"}) {
        EXPECT_TRUE(is_active_scheme(url_of(raw))) << raw;
    }
}

TEST(ActiveScheme, is_not_read_from_a_relative_url_of_a_page)
{
    text::Url const base = url_of("https://example.org/");
    for (char const* const raw :
         {"javascript", "./javascript:x", "/javascript:x", "?javascript:x", "#data:,x", "java script:x",
          "%6Aavascript:x", "\xE2\x80\x8Bjavascript:x"}) {
        auto const url = parse_exactly(raw, &base);
        ASSERT_TRUE(url) << raw;
        EXPECT_EQ(url->scheme(), "https") << raw;
    }
}

TEST(SpecialScheme, names_its_default_port)
{
    ASSERT_NE(text::find_special_scheme("wss"), nullptr);
    EXPECT_EQ(text::find_special_scheme("wss")->default_port, 443);
    EXPECT_EQ(text::find_special_scheme("file")->default_port, std::nullopt);
    EXPECT_EQ(text::find_special_scheme("gopher"), nullptr);
    EXPECT_EQ(text::find_special_scheme(""), nullptr);
}

} // namespace
} // namespace florilege::tests
