#pragma once

#include "digest/publish/standing.hpp"
#include "web/api/schema.hpp"
#include "web/site/asking.hpp"

#include <boost/json/fwd.hpp>

#include <array>
#include <string_view>

namespace florilege::web {

/// The words of closed choices about digests; their order is that of digest::Every, Order, Language and
/// Format.
inline constexpr std::array<std::string_view, 3> every_words{"day", "week", "month"};
inline constexpr std::array<std::string_view, 4> order_words{"newest", "oldest", "tag", "list"};
inline constexpr std::array<std::string_view, 2> language_words{"en", "fr"};
inline constexpr std::array<std::string_view, 6> format_words{"text", "html", "markdown",
                                                              "json", "atom", "email"};

/// A digest as its owner ordered it.
extern Object const digest_object;
boost::json::object digest_json(Asking const& asking, digest::StoredDigest const& digest);

} // namespace florilege::web
