#include "text/html/document.hpp"
#include "text/html/prepare.hpp"

#include <gtest/gtest.h>

namespace florilege::tests {
namespace {

using namespace florilege::text;

// The tree below a node as one line: "p('a' b('c'))".
std::string outline(DocumentNode top)
{
    std::string line;
    for (auto node = top; node;) {
        line += node.is_text() ? "'" + std::string{node.own_text()} + "'" : std::string{node.tag()};
        if (auto const child = node.first_child()) {
            line += "(";
            node = child;
            continue;
        }
        while (node != top && !node.next_sibling()) {
            line += ")";
            node = node.parent();
        }
        if (node == top) break;
        line += " ";
        node = node.next_sibling();
    }
    return line;
}

std::string outline(std::string_view html)
{
    return outline(Document::parse(html).value().body());
}

std::string repeated(std::string_view text, std::size_t count)
{
    std::string all;
    while (count-- > 0)
        all += text;
    return all;
}

TEST(Document, has_the_shape_that_browsers_see)
{
    EXPECT_EQ(outline("<p>a<b>c</p>d"), "body(p('a' b('c')) b('d'))");
    EXPECT_EQ(outline("<ul><li>1<li>2</ul>"), "body(ul(li('1') li('2')))");
    EXPECT_EQ(outline("<table><tr><td>x<p>y</table>"), "body(table(tbody(tr(td('x' p('y'))))))");
    EXPECT_EQ(outline("<table><td>x</tr><td>y"), "body(table(tbody(tr(td('x')) tr(td('y')))))");
    EXPECT_EQ(outline("<h1>a</h2>b</i>c</br></p>"), "body(h1('a') 'bc' br p)");
    EXPECT_EQ(outline("x"), "body('x')");
    EXPECT_EQ(outline(""), "body");
}

TEST(Document, gives_attributes_with_references_decoded)
{
    auto const document = Document::parse("<A HREF='?a&amp;b' Title=\"&quot;x&quot;\">y</A>").value();
    auto const link = document.body().find("a");
    EXPECT_EQ(link.attribute("href"), "?a&b");
    EXPECT_EQ(link.attribute("title"), "\"x\"");
    EXPECT_EQ(link.attribute("HREF"), std::nullopt);
    EXPECT_EQ(link.text(), "y");
}

TEST(Document, finds_its_way_between_relatives)
{
    auto const document = Document::parse("<ul>x<li>1</li> <li>2<a>3</a></li></ul><p>4").value();
    auto const list = document.body().child("ul");
    auto const first = list.child("li"), second = first.sibling();
    EXPECT_EQ(second.text(), "23");
    EXPECT_EQ(second.previous_sibling().previous_sibling(), first);
    EXPECT_EQ(second, list.last_child());
    EXPECT_EQ(second.parent(), list);
    EXPECT_EQ(list.child("a"), DocumentNode{});
    EXPECT_EQ(first.sibling("p"), DocumentNode{});
    EXPECT_EQ(list.find("a").text(), "3");
    EXPECT_EQ(list.find("p"), DocumentNode{});
    EXPECT_FALSE(list.first_child().previous_sibling());
    EXPECT_EQ(list.skip_below(document.body()).tag(), "p");
    EXPECT_FALSE(list.skip_below(list));
    EXPECT_EQ(document.head().tag(), "head");
    EXPECT_FALSE(document.root().parent());
}

TEST(Document, knows_the_lines_things_come_from)
{
    auto const document =
        Document::parse("<!-- a\n\n --><p>\n<script>\n</script><b\nid=x>y</b>\n\n<i>z").value();
    EXPECT_EQ(document.body().find("p").line(), 3u);
    EXPECT_EQ(document.body().find("b").line(), 5u);
    EXPECT_EQ(document.body().find("i").line(), 8u);
    EXPECT_EQ(document.body().find("i").first_child().line(), 8u);
}

TEST(Document, leaves_out_what_is_not_content)
{
    EXPECT_EQ(outline("<script>x</script><style>y</style><!-- z --><template><p>q</template>a"), "body('a')");
    EXPECT_EQ(outline("<iframe><p>x</iframe>a<noscript>b</noscript>"), "body('ab')");
    EXPECT_EQ(outline("<svg><g><text>a</text></g></svg>"), "body(g(text('a')))");
    EXPECT_EQ(outline("<frameset><frame><noframes>a</noframes>"), "body('a')");
}

TEST(Document, keeps_what_follows_an_unclosed_element_that_would_swallow_it)
{
    EXPECT_EQ(outline("<body><title>a<p>b"), "body(title('a') p('b'))");
    EXPECT_EQ(outline("<textarea>a<p>b</textarea>"), "body(textarea('a') p('b'))");
    EXPECT_EQ(outline("<iframe><p>b"), "body(p('b'))");
    EXPECT_EQ(outline("<plaintext>a<p>b"), "body('a' p('b'))");
}

TEST(Document, replaces_bytes_that_are_not_utf8)
{
    EXPECT_EQ(outline("<p>a\xFF\xC3z"), "body(p('a\uFFFD\uFFFDz'))");
}

TEST(Document, refuses_more_bytes_than_the_limit)
{
    EXPECT_FALSE(Document::parse("<p>12345", {.bytes = 5}));
    EXPECT_TRUE(Document::parse("<p>12", {.bytes = 5}));
}

TEST(Document, refuses_deeper_nesting_than_the_limit_and_names_the_line)
{
    auto const deep = Document::parse(repeated("<div>\n", 10000) + "x");
    ASSERT_FALSE(deep);
    EXPECT_EQ(deep.error().where(), "line 513");
    EXPECT_TRUE(Document::parse(repeated("<div>", 512) + "x"));
    EXPECT_FALSE(Document::parse(repeated("<div>", 513) + "x"));
}

TEST(Document, loses_tags_but_no_text_in_bottomless_nesting)
{
    constexpr auto any = std::numeric_limits<std::size_t>::max();
    auto const document = Document::parse(repeated("<div>x", 100000), {.depth = any}).value();
    EXPECT_EQ(document.body().text().size(), 100000u);
}

TEST(Document, takes_thousands_of_items_whose_end_tags_are_missing_for_siblings)
{
    for (std::string const item :
         {"<p>x", "<li>x", "<dt>x<dd>y", "<li><p>x", "<a href=\"x\">y", "<div>x</div>", "<hr>"}) {
        auto const html = "<ul>" + repeated(item, 20000);
        EXPECT_TRUE(Document::parse(html, {.depth = 20})) << item;
        EXPECT_EQ(prepare(html).html, "<!DOCTYPE html>" + html) << item;
    }
}

TEST(Document, refuses_markup_that_would_grow_without_end)
{
    // Each paragraph opens all the formatting of those before it again.
    std::string html;
    for (int i = 0; i < 200; ++i)
        html += "<p><b a=" + std::to_string(i) + ">";
    auto const tangled = Document::parse(html + repeated("<p>x", 50000));
    ASSERT_FALSE(tangled);
    EXPECT_EQ(tangled.error().reason(), "the document's markup is too tangled to be read");
}

TEST(Document, survives_input_on_which_the_parser_would_be_quadratic)
{
    constexpr auto any = std::numeric_limits<std::size_t>::max();
    std::string many_attributes = "<a";
    std::string many_bodies;
    for (int i = 0; i < 20000; ++i) {
        many_attributes += " a" + std::to_string(i);
        many_bodies += "<body b" + std::to_string(i) + ">";
    }
    for (auto const& html : {repeated("<span>", 20000) + repeated("</x>", 20000), many_attributes + ">x",
                             many_bodies, repeated("<template>", 20000) + repeated("</iframe>", 20000),
                             repeated("<table><td>", 5000), repeated("<b><div></b>", 5000),
                             repeated("<svg><style>", 5000), repeated("<select><option>", 5000)}) {
        auto const document = Document::parse(html, {.depth = any});
        EXPECT_TRUE(document || document.error().reason().find("tangled") != std::string::npos);
    }
}

} // namespace
} // namespace florilege::tests
