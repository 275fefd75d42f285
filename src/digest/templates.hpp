#pragma once

#include "prelude/result.hpp"
#include "text/mustache/mustache.hpp"

#include <array>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace florilege::digest {

/// The templates there are. An issue's template gets its entries ready-made;
/// docs/reference/digest-templates.md lists the names each may use.
enum class TemplateOf {
    text_issue,
    text_entry,
    html_page, ///< a page of its own around html_issue
    html_issue,
    html_entry,
    markdown_issue,
    markdown_entry,
    email_text, ///< the two bodies of a mail; their entries are those of text and HTML
    email_html,
};
inline constexpr std::size_t template_count = 9;

/// A template as the program carries it.
struct BuiltIn {
    std::string_view file; ///< "text.issue.mustache"
    std::string_view text;
};

/// All of them, in the order of TemplateOf: for showing, or for writing out as a start.
std::span<BuiltIn const> built_in_templates();

/// One set of templates. Cheap to copy; one object may be used by several threads.
class Templates {
public:
    /// Our own.
    static Templates built_in();

    /// Our own, but those that the directory holds under the same file name. The Fault names the file and the
    /// line; a *.mustache file with a name that is none of ours is a Fault too, as is a directory that cannot
    /// be read.
    static Result<Templates> load(std::filesystem::path const& directory);

    std::string render(TemplateOf which, text::Fields const& fields) const;

private:
    std::array<std::optional<text::Mustache>, template_count> all_;
};

/// The names that a template may use.
std::span<std::string_view const> names_in(TemplateOf which);

} // namespace florilege::digest
