#include "text/html/tag_stream.hpp"

#include "text/html/entities.hpp"
#include "text/url/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace florilege::text {
namespace {

constexpr std::string_view cdata_mark = "<![CDATA[";

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// The bytes at which something ends inside a tag, as bits.
enum Stop : std::uint8_t { at_space = 1, at_end = 2, at_slash = 4, at_equals = 8 };

constexpr auto stops = [] {
    std::array<std::uint8_t, 256> table{};
    for (char const c : std::string_view{" \t\n\f\r"})
        table[static_cast<unsigned char>(c)] = at_space;
    table['>'] = at_end;
    table['/'] = at_slash;
    table['='] = at_equals;
    return table;
}();

constexpr bool is_stop(char c, int which) noexcept
{
    return (stops[static_cast<unsigned char>(c)] & which) != 0;
}
constexpr bool is_space(char c) noexcept
{
    return is_stop(c, at_space);
}

constexpr bool is_raw(std::string_view tag) noexcept
{
    return tag == "script" || tag == "style";
}

bool has(std::string_view text, char c) noexcept
{
    return !text.empty() && std::memchr(text.data(), c, text.size()) != nullptr;
}

// The preprocessing of the HTML Standard, 13.2.3.5, and U+FFFD for NUL.
void append_normal(std::string& out, std::string_view raw)
{
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '\0')
            out += replacement;
        else if (raw[i] != '\r')
            out += raw[i];
        else if (i + 1 == raw.size() || raw[i + 1] != '\n')
            out += '\n';
    }
}

} // namespace

std::optional<std::string_view> MarkupToken::attribute(std::string_view wanted) const noexcept
{
    for (auto const& [attribute_name, value] : attributes) {
        if (attribute_name == wanted) return value;
    }
    return std::nullopt;
}

void TagStream::feed(std::string_view chunk)
{
    buffer_.erase(0, begin_);
    offset_ += begin_;
    scan_ -= begin_;
    begin_ = 0;
    buffer_ += chunk;
}

MarkupToken const* TagStream::next()
{
    while (begin_ < buffer_.size()) {
        switch (scan()) {
        case Found::token: return &token_;
        case Found::more: return nullptr;
        case Found::nothing: break;
        }
    }
    return nullptr;
}

TagStream::Found TagStream::scan()
{
    if (raw_) return scan_raw_text();
    if (skipping_ || buffer_[begin_] != '<') return scan_text();
    switch (opens_markup(begin_)) {
    case Opens::unknown: return Found::more;
    case Opens::no: return scan_text();
    case Opens::yes: break;
    }
    std::string_view const rest = std::string_view{buffer_}.substr(begin_);
    if (is_ascii_letter(rest[1]) || (rest[1] == '/' && is_ascii_letter(rest[2]))) return scan_tag();
    if (rest.starts_with("</>")) return consume(begin_ + 3), Found::nothing;
    constexpr std::string_view comment = "<!--";
    if (rest.starts_with(comment)) return scan_comment();
    if (rest.size() < comment.size() && comment.starts_with(rest) && !finished_) return Found::more;
    if (limits_.cdata && rest.starts_with(cdata_mark)) return scan_cdata();
    if (limits_.cdata && cdata_mark.starts_with(rest) && !finished_) return Found::more;
    return scan_declaration();
}

TagStream::Opens TagStream::opens_markup(std::size_t at) const noexcept
{
    auto const unknown = finished_ ? Opens::no : Opens::unknown;
    if (at + 1 >= buffer_.size()) return unknown;
    char const next = buffer_[at + 1];
    if (next == '/') return at + 2 >= buffer_.size() ? unknown : Opens::yes;
    return is_ascii_letter(next) || next == '!' || next == '?' ? Opens::yes : Opens::no;
}

TagStream::Found TagStream::scan_text()
{
    return text_done(text_end(), Markup::text, "a text longer than the limit was left out");
}

