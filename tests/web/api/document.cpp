#include "tests/web/api/document.hpp"

#include <algorithm>
#include <regex>
#include <stdexcept>

namespace florilege::tests {
namespace {

namespace json = boost::json;
using Faults = std::vector<std::string>;

std::string_view text(json::value const& value)
{
    return value.as_string();
}

std::string lower(std::string_view name)
{
    std::string text{name};
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

std::vector<std::string> steps_of(std::string_view path)
{
    std::vector<std::string> steps;
    for (std::size_t at = 1; at <= path.size();) {
        auto const end = std::min(path.find('/', at), path.size());
        steps.emplace_back(path.substr(at, end - at));
        at = end + 1;
    }
    return steps;
}

/// How many steps of a request's path stand in the pattern as they are; nothing where it is another path.
std::optional<std::size_t> likeness(std::string_view pattern, std::string_view path)
{
    auto const wanted = steps_of(pattern);
    auto const given = steps_of(path);
    if (wanted.size() != given.size()) return std::nullopt;
    std::size_t same = 0;
    for (std::size_t at = 0; at < wanted.size(); ++at) {
        if (wanted[at] == given[at])
            ++same;
        else if (wanted[at].front() != '{')
            return std::nullopt;
    }
    return same;
}

bool is_of_type(json::value const& value, std::string_view type)
{
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_int64() || value.is_uint64();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_bool();
    if (type == "array") return value.is_array();
    if (type == "object") return value.is_object();
    if (type == "null") return value.is_null();
    throw std::runtime_error{"no type: " + std::string{type}};
}

std::size_t characters(std::string_view utf8)
{
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & '\xC0') != '\x80'; }));
}

class Reading {
public:
    explicit Reading(json::value const& root) : root_{root} {}
    Faults faults = {};

    void check(json::value const& value, json::value const& schema, std::string const& at)
    {
        for (auto const& [key, wanted] : schema.as_object())
            check_word(value, schema.as_object(), key, wanted, at);
    }

private:
    void expect(bool right, std::string const& at, std::string_view what)
    {
        if (!right) faults.push_back((at.empty() ? "the whole" : at) + ": " + std::string{what});
    }

    void check_word(json::value const& value, json::object const& schema, std::string_view key,
                    json::value const& wanted, std::string const& at)
    {
        if (key == "description" || key == "additionalProperties") return; // the latter with "properties"
        if (key == "$ref") return check(value, root_.at_pointer(text(wanted).substr(1)), at);
        if (key == "anyOf") return check_any(value, wanted.as_array(), at);
        if (key == "type") return check_type(value, wanted, at);
        if (key == "enum") {
            auto const& words = wanted.as_array();
            return expect(std::find(words.begin(), words.end(), value) != words.end(), at, "is no such word");
        }
        if (key == "properties") return check_fields(value, schema, at);
        if (key == "required") return check_required(value, wanted, at);
        if (key == "items") return check_items(value, wanted, at);
        check_bound(value, key, wanted, at);
    }

    void check_bound(json::value const& value, std::string_view key, json::value const& wanted,
                     std::string const& at)
    {
        if (key == "minimum")
            return expect(!value.is_int64() || value.as_int64() >= wanted.as_int64(), at, "is too small");
        if (key == "maximum")
            return expect(!value.is_int64() || value.as_int64() <= wanted.as_int64(), at, "is too great");
        auto const length = value.is_string()  ? characters(text(value))
                            : value.is_array() ? value.as_array().size()
                                               : 0;
        bool const is_text = value.is_string();
        auto const bound = [&] { return wanted.to_number<std::size_t>(); };
        if (key == "minLength") return expect(!is_text || length >= bound(), at, "is too short");
        if (key == "maxLength") return expect(!is_text || length <= bound(), at, "is too long");
        if (key == "minItems") return expect(!value.is_array() || length >= bound(), at, "has too few");
        if (key == "maxItems") return expect(!value.is_array() || length <= bound(), at, "has too many");
        if (key == "pattern")
            return expect(!is_text || std::regex_search(std::string{text(value)},
                                                        std::regex{std::string{text(wanted)}}),
                          at, "is not like the pattern");
        if (key == "format") return check_format(value, text(wanted), at);
        throw std::runtime_error{"no word of JSON Schema known here: " + std::string{key}};
    }

