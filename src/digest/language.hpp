#pragma once

#include <string_view>

namespace florilege::digest {

/// A language in which we know how to speak.
enum class Language { english, french };

/// The language for a locale ("fr", "fr-CA", "fr_BE.UTF-8"): English for every one we do not speak.
Language language_of(std::string_view locale) noexcept;

/// Its BCP 47 tag: "en", "fr".
std::string_view tag_of(Language language) noexcept;

} // namespace florilege::digest
