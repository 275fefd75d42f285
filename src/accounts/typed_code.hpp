#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace florilege::accounts {

/// Groups of letters and digits, five random bits each: "7K3QD-9ZT2M". The alphabet is Crockford's base 32,
/// without I, L, O and U.
struct CodeShape {
    std::size_t groups;
    std::size_t length; ///< of a group
};
std::string fresh_code(CodeShape shape);

/// What a person typed as fresh_code writes it but for the hyphens: small letters, blanks and hyphens do not
/// matter, I and L are read as 1, O as 0.
std::string typed_code(std::string_view typed);

} // namespace florilege::accounts
