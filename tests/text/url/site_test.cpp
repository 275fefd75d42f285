#include "tests/text/url/reading.hpp"
#include "text/url/site.hpp"

#include <gtest/gtest.h>

namespace florilege::tests {
namespace {

using text::registrable_domain;
using text::site;

TEST(Site, is_the_suffix_and_one_label)
{
    EXPECT_EQ(registrable_domain(url_of("https://www.blog.example.co.uk/a")), "example.co.uk");
    EXPECT_EQ(registrable_domain(url_of("https://example.com/")), "example.com");
    EXPECT_EQ(registrable_domain(url_of("https://EXAMPLE.com./")), "example.com");
    EXPECT_EQ(registrable_domain(url_of("https://ann.github.io/")), "ann.github.io");
    EXPECT_EQ(registrable_domain(url_of("https://www.caf\u00e9.example.\u516c\u53f8.cn/")),
              "example.xn--55qx5d.cn");
}

TEST(Site, is_the_whole_host_where_nobody_registered_one)
{
    for (auto const& [raw, host] : std::vector<std::pair<std::string, std::string>>{
             {"https://192.0.2.7/", "192.0.2.7"},
             {"https://[2001:db8::7]/", "[2001:db8::7]"},
             {"http://localhost:8080/", "localhost"},
             {"https://co.uk/", "co.uk"},
             {"word://www.example.com/", "www.example.com"},
             {"mailto:ann@example.org", ""},
             {"file:///tmp/a", ""},
         }) {
        EXPECT_EQ(registrable_domain(url_of(raw)), "") << raw;
        EXPECT_EQ(site(url_of(raw)), host) << raw;
    }
}

TEST(Site, is_found_behind_any_number_of_labels)
{
    std::string labels;
    for (int i = 0; i < 20'000; ++i)
        labels += "a.";
    EXPECT_EQ(site(url_of("https://" + labels + "example.co.uk/")), "example.co.uk");
    EXPECT_EQ(site(url_of("https://" + labels + "b.ide.kyoto.jp/")), "b.ide.kyoto.jp");
}

} // namespace
} // namespace florilege::tests
