#include "exchange/formats.hpp"
#include "recording.hpp"

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

} // namespace
} // namespace florilege::exchange
