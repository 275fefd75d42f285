#include "web/http/headers.hpp"

#include <algorithm>
#include <charconv>

namespace florilege::web {
namespace {

std::string_view trimmed(std::string_view text) noexcept
{
    auto const first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

} // namespace

void Headers::set(std::string_view name, std::string value)
{
    std::erase_if(fields_, [&](Header const& field) { return field.name == name; });
    add(name, std::move(value));
}

std::optional<std::string_view> Headers::find(std::string_view name) const noexcept
{
    auto const found =
        std::find_if(fields_.begin(), fields_.end(), [&](Header const& field) { return field.name == name; });
    if (found == fields_.end()) return std::nullopt;
    return found->value;
}

std::vector<std::string_view> Headers::all(std::string_view name) const
{
    std::vector<std::string_view> values;
    for (auto const& field : fields_)
        if (field.name == name) values.push_back(field.value);
    return values;
}

std::vector<std::string_view> list_members(std::string_view value)
{
    std::vector<std::string_view> members;
    while (!value.empty()) {
        auto const comma = std::min(value.find(','), value.size());
        if (auto const member = trimmed(value.substr(0, comma)); !member.empty()) members.push_back(member);
        value.remove_prefix(std::min(comma + 1, value.size()));
    }
    return members;
}

double weight_of(std::string_view member) noexcept
{
    auto const at = member.find(";q=");
    auto const spaced = member.find("; q=");
    auto const from = at != std::string_view::npos       ? at + 3
                      : spaced != std::string_view::npos ? spaced + 4
                                                         : std::string_view::npos;
    if (from == std::string_view::npos) return 1;
    double weight = 1;
    auto const* const end = member.data() + member.size();
    if (std::from_chars(member.data() + from, end, weight).ec != std::errc{}) return 1;
    return std::clamp(weight, 0.0, 1.0);
}

std::string_view without_parameters(std::string_view value) noexcept
{
    return trimmed(value.substr(0, value.find(';')));
}

} // namespace florilege::web