// Where the text at the front ends; npos where that is not known yet.
std::size_t TagStream::text_end()
{
    while (true) {
        scan_ = std::min(buffer_.find('<', scan_), buffer_.size());
        if (scan_ == buffer_.size()) return finished_ ? scan_ : buffer_.npos;
        switch (opens_markup(scan_)) {
        case Opens::yes: return scan_;
        case Opens::unknown: return buffer_.npos;
        case Opens::no: ++scan_; break;
        }
    }
}

TagStream::Found TagStream::scan_raw_text()
{
    auto const end = raw_text_end();
    if (complete(end)) raw_ = false;
    return text_done(end, Markup::raw_text, "a script or style longer than the limit was left out");
}

std::size_t TagStream::raw_text_end()
{
    while (true) {
        scan_ = std::min(buffer_.find('<', scan_), buffer_.size());
        std::string_view const rest = std::string_view{buffer_}.substr(scan_);
        if (rest.size() < raw_name_.size() + 3) return finished_ ? buffer_.size() : buffer_.npos;
        char const after = rest[raw_name_.size() + 2];
        if (rest[1] == '/' && equal_ignoring_case(rest.substr(2, raw_name_.size()), raw_name_) &&
            (is_space(after) || after == '/' || after == '>')) {
            return scan_;
        }
        ++scan_;
    }
}

TagStream::Found TagStream::text_done(std::size_t end, Markup kind, std::string_view too_long)
{
    bool const done = complete(end);
    if (!done) end = scan_;
    bool const was_skipping = skipping_;
    bool const over = end - begin_ > limits_.token_bytes;
    if (!done && !over && !was_skipping) return Found::more;
    skipping_ = !done && (over || was_skipping);
    if (was_skipping || end == begin_) return consume(end), done ? Found::nothing : Found::more;
    if (over) {
        token_ = {.kind = Markup::damage, .text = too_long, .line = line_};
        return consume(end), Found::token;
    }
    decoded_.clear();
    token_ = {.kind = kind, .text = decoded({0, end - begin_}, kind), .line = line_};
    return consume(end), Found::token;
}

TagStream::Found TagStream::scan_comment()
{
    // "<!-->" and "<!--->" are whole comments; "--!>" ends one as well, but not with the dashes that begin
    // it.
    scan_ = std::max(scan_, begin_ + 4);
    while (true) {
        scan_ = std::min(buffer_.find('>', scan_), buffer_.size());
        if (scan_ == buffer_.size()) return markup_incomplete();
        std::string_view const before = std::string_view{buffer_}.substr(begin_ + 2, scan_ - begin_ - 2);
        std::size_t const tail = before.ends_with("--")                         ? 2
                                 : before.ends_with("--!") && before.size() > 4 ? 3
                                                                                : 0;
        if (tail != 0) {
            std::size_t const content = std::max<std::size_t>(before.size() - tail, 2);
            return comment_done(scan_ + 1, {4, content + 2}, Markup::comment);
        }
        ++scan_;
    }
}

TagStream::Found TagStream::scan_cdata()
{
    constexpr std::string_view closing = "]]>";
    scan_ = std::max(scan_, begin_ + cdata_mark.size());
    auto const end = buffer_.find(closing, scan_);
    if (end != buffer_.npos) {
        scan_ = end;
        return comment_done(end + closing.size(), {cdata_mark.size(), end - begin_}, Markup::raw_text);
    }
    // The end held now may be the beginning of what closes it.
    scan_ = std::max(scan_, buffer_.size() - std::min(buffer_.size(), closing.size() - 1));
    return markup_incomplete();
}

