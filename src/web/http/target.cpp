#include "web/http/target.hpp"

#include "text/utf8/utf8.hpp"

#include <algorithm>

namespace florilege::web {
namespace {

int hex_digit(char c) noexcept
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

enum class Plus { is_space, is_plus };

/// Nothing where an encoding is broken, the text is not UTF-8 or holds NUL.
std::optional<std::string> decoded(std::string_view raw, Plus plus)
{
    std::string out;
    out.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size(); ++at) {
        char const c = raw[at];
        if (c == '+' && plus == Plus::is_space) {
            out += ' ';
        } else if (c == '%') {
            if (at + 2 >= raw.size()) return std::nullopt;
            int const high = hex_digit(raw[at + 1]);
            int const low = hex_digit(raw[at + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            out += c;
        }
    }
    if (out.find('\0') != std::string::npos || !text::is_valid(out)) return std::nullopt;
    return out;
}

bool is_control(char c) noexcept
{
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
}

} // namespace

std::optional<std::string_view> Pairs::find(std::string_view name) const noexcept
{
    auto const found =
        std::find_if(pairs_.begin(), pairs_.end(), [&](auto const& pair) { return pair.first == name; });
    if (found == pairs_.end()) return std::nullopt;
    return found->second;
}

std::vector<std::string_view> Pairs::all(std::string_view name) const
{
    std::vector<std::string_view> values;
    for (auto const& [key, value] : pairs_)
        if (key == name) values.push_back(value);
    return values;
}

std::size_t Pairs::count(std::string_view name) const noexcept
{
    return static_cast<std::size_t>(
        std::count_if(pairs_.begin(), pairs_.end(), [&](auto const& pair) { return pair.first == name; }));
}

bool Pairs::has_doubled(std::string_view but) const
{
    std::vector<std::string_view> names;
    for (auto const& [name, value] : pairs_)
        if (name != but) names.push_back(name);
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

Result<Target> parse_target(std::string_view raw)
{
    if (raw.size() > longest_target) return Fault{"target", "is too long"};
    if (raw.empty() || raw.front() != '/') return Fault{"target", "does not begin with /"};
    if (std::any_of(raw.begin(), raw.end(), is_control)) return Fault{"target", "holds a control character"};
    if (raw.find('#') != std::string_view::npos) return Fault{"target", "holds a fragment"};
    Target target;
    target.raw = std::string{raw};
    auto const question = std::min(raw.find('?'), raw.size());
    auto path = raw.substr(1, question - 1);
    if (path.find('\\') != std::string_view::npos) return Fault{"target", "holds a backslash"};
    while (!path.empty()) {
        auto const slash = std::min(path.find('/'), path.size());
        auto segment = decoded(path.substr(0, slash), Plus::is_plus);
        if (!segment) return Fault{"target", "is not well encoded"};
        if (*segment == "." || *segment == ".." || segment->empty())
            return Fault{"target", "holds an empty step or a dot"};
        target.path.push_back(std::move(*segment));
        target.ends_in_slash = slash + 1 == path.size();
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    if (question < raw.size()) {
        auto query = parse_urlencoded(raw.substr(question + 1));
        if (!query) return query.error();
        target.query = std::move(*query);
    }
    return target;
}

Result<Pairs> parse_urlencoded(std::string_view raw)
{
    Pairs pairs;
    std::size_t count = 0;
    while (!raw.empty()) {
        auto const end = std::min(raw.find('&'), raw.size());
        auto const pair = raw.substr(0, end);
        raw.remove_prefix(std::min(end + 1, raw.size()));
        if (pair.empty()) continue;
        if (++count > most_pairs) return Fault{"fields", "are too many"};
        auto const equals = std::min(pair.find('='), pair.size());
        auto name = decoded(pair.substr(0, equals), Plus::is_space);
        auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), Plus::is_space);
        if (!name || !value) return Fault{"fields", "are not well encoded"};
        pairs.add(std::move(*name), std::move(*value));
    }
    return pairs;
}

std::string encoded(std::string_view text)
{
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (char const c : text) {
        if (plain.find(c) != std::string_view::npos) {
            out += c;
            continue;
        }
        auto const byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::string query_text(std::vector<std::pair<std::string_view, std::string>> const& pairs)
{
    std::string out;
    for (auto const& [name, value] : pairs) {
        if (value.empty()) continue;
        out += out.empty() ? '?' : '&';
        out += name;
        out += '=';
        out += encoded(value);
    }
    return out;
}

} // namespace florilege::web
