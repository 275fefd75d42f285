#include "library/edit_fault.hpp"

#include "text/utf8/utf8.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace florilege::library {
namespace {

EditFault bad(std::string_view field, std::string reason, Saying saying = {})
{
    return {{}, EditFault::BadText{std::string{field}, std::move(reason), std::move(saying)}};
}

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_hex_digit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_colour(std::string_view text)
{
    constexpr std::size_t longest_name = 32;
    if (!text.starts_with('#'))
        return text.size() <= longest_name && std::all_of(text.begin(), text.end(), is_letter);
    text.remove_prefix(1);
    bool const of_a_form = text.size() == 3 || text.size() == 4 || text.size() == 6 || text.size() == 8;
    return of_a_form && std::all_of(text.begin(), text.end(), is_hex_digit);
}

std::optional<EditFault> fault_in_json(std::string_view field, std::string_view text, boost::json::kind kind)
{
    if (text.empty()) return std::nullopt;
    if (auto fault = fault_in(field, text, EditLimits::text)) return fault;
    boost::system::error_code failed;
    auto const value = boost::json::parse(text, failed);
    if (!failed && value.kind() == kind) return std::nullopt;
    return bad(field, kind == boost::json::kind::array ? "is no JSON array" : "is no JSON object");
}

} // namespace

std::optional<EditFault> fault_in(std::string_view field, std::string_view text, std::size_t longest)
{
    if (text.size() > longest)
        return bad(field, "is longer than " + std::to_string(longest) + " bytes",
                   Saying{"fault.text.too-long", {{"most", static_cast<std::int64_t>(longest)}}});
    if (!text::is_valid(text)) return bad(field, "is not UTF-8", Saying{"fault.text.no-text"});
    if (text.find('\0') != std::string_view::npos)
        return bad(field, "holds a NUL", Saying{"fault.text.character"});
    return std::nullopt;
}

std::optional<EditFault> fault_in_tags(std::vector<std::string> const& tags)
{
    if (tags.size() > EditLimits::tags)
        return bad("tags", "are more than " + std::to_string(EditLimits::tags),
                   Saying{"fault.text.tags", {{"most", std::int64_t{EditLimits::tags}}}});
    for (auto const& tag : tags)
        if (auto fault = fault_in("tags", tag, EditLimits::line)) return fault;
    return std::nullopt;
}

std::optional<EditFault> fault_in_colour(std::string_view colour)
{
    if (is_colour(colour)) return std::nullopt;
    return bad("colour", "is neither the name of a colour nor #rrggbb");
}

std::optional<EditFault> fault_in_selectors(std::string_view selectors)
{
    return fault_in_json("selectors", selectors, boost::json::kind::array);
}

std::optional<EditFault> fault_in_extra(std::string_view extra)
{
    return fault_in_json("extra", extra, boost::json::kind::object);
}

} // namespace florilege::library
