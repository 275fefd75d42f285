#include "text/mustache/mustache.hpp"

#include <gtest/gtest.h>

#include <array>

namespace florilege::text {
namespace {

constexpr std::array<std::string_view, 5> names{"a", "b", "list", "x", "y"};

std::string render(std::string_view text, Fields const& fields, Escape escape = Escape::nothing)
{
    return Mustache::parse(text, names).value().render(fields, escape);
}

std::string fault_of(std::string_view text)
{
    auto const parsed = Mustache::parse(text, names);
    return parsed ? "none" : parsed.error().text();
}

Fields with_list(int items)
{
    Fields fields;
    fields.set("a", "A");
    std::vector<Fields> list;
    for (int i = 1; i <= items; ++i) {
        Fields item;
        item.set("x", std::to_string(i));
        list.push_back(std::move(item));
    }
    fields.list("list", std::move(list));
    return fields;
}

TEST(Mustache, fills_names_and_lists)
{
    EXPECT_EQ(render("{{a}}: {{#list}}[{{x}}]{{/list}}{{^list}}none{{/list}}", with_list(3)), "A: [1][2][3]");
    EXPECT_EQ(render("{{a}}: {{#list}}[{{x}}]{{/list}}{{^list}}none{{/list}}", with_list(0)), "A: none");
}

TEST(Mustache, takes_out_lines_that_hold_only_a_section_tag)
{
    auto const text = "begin\n{{#list}}\n- {{x}}\n{{/list}}\n\nend\n";
    EXPECT_EQ(render(text, with_list(2)), "begin\n- 1\n- 2\n\nend\n");
    EXPECT_EQ(render(text, with_list(0)), "begin\n\nend\n");
    EXPECT_EQ(render("a\n  {{! only a comment }}  \r\nb\n", {}), "a\nb\n");
    EXPECT_EQ(render("a\n{{#list}}\n\n{{/list}}\nb\n", with_list(1)), "a\n\nb\n");
}

TEST(Mustache, escapes_for_html_unless_told_not_to)
{
    Fields fields;
    fields.set("a", "<&\"'>");
    EXPECT_EQ(render("{{a}}", fields, Escape::html), "&lt;&amp;&quot;&#39;&gt;");
    EXPECT_EQ(render("{{{a}}}{{&a}}", fields, Escape::html), "<&\"'><&\"'>");
    EXPECT_EQ(render("{{a}}", fields, Escape::nothing), "<&\"'>");
}

TEST(Mustache, takes_an_empty_text_and_a_missing_name_for_no)
{
    Fields fields;
    fields.set("a", "");
    fields.say("x", true);
    EXPECT_EQ(
        render("{{#a}}yes{{/a}}{{^a}}no{{/a}} {{#b}}yes{{/b}}{{^b}}no{{/b}} {{#x}}yes{{/x}}{{a}}", fields),
        "no no yes");
}

TEST(Mustache, never_reads_a_value_as_a_template)
{
    Fields fields;
    fields.set("a", "{{b}}{{{b}}}{{#b}}");
    fields.set("b", "B");
    EXPECT_EQ(render("{{a}}", fields), "{{b}}{{{b}}}{{#b}}");
}

TEST(Mustache, says_on_which_line_a_template_is_wrong)
{
    EXPECT_EQ(fault_of("a\nb {{a}\n"), "line 2: a tag is opened with {{ and never closed");
    EXPECT_EQ(fault_of("\n\n{{titel}}"), "line 3: there is no \"titel\" here; known are a, b, list, x, y");
    EXPECT_EQ(fault_of("{{#a}}\n{{#b}}\n{{/a}}\n"), "line 3: \"a\" is closed while \"b\" of line 2 is open");
    EXPECT_EQ(fault_of("x\n{{/a}}"), "line 2: \"a\" is closed but was not opened");
    EXPECT_EQ(fault_of("x\n{{^a}}"), "line 2: the section \"a\" is never closed");
    EXPECT_EQ(fault_of("{{>a}}"), "line 1: {{>a}}: partials are not read");
    EXPECT_EQ(fault_of("{{=<% %>=}}"), "line 1: the delimiters {{ and }} cannot be changed");
    EXPECT_EQ(fault_of("{{}}"), "line 1: there is no \"\" here; known are a, b, list, x, y");
    EXPECT_EQ(fault_of("a\n\x1E"), "line 2: a control character stands in the template");
}

TEST(Mustache, refuses_what_would_take_for_ever)
{
    EXPECT_EQ(fault_of("{{#list}}{{#list}}{{/list}}{{/list}}"),
              "line 1: the section \"list\" stands inside itself");
    EXPECT_EQ(fault_of("{{#list}}{{#a}}{{#list}}{{/list}}{{/a}}{{/list}}"),
              "line 1: the section \"list\" stands inside itself");
    std::string deep;
    for (int i = 0; i < 1000; ++i)
        deep += "{{^a}}";
    EXPECT_EQ(fault_of(deep), "line 1: sections are nested too deep");
    EXPECT_NE(fault_of(std::string(Mustache::longest + 1, 'x')), "none");
}

TEST(Mustache, takes_any_bytes_without_falling)
{
    for (std::string_view const text : {"{{", "{{{", "}}", "{{{a}}", "{{{a}}}}", "{{ #a }}{{ /a }}",
                                        "{{#a}}{{/a}}{{", "{", "{{a", "{{!}}", "\xFF{{a}}\xC3"}) {
        auto const parsed = Mustache::parse(text, names);
        if (parsed) {
            EXPECT_NO_THROW(parsed->render(with_list(2), Escape::html)) << text;
        }
    }
}

std::string_view partial(std::string_view name)
{
    if (name == "row") return "<li>{{x}}{{> tail}}</li>\n";
    if (name == "tail") return "!";
    if (name == "circle") return "{{> circle}}";
    return {};
}

TEST(Mustache, puts_partials_of_our_own_in_their_places)
{
    auto const own = Mustache::own("<ul>\n{{#list}}\n  {{> row}}\n{{/list}}\n</ul>{{> tail}}", partial);
    EXPECT_EQ(own.render(with_list(2), Escape::html), "<ul>\n<li>1!</li>\n<li>2!</li>\n</ul>!");
    EXPECT_THROW(Mustache::own("{{> nothing}}", partial), std::logic_error);
    EXPECT_THROW(Mustache::own("{{> circle}}", partial), std::logic_error);
    EXPECT_THROW(Mustache::own("{{#a}}", partial), std::logic_error);
}

TEST(Mustache, finds_a_name_without_a_field_in_our_own)
{
    auto const own = Mustache::own("{{#list}}{{a}}{{x}}{{/list}}", partial);
    EXPECT_EQ(own.render(with_list(1), Escape::html), "A1");
    EXPECT_THROW(Mustache::own("{{titel}}", partial).render(with_list(1), Escape::html), std::logic_error);
    EXPECT_THROW(Mustache::own("{{^titel}}{{/titel}}", partial).render(with_list(1), Escape::html),
                 std::logic_error);
}

TEST(Mustache, shows_what_was_set_last)
{
    Fields fields;
    fields.set("a", "first");
    fields.set("a", "last");
    EXPECT_EQ(render("{{a}}", fields), "last");
}

TEST(Mustache, looks_for_a_name_from_the_inside_out)
{
    Fields fields;
    fields.set("a", "outer");
    Fields item;
    item.set("a", "inner");
    fields.list("list", {item, {}});
    EXPECT_EQ(render("{{#list}}[{{a}}]{{/list}}", fields), "[inner][outer]");
}

} // namespace
} // namespace florilege::text
