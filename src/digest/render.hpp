#pragma once

#include "digest/formats/email.hpp"
#include "digest/formats/html.hpp"
#include "digest/issue.hpp"
#include "digest/templates.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace florilege::digest {

enum class Format { text, html, markdown, json, atom, email };

/// "text", "html", "markdown", "json", "atom", "email".
std::optional<Format> format_named(std::string_view name) noexcept;

struct RenderOptions {
    HtmlShape html = HtmlShape::page;
    EmailOptions email;
};

/// The issue in a format. A pure function: the same issue, templates and options give the same bytes.
std::string render(Issue const& issue, Format format, Templates const& templates,
                   RenderOptions const& options = {});

} // namespace florilege::digest
