#pragma once

#include "library/tags/tag.hpp"

#include <optional>
#include <string>
#include <vector>

namespace florilege::library {

/// A tag among its relations, by names.
struct TagFamily {
    TagId id;
    std::string name;
    std::vector<std::string> aliases;
    std::string parent; ///< empty: it stands at the top
    std::vector<std::string> children;
};

/// The owner's tag of that name or alias; nothing where there is none, or the session's viewer is not the
/// owner. Nothing is counted: three look-ups.
std::optional<TagFamily> tag_family(store::Session& session, accounts::AccountId owner, TagName const& name);

} // namespace florilege::library
