#include "exchange/exporters/reading.hpp"

#include "text/utf8/fold.hpp"

#include <algorithm>
#include <span>

namespace florilege::exchange {
namespace {

void add_paragraph(std::string& text, std::string_view paragraph)
{
    if (paragraph.empty()) return;
    if (!text.empty()) text += "\n\n";
    text += paragraph;
}

// Depth is the library's, which bounds it.
void add_replies(std::string& text, std::vector<library::ReplyDraft> const& replies)
{
    for (auto const& reply : replies) {
        add_paragraph(text, reply.author.empty() ? reply.text : reply.author + ": " + reply.text);
        add_replies(text, reply.replies);
    }
}

} // namespace

std::string note_with_highlights(library::BookmarkDraft const& draft)
{
    std::string text = draft.note;
    add_paragraph(text, highlights_as_text(draft));
    return text;
}

std::string highlights_as_text(library::BookmarkDraft const& draft)
{
    std::string text;
    for (auto const& highlight : draft.highlights) {
        if (!highlight.quote.empty()) add_paragraph(text, with_mark(highlight.quote, "> "));
        add_paragraph(text, note_with_replies(highlight));
    }
    return text;
}

std::string note_with_replies(library::HighlightDraft const& highlight)
{
    std::string text = highlight.note;
    add_replies(text, highlight.replies);
    return text;
}

std::string on_one_line(std::string_view text)
{
    std::string line{text};
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; },
        ' ');
    return text::collapse_spaces(line);
}

std::string without_commas(std::string tag)
{
    std::replace(tag.begin(), tag.end(), ',', ' ');
    return on_one_line(tag);
}

std::string tags_by_commas(std::vector<std::string> const& tags, std::string_view separator)
{
    std::string all;
    for (auto const& tag : tags)
        (all += all.empty() ? std::string_view{} : separator) += without_commas(tag);
    return all;
}

std::string id_digits(PublicId const& id, std::size_t bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (std::byte const byte : std::span{id.bytes()}.first(bytes)) {
        text += digits[std::to_integer<std::size_t>(byte >> 4)];
        text += digits[std::to_integer<std::size_t>(byte & std::byte{15})];
    }
    return text;
}

std::string seconds_of(Time time)
{
    return std::to_string(std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count());
}

std::string_view true_false(bool value) noexcept
{
    return value ? "true" : "false";
}

std::string_view yes_no(bool value) noexcept
{
    return value ? "yes" : "no";
}

std::string with_mark(std::string_view text, std::string_view mark)
{
    std::string marked;
    for (;;) {
        auto const end = text.find('\n');
        marked += mark;
        marked += text.substr(0, end);
        if (end == std::string_view::npos) return marked;
        marked += '\n';
        text.remove_prefix(end + 1);
    }
}

} // namespace florilege::exchange
