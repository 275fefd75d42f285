#include "text/url/url_words.hpp"

#include "text/url/ascii.hpp"
#include "text/url/idna.hpp"
#include "text/url/percent.hpp"
#include "text/url/scheme.hpp"
#include "text/url/site.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <array>

namespace florilege::text {
namespace {

constexpr std::array<std::string_view, 12> file_endings{"html", "htm",  "xhtml", "shtml", "php", "php3",
                                                        "asp",  "aspx", "jsp",   "cgi",   "do",  "cfm"};

// Letters, digits and everything beyond ASCII; signs part words.
constexpr bool is_word_byte(char c) noexcept
{
    return is_ascii_alphanumeric(c) || !is_ascii(c);
}

// A key such as "4f2a91", or a number too long to be a year.
bool is_id(std::string_view word) noexcept
{
    if (!std::all_of(word.begin(), word.end(), [](char c) { return hex_value(c) >= 0; })) return false;
    auto const digits = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_ascii_digit));
    // Letters alone may spell a word ("facade").
    return digits == word.size() ? digits > 4 : digits > 0 && word.size() >= 4;
}

void append_words(std::string& words, std::string_view text)
{
    while (true) {
        auto const begin = std::find_if(text.begin(), text.end(), is_word_byte);
        auto const end = std::find_if_not(begin, text.end(), is_word_byte);
        if (begin == end) return;
        std::string_view const word{&*begin, static_cast<std::size_t>(end - begin)};
        text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
        if (is_id(word)) continue;
        if (!words.empty()) words += ' ';
        words += word;
    }
}

// "blog.example" of "www.blog.example.co.uk"; nothing of an address.
std::string_view named_labels(Url const& url)
{
    std::string_view const domain = registrable_domain(url);
    if (domain.empty()) return {};
    // `domain` lies in the host; one label before its suffix belongs to the name.
    std::string_view host = url.host();
    std::size_t const before = host.rfind(domain);
    host = host.substr(0, before + domain.find('.'));
    if (host.starts_with("www.")) host.remove_prefix(4);
    return host;
}

std::string_view without_file_ending(std::string_view path) noexcept
{
    std::size_t const dot = path.rfind('.');
    if (dot == std::string_view::npos) return path;
    std::string_view const ending = path.substr(dot + 1);
    bool const known = std::any_of(file_endings.begin(), file_endings.end(),
                                   [=](std::string_view one) { return equal_ignoring_case(one, ending); });
    return known ? path.substr(0, dot) : path;
}

} // namespace

std::string words_of(Url const& url)
{
    std::string words;
    if (is_active_scheme(url)) return words;
    append_words(words, domain_to_unicode(named_labels(url)));
    append_words(words, to_valid(percent_decoded(without_file_ending(url.path()))).text);
    return words;
}

} // namespace florilege::text
