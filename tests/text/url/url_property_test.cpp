#include "tests/text/url/reading.hpp"
#include "text/url/keys.hpp"
#include "text/url/site.hpp"
#include "text/url/url_words.hpp"
#include "text/utf8/utf8.hpp"

#include <gtest/gtest.h>

#include <random>

namespace florilege::tests {
namespace {

using text::page_form;
using text::Url;

// Every component lies in the text, and together they are all of it.
void expect_whole(Url const& url)
{
    std::string again{url.scheme()};
    again += ':';
    if (url.has_host()) again += "//";
    again += url.username();
    if (!url.password().empty()) (again += ':') += url.password();
    if (!url.username().empty() || !url.password().empty()) again += '@';
    again += url.host();
    if (url.port()) (again += ':') += std::to_string(*url.port());
    if (!url.has_host() && url.path().starts_with("//")) again += "/.";
    again += url.path();
    if (url.query()) (again += '?') += *url.query();
    if (url.fragment()) (again += '#') += *url.fragment();
    EXPECT_EQ(again, url.text());
}

void expect_properties(Url const& url)
{
    SCOPED_TRACE(url.text());
    expect_whole(url);
    auto const again = parse_exactly(url.text());
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(again->text(), url.text());
    EXPECT_EQ(again->path(), url.path());
    EXPECT_EQ(again->host(), url.host());

    std::string const form = page_form(url);
    auto const of_form = parse_exactly(form);
    EXPECT_EQ(of_form ? page_form(*of_form) : of_form.error().text(), form);
    EXPECT_EQ(page_form(*again), form);
    EXPECT_TRUE(text::is_valid(text::words_of(url)));
    EXPECT_NE(url.host().find(text::site(url)), std::string_view::npos);
    for (char const c : url.text())
        EXPECT_TRUE(c >= 0x20 && c < 0x7F);
}

std::vector<std::string> const seeds{
    "https://ann:secret@www.example.co.uk:8080/a/./b/../c%20d?x=1&utm_source=y#top",
    "http://[2001:db8::1]:80/a//b?flag",
    "http://192.0.2.1/%2e%2e/%41?q=a+b%2Bc",
    "file:///C:/Windows/../a|b",
    "file://server/share/./x",
    "mailto:ann@example.org?subject=a b ",
    "word:/..//a/b?c#d",
    "word://h\xC3\xB6st/..",
    "https://caf\xC3\xA9.example/\xC3\xA9t\xC3\xA9?\xE2\x82\xAC='x'#\xF0\x9F\x93\x9A",
    "javascript:alert('x') #y",
    "data:text/plain;base64,AAAA  ?x",
    "//example.net/x\\y",
    "../../z?k=v",
    "blob:https://example.org/9b2f",
};

constexpr std::string_view pieces[] = {"/",
                                       "//",
                                       "\\",
                                       "?",
                                       "#",
                                       "@",
                                       ":",
                                       "%",
                                       "%2e",
                                       "%2F",
                                       "..",
                                       ".",
                                       " ",
                                       "\t",
                                       "\n",
                                       "[",
                                       "]",
                                       "|",
                                       "^",
                                       "C:",
                                       "C|",
                                       "[::1",
                                       "0x7f.1",
                                       "1.2",
                                       "xn--",
                                       "\xC3\xA9",
                                       "&",
                                       "=",
                                       "\xFF",
                                       "'",
                                       "\"",
                                       "`",
                                       "{",
                                       "a=1",
                                       "utm_source=b",
                                       "+",
                                       "%zz",
                                       "\xE2\x80\x8D",
                                       "\xC2\xAD",
                                       ";",
                                       "http:",
                                       "file:",
                                       "word:",
                                       "/.",
                                       "./",
                                       ":443",
                                       "localhost"};

class Mutation {
public:
    explicit Mutation(unsigned seed) : random_{seed} {}

    std::string next()
    {
        std::string url = seeds[below(seeds.size())];
        for (std::size_t edits = 1 + below(5); edits > 0; --edits) {
            std::size_t const at = below(url.size() + 1);
            switch (below(4)) {
            case 0: url.insert(at, pieces[below(std::size(pieces))]); break;
            case 1: url.erase(at, 1 + below(4)); break;
            case 2: url.insert(at, 1, static_cast<char>(below(256))); break;
            case 3:
                url.replace(at, std::min<std::size_t>(2, url.size() - at), pieces[below(std::size(pieces))]);
                break;
            }
        }
        return url;
    }

    std::size_t below(std::size_t limit) { return random_() % limit; }

private:
    std::mt19937 random_;
};

TEST(UrlProperty, reading_what_was_written_changes_nothing)
{
    Mutation mutation{20120205};
    int read = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string const raw = mutation.next();
        auto const url = parse_exactly(raw);
        if (!url) {
            EXPECT_LE(url.error().at, raw.size()) << raw;
            continue;
        }
        ++read;
        expect_properties(*url);
        if (HasFailure()) FAIL() << "from " << raw;
    }
    EXPECT_GT(read, 5'000);
}

TEST(UrlProperty, joining_a_base_gives_what_can_be_read_alone)
{
    Mutation mutation{44};
    int read = 0;
    for (int i = 0; i < 20'000; ++i) {
        auto const base = parse_exactly(mutation.next());
        if (!base) continue;
        // Cut off some beginnings, so that more of them are relative.
        std::string raw = mutation.next();
        raw.erase(0, mutation.below(30) % 7);
        auto const url = parse_exactly(raw, &*base);
        if (!url) {
            EXPECT_LE(url.error().at, raw.size()) << raw;
            continue;
        }
        ++read;
        expect_properties(*url);
        if (HasFailure()) FAIL() << "from " << raw << " on " << base->text();
    }
    EXPECT_GT(read, 5'000);
}

// Longest inputs of one repeated piece behind every beginning. A step that looked again at what it had seen
// would not end here; what is written is bounded by the growth of percent-encoding.
TEST(UrlProperty, hostile_lengths_end_and_stay_bounded)
{
    constexpr std::string_view repeated[] = {
        "/", "%",  ".",    "@",  ":", "../", "/..", "a/../",  "%2e/",   "?",  "#",    "[",
        "]", "&",  "a=b&", "&=", "+", "é",   "é.",  "xn--a.", "\xFF",   "\n", "0x1.", "1.",
        "9", "\\", " ",    "a.", ";", "::",  "=",   "-",      "\u0308", "/C:"};
    constexpr std::string_view beginnings[] = {
        "",       "https://", "https://h/", "https://h/?", "https://h/?a=", "file:///",  "word:",
        "word:/", "word://",  "mailto:a?",  "https://h#",  "http://[",      "http://h:", "https://u:p"};
    Url const base = url_of("https://example.org/" + std::string(20'000, '/'));
    for (std::string_view const beginning : beginnings) {
        for (std::string_view const piece : repeated) {
            std::string raw{beginning};
            while (raw.size() + piece.size() <= Url::longest)
                raw += piece;
            for (Url const* const against : {static_cast<Url const*>(nullptr), &base}) {
                auto const url = parse_exactly(raw, against);
                if (!url) {
                    EXPECT_LE(url.error().at, raw.size());
                    continue;
                }
                EXPECT_LE(url->text().size(), Url::longest);
                EXPECT_LE(page_form(*url).size(), 3 * Url::longest);
                EXPECT_LE(text::words_of(*url).size(), 3 * Url::longest);
                EXPECT_LE(text::site(*url).size(), url->host().size());
                EXPECT_TRUE(parse_exactly(url->text()).has_value());
            }
        }
    }
}

} // namespace
} // namespace florilege::tests