TagStream::Found TagStream::scan_declaration()
{
    scan_ = std::min(buffer_.find('>', scan_), buffer_.size());
    if (scan_ == buffer_.size()) return markup_incomplete();
    constexpr std::string_view doctype = "<!doctype";
    bool const is_doctype =
        equal_ignoring_case(std::string_view{buffer_}.substr(begin_, doctype.size()), doctype);
    std::size_t const content = is_doctype ? doctype.size() : buffer_[begin_ + 1] == '?' ? 1 : 2;
    return comment_done(scan_ + 1, {content, scan_ - begin_}, is_doctype ? Markup::doctype : Markup::comment);
}

TagStream::Found TagStream::comment_done(std::size_t end, Slice content, Markup kind)
{
    if (end - begin_ > limits_.token_bytes) return damage("a comment longer than the limit");
    token_ = {.kind = kind, .text = view(content), .line = line_};
    return consume(end), Found::token;
}

TagStream::Found TagStream::scan_tag()
{
    if (scan_ == begin_) {
        bool const is_end = buffer_[begin_ + 1] == '/';
        name_.begin = is_end ? 2 : 1;
        scan_ += name_.begin;
        step_ = Step::name;
        raw_attributes_.clear();
    }
    auto const end = tag_end();
    return complete(end) ? tag_done(end) : markup_incomplete();
}

// The tag states of the tokenizer (13.2.5.8 and 13.2.5.32 to 13.2.5.40), up to the byte after ">"; npos where
// the bytes end before. Takes up where it stopped.
std::size_t TagStream::tag_end()
{
    auto const skip_until = [this](int which) {
        while (scan_ < buffer_.size() && !is_stop(buffer_[scan_], which))
            ++scan_;
        return scan_ < buffer_.size();
    };
    auto const skip_spaces = [this] {
        while (scan_ < buffer_.size() && is_space(buffer_[scan_]))
            ++scan_;
        return scan_ < buffer_.size();
    };
    auto const close_quote = [this](char quote) {
        scan_ = std::min(buffer_.find(quote, scan_), buffer_.size());
        if (scan_ == buffer_.size()) return;
        attribute_.value.end = scan_++ - begin_;
        close_attribute();
        step_ = Step::after_quoted;
    };
    while (scan_ < buffer_.size()) {
        switch (step_) {
        case Step::name:
            if (!skip_until(at_space | at_slash | at_end)) return buffer_.npos;
            name_.end = scan_ - begin_;
            step_ = Step::before_attribute;
            break;
        case Step::before_attribute:
            if (!skip_spaces()) return buffer_.npos;
            if (buffer_[scan_] == '>') return scan_ + 1;
            if (buffer_[scan_] == '/') {
                ++scan_;
                step_ = Step::slash;
                break;
            }
            attribute_ = {.name = {scan_ - begin_, 0}, .value = {}};
            ++scan_; // whatever it is, also "="
            step_ = Step::attribute_name;
            break;
        case Step::attribute_name:
            if (!skip_until(at_space | at_slash | at_end | at_equals)) return buffer_.npos;
            attribute_.name.end = scan_ - begin_;
            step_ = Step::after_attribute_name;
            break;
        case Step::after_attribute_name:
            if (!skip_spaces()) return buffer_.npos;
            if (buffer_[scan_] == '=') {
                ++scan_;
                step_ = Step::before_value;
                break;
            }
            close_attribute();
            step_ = Step::before_attribute;
            break;
        case Step::before_value:
            if (!skip_spaces()) return buffer_.npos;
            if (buffer_[scan_] == '"')
                step_ = Step::double_quoted;
            else if (buffer_[scan_] == '\'')
                step_ = Step::single_quoted;
            else
                step_ = Step::unquoted;
            if (step_ != Step::unquoted) ++scan_;
            attribute_.value.begin = scan_ - begin_;
            break;
        case Step::double_quoted: close_quote('"'); break;
        case Step::single_quoted: close_quote('\''); break;
        case Step::unquoted:
            if (!skip_until(at_space | at_end)) return buffer_.npos;
            attribute_.value.end = scan_ - begin_;
            close_attribute();
            step_ = Step::before_attribute;
            break;
        case Step::after_quoted: step_ = Step::before_attribute; break;
        case Step::slash:
            if (buffer_[scan_] == '>') return scan_ + 1;
            step_ = Step::before_attribute;
            break;
        }
    }
    return buffer_.npos;
}

