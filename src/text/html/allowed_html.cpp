#include "text/html/allowed_html.hpp"

#include "text/html/name_list.hpp"
#include "text/url/ascii.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace florilege::text {
namespace {

// Kept as they are. Each list of this file is sorted.
constexpr auto kept = std::to_array<std::string_view>(
    {"a",       "abbr",   "b",   "blockquote", "br",  "caption", "cite",       "code",   "dd",    "del",
     "details", "dfn",    "div", "dl",         "dt",  "em",      "figcaption", "figure", "h1",    "h2",
     "h3",      "h4",     "h5",  "h6",         "hr",  "i",       "ins",        "kbd",    "li",    "mark",
     "ol",      "p",      "pre", "q",          "rp",  "rt",      "ruby",       "s",      "samp",  "small",
     "span",    "strong", "sub", "summary",    "sup", "table",   "tbody",      "td",     "tfoot", "th",
     "thead",   "time",   "tr",  "u",          "ul",  "var",     "wbr"});

// Kept under another name: old elements, and blocks whose names would give our own pages a wrong outline.
struct Renamed {
    std::string_view tag, name;
};
constexpr auto renamed = std::to_array<Renamed>({{"acronym", "abbr"},
                                                 {"address", "div"},
                                                 {"article", "div"},
                                                 {"aside", "div"},
                                                 {"center", "div"},
                                                 {"dir", "ul"},
                                                 {"fieldset", "div"},
                                                 {"footer", "div"},
                                                 {"form", "div"},
                                                 {"header", "div"},
                                                 {"hgroup", "div"},
                                                 {"legend", "div"},
                                                 {"listing", "pre"},
                                                 {"main", "div"},
                                                 {"menu", "ul"},
                                                 {"nav", "div"},
                                                 {"section", "div"},
                                                 {"strike", "s"},
                                                 {"tt", "code"}});

// What they hold is no part of a text.
constexpr auto dropped =
    std::to_array<std::string_view>({"audio", "canvas", "datalist", "iframe", "meter", "option", "progress",
                                     "script", "select", "style", "template", "textarea", "title", "video"});

static_assert(std::ranges::is_sorted(kept) && std::ranges::is_sorted(renamed, {}, &Renamed::tag) &&
              std::ranges::is_sorted(dropped));

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view spaces = " \t\n\f\r";
    auto const begin = std::min(text.find_first_not_of(spaces), text.size());
    return text.substr(begin, text.find_last_not_of(spaces) + 1 - begin);
}

bool all(std::string_view text, std::size_t longest, bool (*allowed)(char))
{
    return !text.empty() && text.size() <= longest && std::ranges::all_of(text, allowed);
}

std::optional<std::string> number(std::string_view value)
{
    value = trimmed(value);
    if (!all(value, 5, [](char c) { return is_ascii_digit(c); })) return std::nullopt;
    return std::string{value};
}

std::optional<std::string> language(std::string_view value)
{
    value = trimmed(value);
    if (!all(value, 35, [](char c) { return is_ascii_alphanumeric(c) || c == '-'; })) return std::nullopt;
    return std::string{value};
}

std::optional<std::string> moment(std::string_view value)
{
    value = trimmed(value);
    if (!all(value, 64, [](char c) {
            return is_ascii_alphanumeric(c) || std::string_view{" +-.:"}.find(c) != std::string_view::npos;
        })) {
        return std::nullopt;
    }
    return std::string{value};
}

std::optional<std::string> one_of(std::string_view value, std::span<std::string_view const> choices)
{
    auto const lower = ascii_lower(trimmed(value));
    if (std::ranges::find(choices, lower) == choices.end()) return std::nullopt;
    return lower;
}

std::optional<std::string> classes(std::string_view value, std::span<std::string const> allowed)
{
    std::string result;
    for (auto const& name : allowed) {
        for (auto rest = value; !(rest = trimmed(rest)).empty();) {
            auto const word = rest.substr(0, rest.find_first_of(" \t\n\f\r"));
            rest.remove_prefix(word.size());
            if (word != name) continue;
            result += (result.empty() ? "" : " ") + name;
            break;
        }
    }
    if (result.empty()) return std::nullopt;
    return result;
}

std::optional<std::string> address(std::string_view value, std::span<std::string_view const> schemes,
                                   Url const* base)
{
    auto const url = Url::parse(value, base);
    if (!url || std::ranges::find(schemes, url->scheme()) == schemes.end()) return std::nullopt;
    return url->text();
}

constexpr std::array<std::string_view, 3> link_schemes{"http", "https", "mailto"};
constexpr std::array<std::string_view, 2> page_schemes{"http", "https"};
constexpr std::array<std::string_view, 3> directions{"ltr", "rtl", "auto"};
constexpr std::array<std::string_view, 4> scopes{"row", "col", "rowgroup", "colgroup"};
constexpr std::array<std::string_view, 5> numberings{"1", "a", "A", "i", "I"};

bool is_any(std::string_view element, std::initializer_list<std::string_view> names)
{
    return std::ranges::find(names, element) != names.end();
}

} // namespace

ElementRule rule_for(std::string_view tag, SanitisePolicy const& policy)
{
    if (contains(kept, tag)) return {Fate::keep, tag};
    auto const other = std::ranges::lower_bound(renamed, tag, {}, &Renamed::tag);
    if (other != renamed.end() && other->tag == tag) return {Fate::keep, other->name};
    if (tag == "img" && policy.images == Images::keep) return {Fate::keep, tag};
    return {contains(dropped, tag) ? Fate::drop : Fate::unwrap, {}};
}

std::optional<std::string> allowed_value(std::string_view element, std::string_view attribute,
                                         std::string_view value, SanitisePolicy const& policy)
{
    if (attribute == "lang") return language(value);
    if (attribute == "dir") return one_of(value, directions);
    if (attribute == "title") return std::string{value};
    if (attribute == "class") return classes(value, policy.classes);
    if (attribute == "href" && element == "a") return address(value, link_schemes, policy.base);
    if (attribute == "cite" && is_any(element, {"blockquote", "q", "del", "ins"})) {
        return address(value, page_schemes, policy.base);
    }
    if (attribute == "datetime" && is_any(element, {"time", "del", "ins"})) return moment(value);
    if (is_any(attribute, {"colspan", "rowspan"}) && is_any(element, {"td", "th"})) return number(value);
    if (attribute == "scope" && element == "th") return one_of(value, scopes);
    if (attribute == "start" && element == "ol") return number(value);
    if (attribute == "reversed" && element == "ol") return std::string{};
    if (attribute == "value" && element == "li") return number(value);
    if (attribute == "open" && element == "details") return std::string{};
    if (attribute == "type" && element == "ol") {
        if (std::ranges::find(numberings, value) == numberings.end()) return std::nullopt;
        return std::string{value};
    }
    if (element == "img") {
        if (attribute == "src") return address(value, page_schemes, policy.base);
        if (attribute == "alt") return std::string{value};
        if (is_any(attribute, {"width", "height"})) return number(value);
    }
    return std::nullopt;
}

} // namespace florilege::text
