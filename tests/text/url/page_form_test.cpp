#include "tests/corpus.hpp"
#include "tests/text/url/reading.hpp"
#include "text/url/keys.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <set>

namespace florilege::tests {
namespace {

namespace json = boost::json;
using text::exact_form;
using text::key_of;
using text::page_form;

struct Pair {
    std::string a, b;
};

std::vector<Pair> pairs(std::string_view list)
{
    json::value const table = json::parse(content_of(fixture("text/url/page_form.json")));
    std::vector<Pair> found;
    for (json::value const& pair : table.at(list).as_array()) {
        found.push_back({std::string{pair.at(0).as_string()}, std::string{pair.at(1).as_string()}});
    }
    if (found.empty()) throw std::runtime_error{"no cases in page_form.json"};
    return found;
}

TEST(PageForm, is_one_for_urls_that_show_one_page)
{
    for (auto const& [a, b] : pairs("same"))
        EXPECT_EQ(page_form(url_of(a)), page_form(url_of(b)));
}

TEST(PageForm, differs_for_urls_that_may_show_different_pages)
{
    for (auto const& [a, b] : pairs("different"))
        EXPECT_NE(page_form(url_of(a)), page_form(url_of(b)));
}

TEST(PageForm, is_written_as_the_table_says)
{
    for (auto const& [a, form] : pairs("forms"))
        EXPECT_EQ(page_form(url_of(a)), form);
}

TEST(PageForm, of_a_page_form_is_itself)
{
    for (char const* const list : {"same", "different", "forms"}) {
        for (auto const& [a, b] : pairs(list)) {
            std::string const form = page_form(url_of(a));
            EXPECT_EQ(page_form(url_of(form)), form);
        }
    }
}

TEST(ExactForm, keeps_what_the_page_form_drops)
{
    EXPECT_EQ(exact_form(url_of("https://Example.org?utm_source=a#b")),
              "https://example.org/?utm_source=a#b");
}

TEST(Key, is_the_blake2b_of_the_form_in_128_bits)
{
    // From b2sum --length=128 on "https://example.org".
    auto const key = key_of("https://example.org");
    std::string hex;
    for (std::byte const byte : key) {
        constexpr std::string_view digits = "0123456789abcdef";
        hex += digits[std::to_integer<std::size_t>(byte) >> 4];
        hex += digits[std::to_integer<std::size_t>(byte) & 15];
    }
    EXPECT_EQ(hex, "2013b3e19e0597ce9ad82c58c60b5e94");
}

TEST(Key, differs_for_every_form)
{
    std::set<text::Key> seen{key_of("")};
    for (int i = 0; i < 10'000; ++i) {
        EXPECT_TRUE(seen.insert(key_of("https://example.org/" + std::to_string(i))).second);
    }
}

} // namespace
} // namespace florilege::tests
