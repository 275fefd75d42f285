#pragma once

#include "accounts/public_key.hpp"
#include "prelude/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace florilege::web {

/// A key of another site, and what it calls it.
struct NamedKey {
    std::string id; ///< empty: it has no name
    accounts::PublicKey key;
};
using KeySet = std::vector<NamedKey>;

/// Most keys of a set that are looked at.
constexpr std::size_t most_keys = 100;

/// Reads a JSON Web Key Set (RFC 7517). Left out are keys to encrypt with, those of other kinds or for other
/// ways to sign than ours, and those that are broken: a site may have what we do not know. A Fault for what
/// is no such set.
Result<KeySet> parse_key_set(std::string_view json);

} // namespace florilege::web
