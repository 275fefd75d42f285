#include "tests/text/html/tag_lines.hpp"
#include "text/html/tag_stream.hpp"

#include <gmock/gmock.h>

namespace florilege::tests {
namespace {

using namespace florilege::text;

using testing::ElementsAre;
using testing::IsEmpty;

TEST(TagStream, reads_a_bookmark_with_its_attributes)
{
    EXPECT_THAT(
        lines_of(
            "<DT><A HREF=\"https://a.example/?x=1&amp;y=2\" Add_Date='17' PRIVATE=0 new>Caf&eacute;</A>\n"
            "<DD>One &lt; two"),
        ElementsAre("1 <dt>", "1 <a href=[https://a.example/?x=1&y=2] add_date=[17] private=[0] new=[]>",
                    "1 text [Café]", "1 </a>", "1 text [\n]", "2 <dd>", "2 text [One < two]"));
}

TEST(TagStream, leaves_raw_ampersands_of_addresses_alone)
{
    EXPECT_THAT(lines_of("<a href='?a=1&copy=2&lt=3&amp=4'>"),
                ElementsAre("1 <a href=[?a=1&copy=2&lt=3&amp=4]>"));
}

TEST(TagStream, keeps_a_greater_than_sign_inside_quotes)
{
    EXPECT_THAT(lines_of("<a title=\"a > b\" alt='>'>x"),
                ElementsAre("1 <a title=[a > b] alt=[>]>", "1 text [x]"));
}

TEST(TagStream, takes_the_first_of_two_attributes_with_one_name)
{
    EXPECT_THAT(lines_of("<a Href=1 hreF=2>"), ElementsAre("1 <a href=[1]>"));
}

TEST(TagStream, reads_attributes_as_the_standard_does_where_they_are_malformed)
{
    EXPECT_THAT(lines_of("<a =x=1 b\"c=2 d = '3'e=4 / f= >"),
                ElementsAre("1 <a =x=[1] b\"c=[2] d=[3] e=[4] f=[]>"));
    EXPECT_THAT(lines_of("<br/><a b=c/>"), ElementsAre("1 <br/>", "1 <a b=[c/]>"));
}

TEST(TagStream, takes_a_lone_less_than_sign_for_text)
{
    EXPECT_THAT(lines_of("1 < 2 <3 <"), ElementsAre("1 text [1 < 2 <3 <]"));
    EXPECT_THAT(lines_of("a</>b</"), ElementsAre("1 text [a]", "1 text [b</]"));
}

TEST(TagStream, reports_comments_and_doctypes)
{
    EXPECT_THAT(
        lines_of(
            "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<!-- <b> -- -->x<!--><!---><!----!>y<!ELEMENT><?xml?>"),
        ElementsAre("1 doctype [ NETSCAPE-Bookmark-file-1]", "1 text [\n]", "2 comment [ <b> -- ]",
                    "2 text [x]", "2 comment []", "2 comment []", "2 comment []", "2 text [y]",
                    "2 comment [ELEMENT]", "2 comment [?xml?]"));
}

TEST(TagStream, does_not_look_for_tags_inside_scripts_and_styles)
{
    EXPECT_THAT(lines_of("<script>if (a<b) '</b>&amp;'</SCRIPT ><style>p{}</style>x<title>a<b>c"),
                ElementsAre("1 <script>", "1 raw [if (a<b) '</b>&amp;']", "1 </script>", "1 <style>",
                            "1 raw [p{}]", "1 </style>", "1 text [x]", "1 <title>", "1 text [a]", "1 <b>",
                            "1 text [c]"));
}

TEST(TagStream, counts_lines_through_every_kind_of_token)
{
    EXPECT_THAT(
        lines_of("\n<a\nb='\n'>\n<!--\n-->\r\n<i>"),
        ElementsAre("1 text [\n]", "2 <a b=[\n]>", "4 text [\n]", "5 comment [\n]", "6 text [\n]", "7 <i>"));
}

TEST(TagStream, turns_carriage_returns_into_line_feeds_and_removes_nul)
{
    using namespace std::string_literals;
    EXPECT_THAT(lines_of("a\r\nb\rc\0<p x='\r\n&amp;\r'>"s),
                ElementsAre("1 text [a\nb\nc\xEF\xBF\xBD]", "2 <p x=[\n&\n]>"));
}

TEST(TagStream, finds_the_next_line_after_an_unterminated_quote)
{
    EXPECT_THAT(lines_of("<dt>\n<a href=\"x>one</a>\n<dt><a href='y'>two</a>\n<hr>"),
                ElementsAre("1 <dt>", "1 text [\n]", "2 damage", "3 <dt>", "3 <a href=[y]>", "3 text [two]",
                            "3 </a>", "3 text [\n]", "4 <hr>"));
}

TEST(TagStream, loses_no_more_than_the_limit_to_an_unterminated_quote)
{
    std::string html = "<a href=\"x>";
    for (int i = 0; i < 100; ++i)
        html += "<b>text</b>";
    auto const lines = lines_of(html, {.token_bytes = 200});
    EXPECT_EQ(lines.front(), "1 damage");
    EXPECT_GE(std::ranges::count(lines, "1 <b>"), 80);
}

TEST(TagStream, reports_a_text_longer_than_the_limit_once_and_goes_on_at_the_next_tag)
{
    EXPECT_THAT(
        lines_of("<b>" + std::string(50, 'x') + " < " + std::string(50, 'y') + "<i>z", {.token_bytes = 20}),
        ElementsAre("1 <b>", "1 damage", "1 <i>", "1 text [z]"));
}

TEST(TagStream, skips_a_script_longer_than_the_limit_up_to_its_end)
{
    EXPECT_THAT(lines_of("<script>" + std::string(50, ' ') + "<i>\n<b></script>z", {.token_bytes = 20}),
                ElementsAre("1 <script>", "1 damage", "2 </script>", "2 text [z]"));
}

TEST(TagStream, keeps_no_more_attributes_than_the_limit)
{
    std::string html = "<a";
    for (int i = 0; i < 1000; ++i)
        html += " n" + std::to_string(i);
    TagStream tags{{.attributes = 10}};
    tags.feed(html + ">");
    auto const* token = tags.next();
    ASSERT_NE(token, nullptr);
    EXPECT_EQ(token->attributes.size(), 10u);
    EXPECT_EQ(token->attribute("n9"), "");
    EXPECT_EQ(token->attribute("n10"), std::nullopt);
}

TEST(TagStream, takes_cdata_as_written_where_it_reads_xml)
{
    TagStreamLimits const xml{.cdata = true};
    EXPECT_THAT(lines_of("<a><![CDATA[<b> &amp;\n ]] ]>]]>x</a>", xml),
                ElementsAre("1 <a>", "1 raw [<b> &amp;\n ]] ]>]", "2 text [x]", "2 </a>"));
    EXPECT_THAT(lines_of("<![CDATA[]]><![cdata[x]]>", xml),
                ElementsAre("1 raw []", "1 comment [[cdata[x]]]"));
    EXPECT_THAT(lines_of("<![CDATA[never closed", xml), ElementsAre("1 damage"));
    EXPECT_THAT(lines_of("<![CDATA[<b>]]>"), ElementsAre("1 comment [[CDATA[<b]", "1 text []]>]"));
}

TEST(TagStream, gives_nothing_for_nothing)
{
    EXPECT_THAT(lines_of(""), IsEmpty());
}

// What hostile and broken files are made of; the properties below hold for each of these repeated and mixed.
std::vector<std::string> const shards{"<a href=\"",
                                      "'",
                                      "\">",
                                      "<!--",
                                      "-->",
                                      "--!>",
                                      "<script>",
                                      "</script>",
                                      "</scr",
                                      "\n",
                                      "\r",
                                      "\r\n",
                                      "\n<",
                                      "<",
                                      "</",
                                      "<!",
                                      "<!DOCTYPE x",
                                      "&",
                                      "&amp",
                                      "&#x41;",
                                      "&#",
                                      "text",
                                      "<b c=d e='f' / g>",
                                      "</b x=y>",
                                      "=",
                                      " ",
                                      std::string(1, '\0'),
                                      "é",
                                      "<style/>",
                                      "<?",
                                      "<![CDATA[",
                                      "]]>",
                                      "<DT><A HREF='x'>y</A>\n",
                                      "\xC3"};

// A pseudo-random mixture that is the same on every machine.
std::string mixture(std::uint32_t seed, std::size_t count)
{
    std::string html;
    for (; count > 0; --count) {
        seed = seed * 1664525u + 1013904223u;
        html += shards[(seed >> 16) % shards.size()];
    }
    return html;
}

TEST(TagStream, gives_the_same_tokens_however_the_text_is_cut)
{
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        auto const html = mixture(seed, 60);
        for (std::size_t const limit : {0u, 1u, 8u, 40u, 1u << 20}) {
            for (bool const cdata : {false, true}) {
                TagStreamLimits const limits{.token_bytes = limit, .cdata = cdata};
                auto const whole = lines_of(html, limits);
                for (std::size_t const chunk : {1u, 2u, 3u, 7u, 64u})
                    ASSERT_EQ(lines_of(html, limits, chunk), whole) << "seed " << seed << " chunk " << chunk;
            }
        }
    }
}

TEST(TagStream, never_gives_a_token_longer_than_the_limit_allows)
{
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        TagStream tags{{.token_bytes = 30}};
        tags.feed(mixture(seed, 200));
        tags.finish();
        std::uint64_t line = 1;
        while (auto const* token = tags.next()) {
            // NUL becomes three bytes; nothing grows more.
            ASSERT_LE(token->kind == Markup::damage ? 0 : token->text.size(), 90u);
            ASSERT_GE(token->line, line);
            line = token->line;
        }
    }
}

// Each byte is given out or skipped at most twice, so the tokens of n bytes of anything are at most 2n.
TEST(TagStream, reads_no_byte_of_hostile_input_a_third_time)
{
    for (auto const& shard : shards) {
        for (std::string const lead : {"", "<a b=\"", "\n<a b='", "<!--", "<script>"}) {
            std::string html = lead;
            while (html.size() < 20000)
                html += shard;
            ASSERT_LE(lines_of(html, {.token_bytes = 1000}).size(), 2 * html.size()) << lead << shard;
            ASSERT_EQ(lines_of(html, {.token_bytes = 1000}, 333), lines_of(html, {.token_bytes = 1000}));
        }
    }
}

TEST(TagStream, steps_over_lines_that_all_begin_an_endless_tag)
{
    std::string html;
    for (int i = 0; i < 10000; ++i)
        html += "\n<a ";
    // One second look for each two limits' worth of bytes, and one damage for each look.
    EXPECT_LE(lines_of(html, {.token_bytes = 1000}).size(), 3 * html.size() / 1000);
}

} // namespace
} // namespace florilege::tests
