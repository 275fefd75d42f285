#include "exchange/importers/digest_post/digest_post_lines.hpp"

#include "text/url/percent.hpp"
#include "text/url/url.hpp"
#include "text/utf8/fold.hpp"
#include "text/utf8/utf8.hpp"

#include <array>
#include <span>

namespace florilege::exchange {
namespace {

constexpr std::size_t longest_title = 200;
constexpr std::size_t longest_mark = 64; // bytes at the beginning of a line that are looked at for a mark

bool starts_with_any(std::string_view text, std::span<std::string_view const> beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return text.starts_with(beginning); });
}

std::string_view trimmed(std::string_view text)
{
    auto const first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

} // namespace

bool is_footer(std::string_view line)
{
    static constexpr std::array<std::string_view, 6> beginnings{
        "posted from diigo",     "posted from florilege",   "publie depuis diigo",
        "publie avec florilege", "publie depuis florilege", "posted with florilege"};
    return starts_with_any(text::collapse_spaces(text::fold(text::cut(line, longest_mark))), beginnings);
}

std::size_t tags_mark(std::string_view line)
{
    static constexpr std::array<std::string_view, 6> words{"tags",      "tag",       "etiquettes",
                                                           "etiquette", "mots-cles", "mots cles"};
    auto const colon = line.substr(0, longest_mark).find(':');
    if (colon == std::string_view::npos) return 0;
    std::string const word = text::collapse_spaces(text::fold(line.substr(0, colon)));
    return std::find(words.begin(), words.end(), word) == words.end() ? 0 : colon + 1;
}

namespace {

/// The tag of "https://www.diigo.com/user/NAME/TAG"; empty for any other address.
std::string tag_of_page(std::string_view href)
{
    if (!is_diigo(href)) return {};
    auto const url = text::Url::parse(href);
    if (!url) return {};
    std::string_view path = url->path();
    constexpr std::string_view user = "/user/";
    if (!path.starts_with(user)) return {};
    path.remove_prefix(user.size());
    auto const slash = path.find('/');
    if (slash == std::string_view::npos) return {};
    std::string tag = text::percent_decoded(path.substr(slash + 1));
    std::replace(tag.begin(), tag.end(), '+', ' ');
    return text::is_valid(tag) ? std::string{trimmed(tag)} : std::string{};
}

void add_tag(std::vector<std::string>& tags, std::string_view tag)
{
    tag = trimmed(tag);
    if (tag.empty() || tag == "no_tag" || tag == "notag") return;
    tags.emplace_back(tag);
}

/// Whether a character stands outside quotes.
bool has_bare(std::string_view text, char wanted)
{
    bool quoted = false;
    for (char const c : text) {
        if (c == '"') quoted = !quoted;
        if (c == wanted && !quoted) return true;
    }
    return false;
}

/// `a "two words" "say ""hi""" #b` or, where there is a comma outside quotes, `a, two words, b`.
std::vector<std::string> words_of(std::string_view text)
{
    char const separator = has_bare(text, ',') ? ',' : ' ';
    std::vector<std::string> tags;
    std::string tag;
    bool quoted = false;
    auto const close = [&] {
        add_tag(tags, tag);
        tag.clear();
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const c = text[at];
        bool const begins = trimmed(tag).empty();
        if (quoted && c == '"' && at + 1 < text.size() && text[at + 1] == '"') {
            tag += text[at++];
        } else if (c == '"' && (quoted || begins)) {
            quoted = !quoted;
        } else if (c == separator && !quoted) {
            close();
        } else if (c != '#' || quoted || !begins) {
            tag += c;
        }
    }
    close();
    return tags;
}

} // namespace

std::vector<std::string> tags_of(PostLine const& line)
{
    std::vector<std::string> tags;
    for (PostLink const& link : line.links) {
        std::string const exact = tag_of_page(link.href);
        add_tag(tags, exact.empty() ? link.text : exact);
    }
    if (!line.links.empty()) return tags;
    return words_of(std::string_view{line.text}.substr(tags_mark(line.text)));
}

bool is_outbound(std::string_view href)
{
    auto const url = text::Url::parse(href);
    return url && url->is_web();
}

