#include "exchange/importers/enml.hpp"

#include "exchange/importers/markup_text.hpp"
#include "exchange/words.hpp"

#include <algorithm>
#include <optional>

namespace florilege::exchange {
namespace {

/// The value of one property of a style: "background-color: rgb(1, 2, 3)".
std::string_view property(std::string_view style, std::string_view name)
{
    auto at = style.find(name);
    if (at == style.npos) return {};
    style.remove_prefix(at + name.size());
    auto const colon = style.find_first_not_of(' ');
    if (colon == style.npos || style[colon] != ':') return {};
    style.remove_prefix(colon + 1);
    style = style.substr(0, style.find(';'));
    auto const first = style.find_first_not_of(' ');
    return first == style.npos ? std::string_view{}
                               : style.substr(first, style.find_last_not_of(' ') - first + 1);
}

bool is_name(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_hexadecimal(std::string_view text)
{
    return text.size() == 7 && text[0] == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == text.npos;
}

/// "rgb(255, 250, 165)" as #fffaa5.
std::string from_rgb(std::string_view text)
{
    constexpr std::string_view hex = "0123456789abcdef";
    std::string colour = "#";
    unsigned part = 0;
    bool digits = false;
    for (char const c : text) {
        if (c >= '0' && c <= '9') {
            part = std::min(255U, part * 10 + static_cast<unsigned>(c - '0'));
            digits = true;
        } else if (digits) {
            colour += hex[part >> 4];
            colour += hex[part & 15];
            part = 0;
            digits = false;
        }
    }
    return colour.size() == 7 ? colour : std::string{};
}

std::string colour_of(std::string_view style)
{
    for (auto const* const name : {"--en-highlight", "background-color", "background"}) {
        auto const value = property(style, name);
        if (is_name(value) || is_hexadecimal(value)) return std::string{value};
        if (value.starts_with("rgb")) return from_rgb(value);
    }
    return {};
}

bool is_highlight(std::string_view style)
{
    return property(style, "-evernote-highlight") == "true" || !property(style, "--en-highlight").empty();
}

class EnmlReader {
public:
    explicit EnmlReader(std::size_t longest)
        : words_{longest, MarkupText::OtherTags::vanish}, marked_{longest, MarkupText::OtherTags::vanish}
    {}

    void take(text::MarkupToken const& token)
    {
        if (token.name.starts_with("en-")) return take_own(token);
        if (token.is_start("span") && !token.self_closing) {
            if (!colour_ && is_highlight(token.attribute("style").value_or(""))) {
                colour_ = colour_of(token.attribute("style").value_or(""));
                opened_ = spans_;
            }
            ++spans_;
        }
        give(token);
        if (token.is_end("span") && spans_ > 0 && --spans_ == opened_ && colour_) close();
    }

    EnmlText finish()
    {
        if (colour_) close();
        return {words_.lines(), std::move(highlights_)};
    }

private:
    void take_own(text::MarkupToken const& token)
    {
        if (!token.is_start("en-todo")) return;
        bool const done = token.attribute("checked").value_or("false") == "true";
        give({.kind = text::Markup::text, .text = done ? "[x] " : "[ ] "});
    }

    void give(text::MarkupToken const& token)
    {
        words_.take(token);
        if (colour_) marked_.take(token);
    }

    void close()
    {
        library::HighlightDraft highlight;
        highlight.quote = marked_.lines();
        highlight.colour = *std::exchange(colour_, std::nullopt);
        if (!highlight.quote.empty()) highlights_.push_back(std::move(highlight));
        marked_.clear();
    }

    MarkupText words_;
    MarkupText marked_;
    std::optional<std::string> colour_; // while inside a highlight
    int spans_ = 0;                     // that are open
    int opened_ = 0;                    // how many were, where the highlight began
    std::vector<library::HighlightDraft> highlights_;
};

} // namespace

EnmlText read_enml(std::string_view markup, std::size_t longest)
{
    text::TagStream tags{{.token_bytes = longest}};
    EnmlReader reader{longest};
    tags.feed(markup);
    tags.finish();
    while (auto const* token = tags.next())
        reader.take(*token);
    return reader.finish();
}

} // namespace florilege::exchange
