#pragma once

#include "web/site/asking.hpp"

namespace florilege::web {

/// What the tokens of a visitor's forms are made from: the secret of the sign-in, or one that a guest's
/// browser keeps while it is open.
struct Guest {
    std::string secret = {};
    bool is_new = false; ///< the browser does not have it yet
};

constexpr std::string_view guest_cookie = "guest";

/// Makes a secret where there is none and `wanted`.
Guest guest_of(Asking const& asking, bool wanted);

} // namespace florilege::web
