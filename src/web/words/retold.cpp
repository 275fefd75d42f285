#include "web/words/retold.hpp"

#include "exchange/formats.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <vector>

namespace florilege::web {
namespace {

constexpr std::string_view family = "problem.";
constexpr std::size_t longest_number = 18; ///< digits that fit into 64 bits

/// A place to be filled, and the text that stands before it.
struct Filled {
    std::string before;
    std::string name;
    bool is_number = false;
};

/// One way in which a message can be said: one of one thing and one of several have two.
struct Form {
    std::string_view key;
    std::vector<Filled> places;
    std::string after; ///< the text behind the last place
    std::size_t literal = 0;
};

void replace_all(std::string& text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string typewritten(std::string text)
{
    for (auto const* quote : {"“", "”"})
        replace_all(text, quote, "\"");
    replace_all(text, "’", "'");
    return text;
}

/// "{count, plural, one {# place} other {# places}} were" as "{count, number} place were" and "{count,
/// number} places were".
std::vector<std::string> without_plurals(std::string const& pattern)
{
    constexpr std::string_view plural = ", plural, one {";
    constexpr std::string_view other = "} other {";
    auto const at = pattern.find(plural);
    if (at == pattern.npos) return {pattern};
    auto const begin = pattern.rfind('{', at);
    auto const one = at + plural.size();
    auto const between = pattern.find(other, one);
    auto const several = between + other.size();
    auto const end = pattern.find("}}", several);
    auto const number = pattern.substr(begin, at - begin) + ", number}";
    std::vector<std::string> all;
    for (auto form : {pattern.substr(one, between - one), pattern.substr(several, end - several)}) {
        replace_all(form, "#", number);
        for (auto& rest : without_plurals(pattern.substr(end + 2)))
            all.push_back(pattern.substr(0, begin).append(form).append(rest));
    }
    return all;
}

Form form_of(std::string_view key, std::string const& pattern)
{
    Form form{key, {}, {}, 0};
    std::size_t at = 0;
    for (;;) {
        auto const open = pattern.find('{', at);
        auto text = typewritten(pattern.substr(at, open - at));
        form.literal += text.size();
        if (open == pattern.npos) {
            form.after = std::move(text);
            return form;
        }
        auto const close = pattern.find('}', open);
        auto const inside = pattern.substr(open + 1, close - open - 1);
        form.places.push_back(
            {std::move(text), inside.substr(0, inside.find(',')), inside.ends_with(", number")});
        at = close + 1;
    }
}

/// All that an import can tell, what says the most in words of its own first.
std::vector<Form> read_forms()
{
    auto const& english = Words::in(Language::english);
    std::vector<Form> forms;
    for (auto const key : english.keys()) {
        if (!key.starts_with(family)) continue;
        for (auto const& pattern : without_plurals(std::string{english.pattern(key)}))
            forms.push_back(form_of(key, pattern));
    }
    std::ranges::stable_sort(forms, std::ranges::greater{}, &Form::literal);
    return forms;
}

bool is_number(std::string_view text)
{
    return !text.empty() && text.size() <= longest_number &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Fills the places of a form from `at` on, so that they and what stands between them are the whole text: the
/// first way in which that goes.
bool fill(Form const& form, std::size_t at, std::string_view text, std::vector<std::string_view>& found)
{
    if (at == form.places.size()) return text == form.after;
    auto const& place = form.places[at];
    if (!text.starts_with(place.before) || !text.ends_with(form.after)) return false;
    text.remove_prefix(place.before.size());
    bool const last = at + 1 == form.places.size();
    auto const& behind = last ? form.after : form.places[at + 1].before;
    auto end = last ? text.size() - std::min(text.size(), behind.size()) : text.find(behind);
    for (; end != text.npos; end = last ? text.npos : text.find(behind, end + 1)) {
        auto const value = text.substr(0, end);
        if (place.is_number && !is_number(value)) continue;
        found.push_back(value);
        if (fill(form, at + 1, text.substr(end), found)) return true;
        found.pop_back();
    }
    return false;
}

Saying::Value value_of(Words const& words, Filled const& place, std::string_view text)
{
    if (place.name == "reason") return retold(words, text).value_or(std::string{text});
    bool const is_format = place.name == "format" && exchange::find_format(text) != nullptr;
    if (is_format) return std::string{words.text("import-format." + std::string{text})};
    if (!place.is_number) return std::string{text};
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

std::optional<std::string> retold(Words const& words, std::string_view english)
{
    static std::vector<Form> const forms = read_forms();
    std::vector<std::string_view> found;
    auto const known =
        std::ranges::find_if(forms, [&](Form const& form) { return fill(form, 0, english, found); });
    if (known == forms.end()) return std::nullopt;
    Saying saying{std::string{known->key}, {}};
    for (std::size_t at = 0; at < found.size(); ++at)
        saying.values.emplace_back(known->places[at].name, value_of(words, known->places[at], found[at]));
    return words.say(saying);
}

} // namespace florilege::web