bool is_diigo(std::string_view href)
{
    auto const url = text::Url::parse(href);
    if (!url || !url->is_web()) return false;
    return url->host() == "diigo.com" || url->host().ends_with(".diigo.com");
}

std::optional<PostLink> link_in_text(std::string_view line)
{
    auto begin = line.rfind(' ') == std::string_view::npos ? 0 : line.rfind(' ') + 1;
    std::string_view address = line.substr(begin);
    for (auto const& [open, close] : {std::pair{'(', ')'}, std::pair{'<', '>'}, std::pair{'[', ']'}})
        if (address.size() > 2 && address.front() == open && address.back() == close)
            address = address.substr(1, address.size() - 2);
    if (!address.starts_with("http://") && !address.starts_with("https://")) return std::nullopt;
    if (!is_outbound(address)) return std::nullopt;
    if (begin == 0) return PostLink{std::string{address}, {}};

    std::string_view title = trimmed(line.substr(0, begin));
    bool apart = address.size() + begin < line.size(); // in brackets
    for (std::string_view const separator : {"—", "–", "-", ":", "|"}) {
        if (!title.ends_with(separator)) continue;
        title = trimmed(title.substr(0, title.size() - separator.size()));
        apart = true;
        break;
    }
    if (!apart || title.empty()) return std::nullopt; // a sentence that ends with an address
    return PostLink{std::string{address}, std::string{title}};
}

bool looks_like_title(std::string_view line)
{
    static constexpr std::array<std::string_view, 6> quotes{"«", "“", "\"", "„", "‹", ">"};
    static constexpr std::array<std::string_view, 8> stops{".", "…", ":", ";", ",", "»", "”", "\""};
    if (line.empty() || line.size() > longest_title || starts_with_any(line, quotes)) return false;
    return std::none_of(stops.begin(), stops.end(),
                        [&](std::string_view stop) { return line.ends_with(stop); });
}

namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size()) return std::nullopt;
    int number = 0;
    for (char const c : text.substr(at, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::optional<Time> noon(int year, int month, int day)
{
    std::chrono::year_month_day const date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (year < 1970 || year > 2200 || !date.ok()) return std::nullopt;
    return Time{std::chrono::sys_days{date}} + std::chrono::hours{12};
}

// ISO 8601: week 1 is the one with January 4th.
std::optional<Time> monday(int year, int week)
{
    if (week < 1 || week > 53) return std::nullopt;
    auto const fourth = noon(year, 1, 4);
    if (!fourth) return std::nullopt;
    std::chrono::weekday const day{std::chrono::floor<std::chrono::days>(*fourth)};
    return *fourth - (day - std::chrono::Monday) + std::chrono::days{7 * (week - 1)};
}

std::optional<Time> date_at(std::string_view text, std::size_t at)
{
    auto const is = [&](std::size_t place, std::string_view one_of) {
        return place < text.size() && one_of.find(text[place]) != std::string_view::npos;
    };
    if (auto const year = digits(text, at, 4); year && is(at + 4, "-/")) {
        if (is(at + 5, "Ww"))
            if (auto const week = digits(text, at + 6, 2)) return monday(*year, *week);
        auto const month = digits(text, at + 5, 2);
        auto const day = digits(text, at + 8, 2);
        if (month && day && is(at + 7, "-/")) return noon(*year, *month, *day);
    }
    auto const first = digits(text, at, 2);
    auto const second = digits(text, at + 3, 2);
    auto const year = digits(text, at + 6, 4);
    if (!first || !second || !year || !is(at + 2, "/") || !is(at + 5, "/")) return std::nullopt;
    return *first > 12 ? noon(*year, *second, *first) : noon(*year, *first, *second);
}

} // namespace

std::optional<Time> date_in(std::string_view title)
{
    for (std::size_t at = 0; at < title.size(); ++at) {
        bool const starts = at == 0 || title[at - 1] < '0' || title[at - 1] > '9';
        if (!starts) continue;
        if (auto const date = date_at(title, at)) return date;
    }
    return std::nullopt;
}

} // namespace florilege::exchange
