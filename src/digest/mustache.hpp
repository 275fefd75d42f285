#pragma once

#include "prelude/result.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace florilege::digest {

/// What a template may name: texts, yes or no, and lists of further fields. An empty text counts as no.
class Fields {
public:
    void set(std::string_view name, std::string text) { members_.emplace_back(name, std::move(text)); }
    void say(std::string_view name, bool yes) { members_.emplace_back(name, yes); }
    void list(std::string_view name, std::vector<Fields> items)
    {
        members_.emplace_back(name, std::move(items));
    }

    using Value = std::variant<std::string, bool, std::vector<Fields>>;
    std::vector<std::pair<std::string, Value>> const& members() const noexcept { return members_; }

private:
    std::vector<std::pair<std::string, Value>> members_;
};

/// What {{name}} does to a text. {{{name}}} and {{&name}} never change it.
enum class Escape { html, nothing };

/// A template in the Mustache language (https://mustache.github.io/mustache.5.html): variables, sections,
/// inverted sections and comments. Partials and changed delimiters are refused, and so is every name that the
/// template's place does not know: a slip of the pen is found when the template is read, not by a reader.
class Mustache {
public:
    static constexpr std::size_t longest = 256 * 1024; ///< bytes; longer ones are refused
    static constexpr std::size_t deepest = 16;         ///< sections inside sections

    /// Reads one. `names` are all names it may use. The Fault's place is "line N".
    static Result<Mustache> parse(std::string_view text, std::span<std::string_view const> names);

    /// Fills it. Fields it does not name are ignored; names without a field are no. Throws std::logic_error
    /// when the engine fails, which parse() rules out.
    std::string render(Fields const& fields, Escape escape) const;

private:
    struct Engine;
    explicit Mustache(std::shared_ptr<Engine> engine) noexcept : engine_{std::move(engine)} {}
    std::shared_ptr<Engine> engine_;
};

} // namespace florilege::digest
