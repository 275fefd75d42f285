#include "text/url/url_input.hpp"

#include "text/url/ascii.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>

namespace florilege::text {
namespace {

constexpr bool is_control_or_space(char c) noexcept
{
    return static_cast<unsigned char>(c) <= 0x20;
}
constexpr bool is_tab_or_break(char c) noexcept
{
    return c == '\t' || c == '\n' || c == '\r';
}

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// One code point (or one ill-formed part) at the start of what is left.
struct Piece {
    std::size_t length;    // bytes read
    std::string_view text; // what they become
};

Piece next_piece(std::string_view rest) noexcept
{
    if (is_ascii(rest.front())) return {1, rest.substr(0, 1)};
    Decoded const next = decode_next(rest, 0);
    return {next.length, next.valid ? rest.substr(0, next.length) : replacement};
}

} // namespace

UrlInput::UrlInput(std::string_view raw) : trimmed_{raw}
{
    while (!trimmed_.empty() && is_control_or_space(trimmed_.back()))
        trimmed_.remove_suffix(1);
    while (!trimmed_.empty() && is_control_or_space(trimmed_.front()))
        trimmed_.remove_prefix(1);
    trimmed_at_ =
        raw.size() - (trimmed_.empty() ? 0 : static_cast<std::size_t>(raw.end() - trimmed_.begin()));

    bool const clean = std::all_of(trimmed_.begin(), trimmed_.end(),
                                   [](char c) { return is_ascii(c) && !is_tab_or_break(c); });
    if (clean) {
        text_ = trimmed_;
        return;
    }
    cleaned_.reserve(trimmed_.size());
    for (std::string_view rest = trimmed_; !rest.empty();) {
        Piece const piece = next_piece(rest);
        rest.remove_prefix(piece.length);
        if (!is_tab_or_break(piece.text.front())) cleaned_ += piece.text;
    }
    text_ = cleaned_;
}

std::size_t UrlInput::offset_in_raw(std::size_t offset) const noexcept
{
    if (cleaned_.empty()) return trimmed_at_ + std::min(offset, trimmed_.size());
    std::size_t written = 0;
    std::string_view rest = trimmed_;
    while (!rest.empty()) {
        Piece const piece = next_piece(rest);
        if (!is_tab_or_break(piece.text.front())) {
            if (written + piece.text.size() > offset) break;
            written += piece.text.size();
        }
        rest.remove_prefix(piece.length);
    }
    return trimmed_at_ + trimmed_.size() - rest.size();
}

} // namespace florilege::text
