#pragma once

#include "prelude/result.hpp"
#include "text/mustache/fields.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::text {

/// What {{name}} does to a text. {{{name}}} and {{&name}} never change it.
enum class Escape { html, nothing };

/// A template in the Mustache language (https://mustache.github.io/mustache.5.html): variables, sections,
/// inverted sections and comments. Lines that hold nothing but a section's tag leave no line behind. Changed
/// delimiters are refused.
class Mustache {
public:
    static constexpr std::size_t longest = 256 * 1024; ///< bytes; longer ones are refused
    static constexpr std::size_t deepest = 16;         ///< sections inside sections

    /// Reads one that a person wrote. `names` are all names it may use: a slip of the pen is found here, not
    /// by a reader. Partials are refused. The Fault's place is "line N". A name without a field is no.
    static Result<Mustache> parse(std::string_view text, std::span<std::string_view const> names);

    /// The text of the partial of that name; an empty one stands for none.
    using Partials = std::function<std::string_view(std::string_view name)>;

    /// Reads one of our own, {{> partials}} put in their places. Throws std::logic_error where it is wrong,
    /// and so does rendering where a name has no field anywhere around it.
    static Mustache own(std::string_view text, Partials const& partials);

    /// Fills it. Fields it does not name are ignored.
    std::string render(Fields const& fields, Escape escape) const;

private:
    enum class Kind { text, value, raw, section, inverted };
    struct Step {
        Kind kind;
        std::string text; ///< what stands there, or the name
        std::size_t end;  ///< of a section: the step behind it
    };
    class Rendering;
    friend class TemplateReading;

    Mustache(std::vector<Step> steps, bool strict) : steps_{std::move(steps)}, strict_{strict} {}
    std::vector<Step> steps_;
    bool strict_;
};

} // namespace florilege::text
