#pragma once

#include <span>

namespace florilege::accounts {

/// Frequent passwords, in small letters, that the estimator's own dictionaries do not hold.
std::span<char const* const> common_passwords() noexcept;

} // namespace florilege::accounts
