#include "text/html/entities.hpp"
#include "text/html/escape.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace florilege::tests {
namespace {

using namespace florilege::text;

TEST(Escape, writes_text_that_reads_back_the_same)
{
    std::string const every = "a<b>&amp;\"'\r\n\t\u00A0é😀&lt;";
    EXPECT_EQ(escape_text("<a href=\"x\">&"), "&lt;a href=\"x\"&gt;&amp;");
    EXPECT_EQ(escape_value("\"'<"), "&quot;&#39;&lt;");
    EXPECT_EQ(decode_references(escape_text(every)), every);
    EXPECT_EQ(decode_references(escape_value(every), ReferencesIn::attribute), every);
    EXPECT_EQ(escape_text(std::string_view{"a\0b", 3}), "a\uFFFDb");
}

TEST(Writer, escapes_all_that_it_is_given)
{
    Writer html;
    html.open("p", {{"title", "a \"b\""}})
        .text("1 < 2")
        .empty("br")
        .element("a", "x & y", {{"href", "?a&b"}})
        .close();
    EXPECT_EQ(html.take(), "<p title=\"a &quot;b&quot;\">1 &lt; 2<br><a href=\"?a&amp;b\">x &amp; y</a></p>");
    EXPECT_EQ(html.take(), "");
}

TEST(Writer, passes_safe_markup_through)
{
    Writer html;
    html.open("div").markup("<b>x</b>").line().close();
    EXPECT_EQ(html.take(), "<div><b>x</b>\n</div>");
}

TEST(Writer, refuses_names_that_could_break_out)
{
    Writer html;
    EXPECT_THROW(html.open("p onclick=x"), std::logic_error);
    EXPECT_THROW(html.open(""), std::logic_error);
    EXPECT_THROW(html.open("P"), std::logic_error);
    EXPECT_THROW(html.open("1"), std::logic_error);
    EXPECT_THROW(html.open("p", {{"a b", ""}}), std::logic_error);
    EXPECT_THROW(html.open("p", {{"a=", ""}}), std::logic_error);
    EXPECT_THROW(html.open("br"), std::logic_error);
    EXPECT_THROW(html.empty("p"), std::logic_error);
    EXPECT_EQ(html.take(), "");
}

TEST(Writer, refuses_to_end_what_is_not_open_and_to_leave_open_what_is)
{
    Writer html;
    EXPECT_THROW(html.close(), std::logic_error);
    html.open("p");
    EXPECT_EQ(html.depth(), 1u);
    EXPECT_THROW(html.take(), std::logic_error);
}

} // namespace
} // namespace florilege::tests
