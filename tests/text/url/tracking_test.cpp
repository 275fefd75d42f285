#include "tests/corpus.hpp"
#include "text/url/ascii.hpp"
#include "text/url/tracking.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace florilege::tests {
namespace {

using text::is_tracking_parameter;
using text::tracking_names;

TEST(Tracking, knows_what_hypothesis_drops)
{
    for (char const* const name :
         {"gclid", "utm_campaign", "utm_content", "utm_medium", "utm_source", "utm_term", "WT.mc_id", "WT.x",
          "x-amz-security-token", "X-AMZ-Security-Token", "resourcekey"}) {
        EXPECT_TRUE(is_tracking_parameter(name)) << name;
    }
}

TEST(Tracking, keeps_names_by_which_sites_choose_a_page)
{
    for (char const* const name :
         {"",    "id",   "p",       "q",     "page",  "v",   "t",      "list",   "ref",      "source",
          "src", "lang", "article", "story", "u",     "url", "s",      "si",     "campaign", "utm",
          "wt",  "key",  "feature", "hash",  "token", "gcl", "gclids", "action", "title",    "oldid"}) {
        EXPECT_FALSE(is_tracking_parameter(name)) << name;
    }
}

TEST(Tracking, asks_for_more_than_a_prefix)
{
    EXPECT_FALSE(is_tracking_parameter("utm_"));
    EXPECT_FALSE(is_tracking_parameter("WT."));
    EXPECT_TRUE(is_tracking_parameter("utm_x"));
    EXPECT_TRUE(is_tracking_parameter("utm_" + std::string(60'000, 'x')));
}

TEST(Tracking, names_are_lower_case_and_each_stands_once)
{
    auto const [whole, prefixes] = tracking_names();
    EXPECT_EQ(std::adjacent_find(whole.begin(), whole.end()), whole.end());
    for (std::string_view const name : whole) {
        EXPECT_EQ(text::ascii_lower(name), name);
        EXPECT_TRUE(is_tracking_parameter(name));
        bool const covered = std::any_of(prefixes.begin(), prefixes.end(),
                                         [=](std::string_view prefix) { return name.starts_with(prefix); });
        EXPECT_FALSE(covered) << name;
    }
}

TEST(Tracking, names_are_all_in_the_documentation)
{
    std::string const page = content_of(fixture("../docs/reference/urls.md"));
    auto const [whole, prefixes] = tracking_names();
    for (std::string_view const name : whole) {
        EXPECT_THAT(page, testing::HasSubstr('`' + std::string{name} + '`'));
    }
    for (std::string_view const prefix : prefixes) {
        EXPECT_THAT(page, testing::HasSubstr('`' + std::string{prefix} + "*`"));
    }
}

} // namespace
} // namespace florilege::tests