void TagStream::close_attribute()
{
    if (raw_attributes_.size() < limits_.attributes) raw_attributes_.push_back(attribute_);
}

TagStream::Found TagStream::tag_done(std::size_t end)
{
    if (end - begin_ > limits_.token_bytes) return damage("a tag longer than the limit");
    decoded_.clear();
    attributes_.clear();
    bool const is_start = name_.begin == 1;
    token_ = {.kind = is_start ? Markup::start_tag : Markup::end_tag, .name = lowered(name_), .line = line_};
    if (is_start) {
        for (auto const& [name, value] : raw_attributes_) {
            auto const lower_name = lowered(name);
            if (std::ranges::find(attributes_, lower_name, &Attribute::name) != attributes_.end()) continue;
            attributes_.push_back({lower_name, decoded(value, Markup::start_tag)});
        }
        token_.attributes = attributes_;
        token_.self_closing = step_ == Step::slash;
        raw_ = is_raw(token_.name);
        if (raw_) raw_name_ = token_.name;
    }
    return consume(end), Found::token;
}

TagStream::Found TagStream::markup_incomplete()
{
    if (buffer_.size() - begin_ > limits_.token_bytes)
        return damage("markup that does not end within the limit");
    return finished_ ? damage("markup that does not end") : Found::more;
}

// Leaves out the markup at the front. What stands at the beginning of a line inside it is probably good: an
// unterminated quote takes many lines with it. Those bytes are read a second time, but never a third, which
// keeps hostile input linear. Only the first token_bytes are looked at, so that chunks make no difference.
TagStream::Found TagStream::damage(std::string_view reason)
{
    auto const reach = std::min(buffer_.size(), begin_ + std::max<std::size_t>(limits_.token_bytes, 1));
    auto const line_start = std::string_view{buffer_}.substr(0, reach).find("\n<", begin_ + 1);
    token_ = {.kind = Markup::damage, .text = reason, .line = line_};
    if (line_start != buffer_.npos && offset_ + begin_ >= retried_) {
        retried_ = offset_ + reach;
        consume(line_start + 1);
    } else {
        consume(reach);
        skipping_ = true;
    }
    return Found::token;
}

void TagStream::consume(std::size_t end)
{
    line_ += static_cast<std::uint64_t>(std::count(buffer_.data() + begin_, buffer_.data() + end, '\n'));
    begin_ = scan_ = end;
}

std::string_view TagStream::view(Slice piece) const noexcept
{
    return std::string_view{buffer_}.substr(begin_ + piece.begin,
                                            piece.end - std::min(piece.begin, piece.end));
}

std::string_view TagStream::lowered(Slice piece) noexcept
{
    for (auto at = begin_ + piece.begin; at < begin_ + piece.end; ++at)
        buffer_[at] = ascii_lower(buffer_[at]);
    return view(piece);
}

std::string_view TagStream::decoded(Slice piece, Markup kind)
{
    auto raw = view(piece);
    bool const references = kind != Markup::raw_text && has(raw, '&');
    bool const normal = !has(raw, '\r') && !has(raw, '\0');
    if (!references && normal) return raw;
    // Nothing grows to more than three times its size (NUL does), so views into decoded_ stay good.
    if (decoded_.empty()) decoded_.reserve(3 * (scan_ - begin_));
    auto const begin = decoded_.size();
    if (!normal) {
        normal_.clear();
        append_normal(references ? normal_ : decoded_, raw);
        raw = normal_;
    }
    if (references) {
        append_decoded(decoded_, raw, kind == Markup::text ? ReferencesIn::text : ReferencesIn::attribute);
    }
    return std::string_view{decoded_}.substr(begin);
}

} // namespace florilege::text
