#include "digest/render.hpp"

#include "digest/formats/atom.hpp"
#include "digest/formats/json.hpp"
#include "digest/formats/markdown.hpp"
#include "digest/formats/text.hpp"

#include <stdexcept>

namespace florilege::digest {

std::optional<Format> format_named(std::string_view name) noexcept
{
    if (name == "text") return Format::text;
    if (name == "html") return Format::html;
    if (name == "markdown") return Format::markdown;
    if (name == "json") return Format::json;
    if (name == "atom") return Format::atom;
    if (name == "email") return Format::email;
    return std::nullopt;
}

std::string render(Issue const& issue, Format format, Templates const& templates,
                   RenderOptions const& options)
{
    switch (format) {
    case Format::text: return render_text(issue, templates);
    case Format::html: return render_html(issue, templates, options.html);
    case Format::markdown: return render_markdown(issue, templates);
    case Format::json: return render_json(issue);
    case Format::atom: return render_atom({&issue, 1}, templates);
    case Format::email: return render_email(issue, templates, options.email);
    }
    throw std::logic_error{"no such format"};
}

} // namespace florilege::digest
