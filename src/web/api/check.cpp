#include "web/api/check.hpp"

#include "prelude/ids.hpp"
#include "web/api/json_pointer.hpp"
#include "web/api/times.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace florilege::web {
namespace {

namespace json = boost::json;

/// Characters of a text that is UTF-8, as whatever was parsed as JSON is.
std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

class Checking {
public:
    std::vector<FieldFault> faults = {};

    void check(json::value const& value, Shape const& shape, std::string const& at)
    {
        if (faults.size() == most_faults || (value.is_null() && shape.may_be_null)) return;
        switch (shape.kind) {
        case Shape::Kind::any: return;
        case Shape::Kind::text:
        case Shape::Kind::url:
        case Shape::Kind::id:
        case Shape::Kind::time:
            if (!value.is_string()) return add(at, "is not a text");
            return check_text(value.get_string(), shape, at);
        case Shape::Kind::whole:
            if (!value.is_int64()) return add(at, "is not a whole number");
            return check_bounds(value.get_int64(), shape, at);
        case Shape::Kind::real:
            if (!value.is_number()) add(at, "is not a number");
            return;
        case Shape::Kind::yes_no:
            if (!value.is_bool()) add(at, "is neither true nor false");
            return;
        case Shape::Kind::list:
            if (!value.is_array()) return add(at, "is not a list");
            return check_list(value.get_array(), shape, at);
        case Shape::Kind::object:
            if (!value.is_object()) return add(at, "is not an object");
            return check_object(value.get_object(), *shape.object, at);
        }
    }

private:
    void add(std::string const& at, std::string detail)
    {
        if (faults.size() < most_faults) faults.push_back({at, std::move(detail)});
    }

    void check_text(std::string_view value, Shape const& shape, std::string const& at)
    {
        if (value.find('\0') != std::string_view::npos) return add(at, "holds the character U+0000");
        auto const length = characters(value);
        if (shape.longest > 0 && length > shape.longest)
            return add(at, fmt::format("is longer than {} characters", shape.longest));
        if (length < shape.shortest) return add(at, "is empty");
        if (shape.kind == Shape::Kind::id && !PublicId::parse(value)) return add(at, "is no id");
        if (shape.kind == Shape::Kind::time && !read_time(value))
            return add(at, "is no time of RFC 3339, such as 2012-01-30T10:09:32Z");
        if (shape.words.empty()) return;
        for (auto const word : shape.words)
            if (word == value) return;
        add(at, fmt::format("is none of: {}", fmt::join(shape.words, ", ")));
    }

    void check_bounds(std::int64_t value, Shape const& shape, std::string const& at)
    {
        if (value < shape.least) add(at, fmt::format("is less than {}", shape.least));
        if (value > shape.most) add(at, fmt::format("is more than {}", shape.most));
    }

    void check_list(json::array const& list, Shape const& shape, std::string const& at)
    {
        if (shape.longest > 0 && list.size() > shape.longest)
            return add(at, fmt::format("has more than {} items", shape.longest));
        if (list.size() < shape.shortest) return add(at, "has no items");
        for (std::size_t index = 0; index < list.size(); ++index)
            check(list[index], *shape.items, at + '/' + std::to_string(index));
    }

    void check_object(json::object const& object, Object const& known, std::string const& at)
    {
        for (auto const& member : object) {
            std::string_view const name = member.key();
            if (auto const* field = find_field(known.fields, name))
                check(member.value(), field->shape, at + pointer_step(name));
            else
                add(at + pointer_step(name), "is no field known here");
        }
        for (auto const& field : known.fields)
            if (field.required && !object.contains(field.name))
                add(at + pointer_step(field.name), "is missing");
    }
};

} // namespace

std::vector<FieldFault> faults_in(json::value const& value, Shape const& shape, std::string_view at)
{
    Checking checking;
    checking.check(value, shape, std::string{at});
    return std::move(checking.faults);
}

} // namespace florilege::web
