#include "text/url/text_fragment.hpp"

#include "text/url/percent.hpp"
#include "text/utf8/fold.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>

namespace florilege::text {
namespace {

// What the draft lets stand, less what programs take for the end of an address. "-", "," and "&" have a
// meaning of their own within a text directive.
constexpr EncodeSet directive_set = EncodeSet::all_but("._~");
constexpr std::string_view directive_begin = ":~:";

constexpr std::size_t longest_whole = 200; ///< bytes; browsers mark more, but people pass addresses on
constexpr std::size_t words_at_an_end = 6;
constexpr std::size_t longest_end = 100; ///< bytes: not every script puts spaces between words

/// The first paragraph that is not empty, and the last.
struct Ends {
    std::string first;
    std::string last;
    std::size_t paragraphs = 0;
};

Ends ends_of(std::string_view quote)
{
    Ends ends;
    while (!quote.empty()) {
        auto const end = std::min(quote.find('\n'), quote.size());
        auto text = collapse_spaces(quote.substr(0, end));
        quote.remove_prefix(std::min(end + 1, quote.size()));
        if (text.empty()) continue;
        if (ends.paragraphs++ == 0) ends.first = text;
        ends.last = std::move(text);
    }
    return ends;
}

bool begins_a_character(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

std::string_view first_words(std::string_view text)
{
    std::size_t end = 0;
    for (std::size_t words = 0; words < words_at_an_end && end < text.size(); ++words)
        end = std::min(text.find(' ', end + 1), text.size());
    return cut(text.substr(0, end), longest_end);
}

std::string_view last_words(std::string_view text)
{
    std::size_t begin = text.size();
    for (std::size_t words = 0; words < words_at_an_end && begin > 0; ++words) {
        auto const space = begin < 2 ? std::string_view::npos : text.rfind(' ', begin - 2);
        begin = space == std::string_view::npos ? 0 : space + 1;
    }
    if (text.size() - begin <= longest_end) return text.substr(begin);
    begin = text.size() - longest_end;
    while (!begins_a_character(text[begin]))
        ++begin;
    return text.substr(begin);
}

std::string directive_of(Ends const& ends)
{
    std::string directive = "text=";
    if (ends.paragraphs == 1 && ends.first.size() <= longest_whole) {
        append_percent_encoded(directive, ends.first, directive_set);
        return directive;
    }
    append_percent_encoded(directive, first_words(ends.first), directive_set);
    directive += ',';
    append_percent_encoded(directive, last_words(ends.last), directive_set);
    return directive;
}

} // namespace

std::string passage_address(Url const& url, std::string_view quote)
{
    auto const ends = ends_of(quote);
    if (!url.is_web() || ends.paragraphs == 0) return url.text();
    auto const page = std::min(url.text().find('#'), url.text().size());
    auto const fragment = url.fragment().value_or("");
    auto address = url.text().substr(0, page) + '#';
    address += fragment.substr(0, fragment.find(directive_begin));
    address += directive_begin;
    return address + directive_of(ends);
}

} // namespace florilege::text
