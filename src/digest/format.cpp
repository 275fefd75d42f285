#include "digest/format.hpp"

#include "digest/formats/atom.hpp"
#include "digest/formats/html.hpp"
#include "digest/formats/json.hpp"
#include "digest/formats/markdown.hpp"
#include "digest/formats/text.hpp"

#include <array>
#include <span>

namespace florilege::digest {
namespace {

struct Row {
    Format format;
    std::string_view name;
    std::string_view extension;
};

constexpr std::array rows{Row{Format::text, "text", "txt"},        Row{Format::html, "html", "html"},
                          Row{Format::markdown, "markdown", "md"}, Row{Format::json, "json", "json"},
                          Row{Format::atom, "atom", "atom"},       Row{Format::email, "email", "eml"}};

Row const& row_of(Format format) noexcept
{
    return rows[static_cast<std::size_t>(format)];
}

} // namespace

std::optional<Format> format_named(std::string_view name) noexcept
{
    for (auto const& row : rows)
        if (row.name == name) return row.format;
    return std::nullopt;
}

std::string_view name_of(Format format) noexcept
{
    return row_of(format).name;
}
std::string_view extension_of(Format format) noexcept
{
    return row_of(format).extension;
}

std::string render(Issue const& issue, Format format, Templates const& templates, EmailOptions const& email)
{
    switch (format) {
    case Format::text: return render_text(issue, templates);
    case Format::html: return render_html(issue, templates, HtmlShape::page);
    case Format::markdown: return render_markdown(issue, templates);
    case Format::json: return render_json(issue);
    case Format::atom: return render_atom(std::span{&issue, 1}, templates);
    case Format::email: return render_email(issue, templates, email);
    }
    return {};
}

} // namespace florilege::digest
