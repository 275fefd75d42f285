#include "web/api/reference.hpp"

#include "web/api/all_answers.hpp"
#include "web/api/introduction.hpp"
#include "web/api/json_schema.hpp"
#include "web/api/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace florilege::web {
namespace {

std::string lower(std::string_view text)
{
    std::string lowered{text};
    std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lowered;
}

std::string link_to(Object const& object)
{
    return fmt::format("[{}](#{})", object.name, lower(object.name));
}

std::string kind_in_words(Shape const& shape)
{
    switch (shape.kind) {
    case Shape::Kind::text:
        if (!shape.words.empty()) return fmt::format("`{}`", fmt::join(shape.words, "`, `"));
        return shape.longest == 0 ? "text" : fmt::format("text, at most {} characters", shape.longest);
    case Shape::Kind::url: return "address";
    case Shape::Kind::id: return "id";
    case Shape::Kind::time: return "time";
    case Shape::Kind::whole:
        if (shape.most != std::numeric_limits<std::int64_t>::max())
            return fmt::format("number, {} to {}", shape.least, shape.most);
        return "number";
    case Shape::Kind::real: return "number with a fraction";
    case Shape::Kind::yes_no: return "`true`, `false`";
    case Shape::Kind::list: {
        auto const items = kind_in_words(*shape.items);
        return shape.longest == 0 ? "list of " + items
                                  : fmt::format("list of {}, at most {}", items, shape.longest);
    }
    case Shape::Kind::object: return link_to(*shape.object);
    case Shape::Kind::any: return "any JSON";
    }
    return {};
}

std::string row(Field const& field, bool marks_required)
{
    return fmt::format("| `{}`{} | {}{} | {} |\n", field.name, marks_required && field.required ? " *" : "",
                       kind_in_words(field.shape), field.shape.may_be_null ? ", or null" : "", field.meaning);
}

std::string table(std::string_view head, std::span<Field const> fields, bool marks_required)
{
    if (fields.empty()) return {};
    auto text = fmt::format("| {} | | |\n| --- | --- | --- |\n", head);
    for (auto const& field : fields)
        text += row(field, marks_required);
    return text + '\n';
}

std::string answers_of(Route const& route)
{
    std::string text = "| Answer | |\n| --- | --- |\n";
    // What follows from what a route is stands once, above all of them.
    for (auto const& answer : route.doc->answers)
        text += fmt::format("| {} | {}{} |\n", answer.status, answer.when,
                            answer.body == nullptr ? "" : ": " + link_to(*answer.body));
    return text + '\n';
}

std::string example_of(Route const& route)
{
    auto const& doc = *route.doc;
    if (doc.asks.empty()) return {};
    if (doc.body == nullptr)
        return fmt::format("```\n{} {}?{}\n```\n\n", name_of(route.method), route.path, doc.asks);
    return fmt::format("```\n{} {}\n\n{}\n```\n\n", name_of(route.method), route.path, doc.asks);
}

std::string conditions_of(Route const& route)
{
    if (makes_a_change(route))
        return route.doc->condition == Condition::if_match ? "Takes `If-Match`.\n\n" : std::string{};
    if (route.doc->condition == Condition::at_times)
        return "Takes `If-None-Match`, where the answer does not depend on the time.\n\n";
    return answers_with_entity_tag(*route.doc) ? "Takes `If-None-Match`.\n\n" : std::string{};
}

std::string operation(Route const& route)
{
    auto const& doc = *route.doc;
    auto text = fmt::format("### {} {}\n\n{}. {}", name_of(route.method), route.path, route.summary,
                            conditions_of(route));
    if (!text.ends_with("\n\n")) text.replace(text.size() - 1, 1, "\n\n");
    text += table("In the path", doc.path, false);
    text += table("Parameter", doc.query, true);
    if (doc.body != nullptr) text += "The body is " + link_to(*doc.body) + ".\n\n";
    if (doc.takes_file) text += fmt::format("The body is the file itself, as `{}`.\n\n", file_type);
    return text + example_of(route) + answers_of(route);
}

std::string usual_answers()
{
    return "**Every route** may also answer: 304 where `If-None-Match` names what it would say; 400 for a "
           "wrong "
           "parameter or a body that is no JSON; 401 to nobody; 403 where the token may not do that; 404 for "
           "what "
           "is not there, or hidden from who asks; 413, 415 and 422 for a body that is too long, of another "
           "type, "
           "or has wrong fields; 500, 503 and 507 where the site is broken, busy or full. These are "
           "[Problem](#problem), but for 304, which says nothing.\n\n";
}

std::string objects(std::span<Route const* const> routes)
{
    std::vector<Object const*> all;
    for (auto const* route : routes) {
        if (route->doc->body != nullptr) add_with_parts(all, *route->doc->body);
        for (auto const& answer : route->doc->answers)
            if (answer.body != nullptr) add_with_parts(all, *answer.body);
    }
    add_with_parts(all, problem_object);
    std::sort(all.begin(), all.end(), [](auto const* a, auto const* b) { return a->name < b->name; });
    std::string text = "## Objects\n\nA field with * is always there.\n\n";
    for (auto const* object : all)
        text += fmt::format("### {}\n\n{}.\n\n{}", object->name, object->meaning,
                            table("Field", object->fields, true));
    return text;
}

} // namespace

std::string api_reference(std::span<Route const* const> routes)
{
    std::string text =
        "# API\n\n" + std::string{introduction} +
        "\nThe same for programs, as OpenAPI 3.1: `/api/v1/openapi.json` of every site. This page is "
        "written by `ninja write_reference` from what reads the requests.\n\n" +
        usual_answers();
    std::string_view chapter;
    for (auto const* route : routes) {
        if (route->doc->chapter != chapter) text += fmt::format("## {}\n\n", chapter = route->doc->chapter);
        text += operation(*route);
    }
    text += objects(routes);
    text.pop_back();
    return text;
}

} // namespace florilege::web
