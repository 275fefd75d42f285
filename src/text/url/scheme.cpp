#include "text/url/scheme.hpp"

#include "text/url/ascii.hpp"

#include <algorithm>
#include <array>

namespace florilege::text {
namespace {

constexpr std::array<SpecialScheme, 6> special_schemes{{
    {"https", 443},
    {"http", 80},
    {"ftp", 21},
    {"file", std::nullopt},
    {"ws", 80},
    {"wss", 443},
}};

// "place" is a saved query of Firefox: it stands in bookmark exports like a link and leads nowhere outside.
constexpr std::array<std::string_view, 4> active_schemes{"javascript", "data", "vbscript", "place"};

} // namespace

SpecialScheme const* find_special_scheme(std::string_view scheme) noexcept
{
    auto const found = std::find_if(special_schemes.begin(), special_schemes.end(),
                                    [=](SpecialScheme const& special) { return special.name == scheme; });
    return found == special_schemes.end() ? nullptr : &*found;
}

bool is_active_scheme(std::string_view scheme) noexcept
{
    return std::any_of(active_schemes.begin(), active_schemes.end(),
                       [=](std::string_view active) { return equal_ignoring_case(active, scheme); });
}

bool is_active_scheme(Url const& url) noexcept
{
    return is_active_scheme(url.scheme());
}

} // namespace florilege::text
