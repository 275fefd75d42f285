#include "exchange/formats.hpp"
#include "tests/exchange/recording.hpp"

#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

TEST(Netscape, reads_every_case_as_expected)
{
    run_cases(*find_format("netscape"), "netscape");
}
TEST(PocketHtml, reads_every_case_as_expected)
{
    run_cases(*find_format("pocket-html"), "pocket_html");
}
TEST(PocketCsv, reads_every_case_as_expected)
{
    run_cases(*find_format("pocket-csv"), "pocket_csv");
}
TEST(PinboardJson, reads_every_case_as_expected)
{
    run_cases(*find_format("pinboard-json"), "pinboard_json");
}
TEST(PinboardXml, reads_every_case_as_expected)
{
    run_cases(*find_format("pinboard-xml"), "pinboard_xml");
}
TEST(DeliciousXml, reads_every_case_as_expected)
{
    run_cases(*find_format("delicious-xml"), "delicious_xml");
}
TEST(DeliciousJson, reads_every_case_as_expected)
{
    run_cases(*find_format("delicious-json"), "delicious_json");
}
TEST(Kindle, reads_every_case_as_expected)
{
    run_cases(*find_format("kindle"), "kindle");
}
TEST(Hypothesis, reads_every_case_as_expected)
{
    run_cases(*find_format("hypothesis"), "hypothesis");
}
TEST(ChromeJson, reads_every_case_as_expected)
{
    run_cases(*find_format("chrome-json"), "chrome_json");
}
TEST(FirefoxJson, reads_every_case_as_expected)
{
    run_cases(*find_format("firefox-json"), "firefox_json");
}
TEST(FirefoxJsonLz4, reads_every_case_as_expected)
{
    run_cases(*find_format("firefox-jsonlz4"), "firefox_jsonlz4");
}
TEST(OneTab, reads_every_case_as_expected)
{
    run_cases(*find_format("onetab"), "onetab");
}
TEST(SafariPlist, reads_every_case_as_expected)
{
    run_cases(*find_format("safari-plist"), "safari_plist");
}
TEST(TabSessions, reads_every_case_as_expected)
{
    run_cases(*find_format("tab-sessions"), "tab_sessions");
}
TEST(UrlList, reads_every_case_as_expected)
{
    run_cases(*find_format("urls"), "urls");
}
TEST(XLikes, reads_every_case_as_expected)
{
    run_cases(*find_format("x-likes"), "x_likes");
}
TEST(Opml, reads_every_case_as_expected)
{
    run_cases(*find_format("opml"), "opml");
}
TEST(Feed, reads_every_case_as_expected)
{
    run_cases(*find_format("feed"), "feed");
}
TEST(JsonFeed, reads_every_case_as_expected)
{
    run_cases(*find_format("json-feed"), "json_feed");
}
TEST(Enex, reads_every_case_as_expected)
{
    run_cases(*find_format("enex"), "enex");
}
TEST(Ris, reads_every_case_as_expected)
{
    run_cases(*find_format("ris"), "ris");
}
TEST(CslJson, reads_every_case_as_expected)
{
    run_cases(*find_format("csl-json"), "csl_json");
}
TEST(ZoteroJson, reads_every_case_as_expected)
{
    run_cases(*find_format("zotero-json"), "zotero_json");
}
TEST(Bibtex, reads_every_case_as_expected)
{
    run_cases(*find_format("bibtex"), "bibtex");
}

} // namespace
} // namespace florilege::exchange
