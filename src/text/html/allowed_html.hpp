#pragma once

#include "text/html/sanitise.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace florilege::text {

/// What the sanitiser does with an element.
enum class Fate : std::uint8_t {
    keep,   ///< written, under `name`
    unwrap, ///< its content takes its place
    drop,   ///< gone with all that it holds
};

struct ElementRule {
    Fate fate = Fate::unwrap;
    std::string_view name{}; ///< what a kept element is written as; <section> becomes <div>
};

/// The rule for an element by its lower-case name; unknown ones are unwrapped.
ElementRule rule_for(std::string_view tag, SanitisePolicy const& policy);

/// The value to write for an attribute of a kept element; nothing where the attribute does not stay.
std::optional<std::string> allowed_value(std::string_view element, std::string_view attribute,
                                         std::string_view value, SanitisePolicy const& policy);

} // namespace florilege::text
