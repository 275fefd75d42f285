#pragma once

#include "digest/formats/email.hpp"
#include "digest/issue.hpp"
#include "digest/templates.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace florilege::digest {

/// The forms an issue can take.
enum class Format { text, html, markdown, json, atom, email };

/// "text", "html", "markdown", "json", "atom", "email".
std::optional<Format> format_named(std::string_view name) noexcept;
std::string_view name_of(Format format) noexcept;

/// Of a file in that form, without the dot.
std::string_view extension_of(Format format) noexcept;

/// The issue in one form. `email` matters to mails alone.
std::string render(Issue const& issue, Format format, Templates const& templates,
                   EmailOptions const& email = {});

} // namespace florilege::digest
