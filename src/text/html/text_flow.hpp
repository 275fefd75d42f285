#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace florilege::text {

/// Builds readable text: collapses white space, and turns wishes for line breaks into breaks only when text
/// follows, so that nothing begins or ends with white space.
class TextFlow {
public:
    /// Text in which white space means one space.
    void words(std::string_view text);
    /// Text whose spaces and line feeds count.
    void verbatim(std::string_view text);

    /// What comes next begins at least that many lines further down: 1 is a new line, 2 leaves one blank.
    void lines(int count) noexcept;
    /// One line feed more, as <br> says; never more than one blank line.
    void line_break() noexcept;
    /// Takes back the wish for lines since the last text.
    void same_line() noexcept;
    /// What the next text begins with: a bullet, a separator of cells. Until then lines() has no effect,
    /// so that a paragraph inside a list item stays beside its bullet.
    void lead(std::string text);
    void add_lead(std::string_view text);
    void drop_lead() noexcept;
    /// Spaces in front of every line that begins from now on.
    void indent(std::size_t spaces) noexcept { indent_ = spaces; }

    std::string take() { return std::move(out_); }

private:
    void character(std::string_view utf8);
    void begin_text();

    std::string out_;
    std::string lead_;
    std::size_t indent_ = 0;
    std::size_t lead_indent_ = 0;
    int breaks_ = 0;
    bool space_ = false;
    bool leading_ = false; // a lead waits for its text
};

} // namespace florilege::text
