// The suites that parsers and sanitisers of HTML are tested with.
#include "tests/corpus.hpp"
#include "tests/text/html/properties.hpp"
#include "tests/text/html/tag_lines.hpp"
#include "text/html/document.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace florilege::tests {
namespace {

using namespace florilege::text;

/// Every input of the tree construction tests of html5lib.
std::vector<std::string> html5lib_inputs()
{
    std::vector<std::string> inputs;
    for (auto const& entry : std::filesystem::directory_iterator{shared_folder() / "corpus/html5lib"}) {
        if (entry.path().extension() != ".dat") continue;
        auto const content = content_of(entry.path());
        constexpr std::string_view begin = "#data\n", end = "\n#errors";
        for (std::size_t at = 0; (at = content.find(begin, at)) != content.npos;) {
            at += begin.size();
            auto const stop = std::min(content.find(end, at - 1), content.size());
            inputs.push_back(content.substr(at, std::max(stop, at) - at));
            at = stop;
        }
    }
    return inputs;
}

TEST(Sanitiser, lets_nothing_active_through_of_the_payloads_of_dompurify)
{
    auto const suite =
        boost::json::parse(content_of(shared_folder() / "corpus/sanitizer/dompurify-expect-even.json"));
    ASSERT_EQ(suite.as_array().size(), 112u);
    for (auto const& one : suite.as_array()) {
        std::string const payload{one.at("payload").as_string()};
        expect_safe(payload);
        expect_safe(payload, {.images = Images::keep, .classes = {"foo"}});
    }
}

TEST(Sanitiser, lets_nothing_active_through_of_the_inputs_of_html5lib)
{
    auto const inputs = html5lib_inputs();
    ASSERT_GT(inputs.size(), 500u);
    for (auto const& html : inputs)
        expect_safe(html, {.images = Images::keep});
}

TEST(Document, keeps_siblings_and_parents_in_agreement_on_all_of_html5lib)
{
    auto const inputs = html5lib_inputs();
    ASSERT_GT(inputs.size(), 500u);
    for (auto const& html : inputs) {
        auto const document = Document::parse(html).value();
        for (auto node = document.root(); node; node = node.next_below(document.root())) {
            if (auto const next = node.next_sibling()) {
                ASSERT_EQ(next.previous_sibling(), node) << html;
            }
            if (auto const child = node.first_child()) {
                ASSERT_EQ(child.parent(), node) << html;
            }
            if (auto const last = node.last_child()) {
                ASSERT_FALSE(last.next_sibling()) << html;
            }
        }
    }
}

TEST(Readable, is_plain_text_of_all_of_html5lib)
{
    auto const inputs = html5lib_inputs();
    ASSERT_GT(inputs.size(), 500u);
    for (auto const& html : inputs)
        expect_plain_text(html);
}

TEST(References, pass_the_tests_of_html5lib)
{
    auto const suite =
        boost::json::parse(content_of(shared_folder() / "corpus/html5lib/tokenizer-entities.test"));
    auto const& cases = suite.at("tests").as_array();
    ASSERT_GE(cases.size(), 70u);
    for (auto const& one : cases) {
        std::vector<std::string> expected;
        for (auto const& token : one.at("output").as_array()) {
            if (token.at(0) == "Character") {
                expected.push_back("text [" + std::string{token.at(1).as_string()} + "]");
                continue;
            }
            std::string line = "<" + std::string{token.at(1).as_string()};
            for (auto const& [name, value] : token.at(2).as_object()) {
                line += " " + std::string{name} + "=[" + std::string{value.as_string()} + "]";
            }
            expected.push_back(line + ">");
        }
        auto lines = lines_of(std::string{one.at("input").as_string()});
        for (auto& line : lines)
            line.erase(0, line.find(' ') + 1);
        EXPECT_EQ(lines, expected) << one.at("description");
    }
}

} // namespace
} // namespace florilege::tests
