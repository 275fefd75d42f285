#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace florilege::text {

/// Appends text so that HTML shows it as it is: & < > become references; NUL, which HTML cannot hold, becomes
/// U+FFFD, and a carriage return, which it would turn into a line feed, a reference.
void append_escaped(std::string& out, std::string_view text);
std::string escape_text(std::string_view text);

/// The same for a value between double quotes; both quotes become references as well.
void append_escaped_value(std::string& out, std::string_view value);
std::string escape_value(std::string_view value);

/// Writes HTML that is well formed and escaped by construction: there is no way to write a raw string but
/// markup(), whose name is looked for in review.
class Writer {
public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    /// Begins an element. Names are lower-case letters and digits, in attributes also "-", "_" and ":";
    /// others, and void elements, throw std::logic_error.
    Writer& open(std::string_view tag, Attributes attributes = {});
    /// A whole void element, as br, hr or img; others throw std::logic_error.
    Writer& empty(std::string_view tag, Attributes attributes = {});
    /// Ends the element opened last; throws std::logic_error where none is open.
    Writer& close();
    Writer& text(std::string_view text);
    /// An element that holds only text.
    Writer& element(std::string_view tag, std::string_view text, Attributes attributes = {});
    /// A line feed, for people who read the source.
    Writer& line();
    /// HTML that is safe already: what sanitise() or another Writer gave.
    Writer& markup(std::string_view html);

    std::size_t depth() const noexcept { return open_.size(); }

    /// What was written. Throws std::logic_error while an element is open.
    std::string take();

private:
    void start(std::string_view tag, Attributes attributes);

    std::string out_;
    std::vector<std::string> open_;
};

/// Whether HTML knows the element as one without content and end tag ("br"). Lower case.
bool is_void_element(std::string_view tag) noexcept;

} // namespace florilege::text
