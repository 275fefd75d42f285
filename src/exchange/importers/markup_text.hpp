#pragma once

#include "text/html/tag_stream.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace florilege::exchange {

/// Gathers the readable text of a stretch of tag soup, token by token: a title, a description. References
/// are decoded already; white space stays, since descriptions are written with it. Tags leave line breaks
/// where they mean any, a link leaves its address behind its text, and what only looks like a tag
/// ("List<String>", in exports that do not escape) stays as text.
class MarkupText {
public:
    /// What becomes of a tag that HTML does not know as one of a text.
    enum class OtherTags { stay, vanish };

    /// Keeps at most `longest` bytes and says so with cut_off(). What is known to be HTML has no text that
    /// only looks like a tag: there other tags vanish.
    explicit MarkupText(std::size_t longest, OtherTags others = OtherTags::stay)
        : longest_{longest}, others_{others}
    {}

    void clear();
    void take(text::MarkupToken const& token);

    bool cut_off() const noexcept { return cut_off_; }

    /// What was gathered, on one line: white space collapsed and trimmed.
    std::string line() const;
    /// What was gathered, its lines kept: no blanks at its ends and at the ends of its lines.
    std::string lines() const;

private:
    void append(std::string_view text);
    void break_line();
    void start_tag(text::MarkupToken const& token);
    void end_tag(text::MarkupToken const& token);

    std::size_t longest_;
    OtherTags others_;
    std::string text_;
    std::string href_;            // of the link being read
    std::size_t link_begins_ = 0; // where in text_ its text begins
    bool in_link_ = false;
    bool cut_off_ = false;
};

} // namespace florilege::exchange
