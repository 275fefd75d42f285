#pragma once

#include "accounts/audience.hpp"
#include "library/draft.hpp"

#include <array>
#include <string_view>

namespace florilege::web {

/// The words of closed choices, as the API takes and writes them.
inline constexpr std::array<std::string_view, 4> kind_words{"page", "book", "document", "unresolved"};
inline constexpr std::array<std::string_view, 2> audience_words{"me", "public"};

std::string_view word_of(library::SourceKind kind);
std::string_view word_of(accounts::Audience audience);

/// The other way; the word has been checked.
library::SourceKind kind_of(std::string_view word);
accounts::Audience audience_of(std::string_view word);

} // namespace florilege::web
