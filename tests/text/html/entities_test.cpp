#include "text/html/entities.hpp"
#include "text/html/entity_names.hpp"

#include <gtest/gtest.h>

namespace florilege::tests {
namespace {

using text::decode_references;
using text::ReferencesIn;

TEST(References, decodes_named_ones_with_and_without_semicolon)
{
    EXPECT_EQ(decode_references("&lt;&LT&eacute;&amp;amp;&quot&apos;&nbsp;"), "<<é&amp;\"'\xC2\xA0");
    EXPECT_EQ(decode_references("&notit; &notin; &CounterClockwiseContourIntegral;"), "¬it; ∉ ∳");
    EXPECT_EQ(decode_references("&nGt;"), "≫⃒");
}

TEST(References, leaves_what_is_none)
{
    EXPECT_EQ(decode_references("& &; &# &#x &#x; &nosuch; &hellip &CounterClockwiseContourIntegralX; &"),
              "& &; &# &#x &#x; &nosuch; &hellip &CounterClockwiseContourIntegralX; &");
}

TEST(References, decodes_numbers_by_the_rules_of_the_standard)
{
    EXPECT_EQ(decode_references("&#65;&#x41&#X1F600;&#233 "), "AA😀é ");
    EXPECT_EQ(decode_references("&#0;&#xD800;&#x110000;&#99999999999999999999;"), "\uFFFD\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(decode_references("&#146;&#x80;&#x9f;&#x81;"), "’€Ÿ\u0081");
}

TEST(References, keeps_addresses_in_attributes_whole)
{
    EXPECT_EQ(decode_references("?a&copy=1&copyx&copy;&copy", ReferencesIn::attribute), "?a&copy=1&copyx©©");
    EXPECT_EQ(decode_references("?a&copy=1&copyx"), "?a©=1©x");
}

TEST(References, knows_both_ends_of_the_table)
{
    EXPECT_TRUE(text::find_entity("AElig")->without_semicolon);
    EXPECT_FALSE(text::find_entity("zwnj")->without_semicolon);
    EXPECT_FALSE(text::find_entity(""));
    EXPECT_FALSE(text::find_entity("zzzz"));
}

TEST(References, never_grow_by_more_than_a_fifth)
{
    for (std::string_view const name : {"nGt", "nLt", "ngE", "gg", "Mu", "#9;", "#xFFFF;"}) {
        std::string raw;
        for (int i = 0; i < 100; ++i)
            raw += "&" + std::string{name} + ";";
        EXPECT_LE(decode_references(raw).size(), raw.size() * 6 / 5) << name;
    }
}

} // namespace
} // namespace florilege::tests
