#include "web/site/browser_name.hpp"

#include "accounts/label.hpp"

#include <array>
#include <utility>

namespace florilege::web {
namespace {

using Named = std::pair<std::string_view, std::string_view>; // what stands in it, what it is called

// The first that is there counts: browsers also name those that they descend from.
constexpr std::array<Named, 7> browsers{{{"Edg", "Edge"},
                                         {"OPR/", "Opera"},
                                         {"Firefox/", "Firefox"},
                                         {"FxiOS/", "Firefox"},
                                         {"CriOS/", "Chrome"},
                                         {"Chrome/", "Chrome"},
                                         {"Safari/", "Safari"}}};
constexpr std::array<Named, 7> systems{{{"iPhone", "iPhone"},
                                        {"iPad", "iPad"},
                                        {"Android", "Android"},
                                        {"CrOS", "ChromeOS"},
                                        {"Windows", "Windows"},
                                        {"Mac OS X", "macOS"},
                                        {"Linux", "Linux"}}};
constexpr std::size_t shown_of_unknown = 60; // bytes

template <std::size_t n> std::string_view first_in(std::string_view agent, std::array<Named, n> const& names)
{
    for (auto const& [part, name] : names)
        if (agent.find(part) != std::string_view::npos) return name;
    return {};
}

} // namespace

std::string browser_name(std::string_view agent)
{
    auto const browser = first_in(agent, browsers);
    if (browser.empty()) return accounts::label_of(agent, shown_of_unknown);
    auto const system = first_in(agent, systems);
    std::string name{browser};
    if (!system.empty()) name.append(", ").append(system);
    return name;
}

} // namespace florilege::web
