#pragma once

#include "accounts/audience.hpp"
#include "library/draft.hpp"

#include <optional>
#include <string>
#include <string_view>

/// The words by which Florilege's own format writes closed choices, in both directions.
namespace florilege::exchange {

/// Version of the format this program writes, and the newest it reads: the number in the first line.
constexpr int florilege_format_version = 2;

/// "me", "public", or "space:17"; empty for no audience.
std::string audience_word(std::optional<accounts::Audience> audience);
/// The audience of a word; nothing for any other text.
std::optional<accounts::Audience> audience_of(std::string_view word);

/// "page", "book", "document", "unresolved".
std::string_view kind_word(library::SourceKind kind);
/// The kind of a word; nothing for any other text.
std::optional<library::SourceKind> kind_of(std::string_view word);

} // namespace florilege::exchange
