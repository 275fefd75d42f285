#include "text/html/text_flow.hpp"

#include "text/utf8/utf8.hpp"

#include <algorithm>

namespace florilege::text {
namespace {

enum class Class { visible, space, line, hidden };

// Controls and the characters that only mark places inside words are hidden.
Class class_of(char32_t c)
{
    if (c == '\n' || c == 0x2028 || c == 0x2029) return Class::line;
    if (c == ' ' || c == '\t' || c == '\f' || c == '\r' || c == 0xA0) return Class::space;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return Class::hidden;
    if (c == 0xAD || c == 0x200B || c == 0xFEFF) return Class::hidden;
    return Class::visible;
}

} // namespace

void TextFlow::words(std::string_view text)
{
    for (auto const [code_point, at, length] : CodePoints{text}) {
        switch (class_of(code_point)) {
        case Class::visible: character(text.substr(at, length)); break;
        case Class::space:
        case Class::line: space_ = true; break;
        case Class::hidden: break;
        }
    }
}

void TextFlow::verbatim(std::string_view text)
{
    std::size_t spaces = 0;
    for (auto const [code_point, at, length] : CodePoints{text}) {
        switch (class_of(code_point)) {
        case Class::visible:
            if (spaces > 0) {
                begin_text();
                out_.append(spaces, ' ');
                spaces = 0;
            }
            character(text.substr(at, length));
            break;
        case Class::space: spaces += code_point == '\t' ? 4 : 1; break;
        case Class::line:
            spaces = 0;
            if (!out_.empty() && !leading_) ++breaks_;
            break;
        case Class::hidden: break;
        }
    }
    space_ = spaces > 0;
}

void TextFlow::lines(int count) noexcept
{
    if (!leading_) breaks_ = std::max(breaks_, count);
}

void TextFlow::line_break() noexcept
{
    if (!leading_) breaks_ = std::max(breaks_, std::min(breaks_ + 1, 2));
}

void TextFlow::same_line() noexcept
{
    if (!leading_) breaks_ = 0;
}

void TextFlow::lead(std::string text)
{
    lead_ = std::move(text);
    lead_indent_ = indent_;
    leading_ = true;
}

void TextFlow::add_lead(std::string_view text)
{
    lead(lead_ + std::string{text});
}

void TextFlow::drop_lead() noexcept
{
    lead_.clear();
    leading_ = false;
}

void TextFlow::character(std::string_view utf8)
{
    begin_text();
    out_ += utf8;
}

void TextFlow::begin_text()
{
    if (breaks_ > 0 && !out_.empty()) {
        out_.append(static_cast<std::size_t>(breaks_), '\n');
        space_ = false;
    }
    bool const fresh = out_.empty() || out_.back() == '\n';
    if (fresh) out_.append(leading_ ? lead_indent_ : indent_, ' ');
    if (leading_) {
        out_ += fresh && lead_.starts_with(' ') ? std::string_view{lead_}.substr(1) : std::string_view{lead_};
    } else if (space_ && !fresh) {
        out_ += ' ';
    }
    breaks_ = 0;
    space_ = false;
    drop_lead();
}

} // namespace florilege::text