    void check_format(json::value const& value, std::string_view format, std::string const& at)
    {
        static std::regex const time{R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))"};
        static std::regex const address{R"([a-z][a-z0-9+.-]*:\S*)"};
        if (format != "date-time" && format != "iri")
            throw std::runtime_error{"no format known here: " + std::string{format}};
        if (!value.is_string()) return;
        expect(std::regex_match(std::string{text(value)}, format == "iri" ? address : time), at,
               "is not of that format");
    }

    void check_any(json::value const& value, json::array const& schemas, std::string const& at)
    {
        expect(std::any_of(schemas.begin(), schemas.end(),
                           [&](json::value const& schema) {
                               Reading one{root_};
                               one.check(value, schema, at);
                               return one.faults.empty();
                           }),
               at, "is none of several");
    }

    void check_type(json::value const& value, json::value const& wanted, std::string const& at)
    {
        bool const right =
            wanted.is_string()
                ? is_of_type(value, text(wanted))
                : std::any_of(wanted.as_array().begin(), wanted.as_array().end(),
                              [&](json::value const& type) { return is_of_type(value, text(type)); });
        expect(right, at, "is not of that type");
    }

    /// Fields that the schema does not name are wrong also where programs must expect them: we give none.
    void check_fields(json::value const& value, json::object const& schema, std::string const& at)
    {
        if (!value.is_object()) return;
        auto const& known = schema.at("properties").as_object();
        for (auto const& [name, member] : value.as_object()) {
            auto const inside = at + '/' + std::string{name};
            if (auto const* field = known.if_contains(name))
                check(member, *field, inside);
            else
                expect(false, inside, "is not described");
        }
    }

    void check_required(json::value const& value, json::value const& names, std::string const& at)
    {
        if (!value.is_object()) return;
        for (auto const& name : names.as_array())
            expect(value.as_object().contains(text(name)), at + '/' + std::string{text(name)}, "is missing");
    }

    void check_items(json::value const& value, json::value const& schema, std::string const& at)
    {
        if (!value.is_array()) return;
        for (std::size_t index = 0; index < value.as_array().size(); ++index)
            check(value.as_array()[index], schema, at + '/' + std::to_string(index));
    }

    json::value const& root_;
};

} // namespace

json::object const* Document::find(web::Method method, std::string_view path) const
{
    auto const name = lower(web::name_of(method));
    json::object const* best = nullptr;
    std::size_t most = 0;
    for (auto const& [pattern, operations] : root().at("paths").as_object()) {
        auto const like = likeness(pattern, path);
        auto const* const operation = operations.as_object().if_contains(name);
        if (!like || operation == nullptr || (best != nullptr && *like <= most)) continue;
        best = &operation->as_object();
        most = *like;
    }
    return best;
}

Faults Document::faults(json::value const& value, json::value const& schema) const
{
    Reading reading{root_};
    reading.check(value, schema, {});
    return std::move(reading.faults);
}

Faults Document::faults(web::Method method, std::string_view path, Answer const& answer) const
{
    auto const* const operation = find(method, path);
    if (operation == nullptr) return {"the document has no such operation"};
    auto const& answers = operation->at("responses").as_object();
    auto const* told = answers.if_contains(std::to_string(answer.status));
    if (told == nullptr) return {"the document tells of no answer " + std::to_string(answer.status)};
    Faults wrong;
    if (auto const* headers = told->as_object().if_contains("headers"))
        for (auto const& [name, header] : headers->as_object())
            if (header.at("required").as_bool() && answer.header(lower(name)).empty())
                wrong.push_back(std::string{name} + " is missing");
    auto const* const content = told->as_object().if_contains("content");
    if (content == nullptr) {
        if (!answer.body.empty()) wrong.push_back("there is a body where none should be");
        return wrong;
    }
    auto const type = answer.header("content-type");
    auto const* const described = content->as_object().if_contains(type);
    if (described == nullptr) {
        wrong.push_back("the document tells of no " + type);
        return wrong;
    }
    auto const& schema = described->at("schema").as_object();
    if (schema.empty() && !type.starts_with("application/json")) return wrong; // a file of any bytes
    for (auto& fault : faults(json::parse(answer.body), described->at("schema")))
        wrong.push_back(std::move(fault));
    return wrong;
}

} // namespace florilege::tests
