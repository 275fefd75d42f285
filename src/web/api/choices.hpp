#pragma once

#include "accounts/audience.hpp"
#include "library/draft.hpp"
#include "library/profile.hpp"

#include <array>
#include <string_view>

namespace florilege::web {

/// The words of closed choices, as the API takes and writes them.
inline constexpr std::array<std::string_view, 4> kind_words{"page", "book", "document", "unresolved"};
inline constexpr std::array<std::string_view, 2> audience_words{"me", "public"};

inline constexpr std::array<std::string_view, 2> role_words{"member",
                                                            "owner"}; ///< as accounts::Role has them
inline constexpr std::array<std::string_view, 2> scope_words{"read",
                                                             "write"}; ///< as accounts::Scope has them
inline constexpr std::array<std::string_view, 3> profile_words{"while-public", "always", "never"};

std::string_view word_of(library::SourceKind kind);
std::string_view word_of(accounts::Audience audience);
std::string_view word_of(library::ProfileShown shown);

/// The other way; the word has been checked.
library::SourceKind kind_of(std::string_view word);
accounts::Audience audience_of(std::string_view word);
library::ProfileShown profile_shown_of(std::string_view word);

} // namespace florilege::web
