#include "web/words/words.hpp"

#include "text/html/escape.hpp"
#include "web/embedded.hpp"

#include <unicode/locid.h>
#include <unicode/msgfmt.h>

#include <algorithm>
#include <stdexcept>

namespace florilege::web {
namespace {

std::string_view trimmed(std::string_view text) noexcept
{
    auto const first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

icu::UnicodeString unicode(std::string_view text)
{
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
}

void check(UErrorCode status, std::string_view key)
{
    if (U_FAILURE(status)) throw std::logic_error{"message " + std::string{key} + ": " + u_errorName(status)};
}

} // namespace

struct Words::Message {
    std::string_view pattern;
    std::unique_ptr<icu::MessageFormat> format; ///< null where nothing is to be filled
};

Words::Words(Language language) : language_{language}
{
    auto const tag = digest::tag_of(language);
    icu::Locale const locale{std::string{tag}.c_str()};
    auto rest = embedded(std::string{tag} + ".txt");
    if (rest.empty()) throw std::logic_error{"no messages in " + std::string{tag}};
    while (!rest.empty()) {
        auto const end = std::min(rest.find('\n'), rest.size());
        auto const line = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.empty() || line.front() == '#') continue;
        auto const equals = line.find(" = ");
        if (equals == std::string_view::npos) throw std::logic_error{"no message: " + std::string{line}};
        auto const key = trimmed(line.substr(0, equals));
        auto message = std::make_unique<Message>();
        message->pattern = trimmed(line.substr(equals + 3));
        if (message->pattern.find('{') != std::string_view::npos) {
            UErrorCode status = U_ZERO_ERROR;
            message->format = std::make_unique<icu::MessageFormat>(unicode(message->pattern), locale, status);
            check(status, key);
        }
        messages_.emplace_back(key, std::move(message));
    }
    std::sort(messages_.begin(), messages_.end(),
              [](auto const& a, auto const& b) { return a.first < b.first; });
}

Words::~Words() = default;

Words const& Words::in(Language language)
{
    static Words const english{Language::english};
    static Words const french{Language::french};
    switch (language) {
    case Language::english: return english;
    case Language::french: return french;
    }
    return english;
}

Words::Message const& Words::message(std::string_view key) const
{
    auto const found =
        std::lower_bound(messages_.begin(), messages_.end(), key,
                         [](auto const& row, std::string_view wanted) { return row.first < wanted; });
    if (found == messages_.end() || found->first != key)
        throw std::logic_error{"no message is called " + std::string{key}};
    return *found->second;
}

std::string_view Words::text(std::string_view key) const
{
    auto const& found = message(key);
    if (found.format != nullptr)
        throw std::logic_error{"message " + std::string{key} + " has places to fill"};
    return found.pattern;
}

std::string Words::say(std::string_view key,
                       std::initializer_list<std::pair<char const*, Value>> values) const
{
    return filled(key, values);
}

std::string Words::say(Saying const& saying) const
{
    std::vector<Place> places;
    places.reserve(saying.values.size());
    for (auto const& [name, value] : saying.values) {
        auto const* const number = std::get_if<std::int64_t>(&value);
        places.emplace_back(name.c_str(),
                            number != nullptr ? Value{*number} : Value{std::get<std::string>(value)});
    }
    return filled(saying.name, places);
}

std::string Words::filled(std::string_view key, std::span<Place const> places) const
{
    auto const& found = message(key);
    if (found.format == nullptr) return std::string{found.pattern};
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> given;
    for (auto const& [name, value] : places) {
        names.push_back(icu::UnicodeString::fromUTF8(name));
        if (auto const* number = std::get_if<std::int64_t>(&value))
            given.emplace_back(*number);
        else
            given.emplace_back(unicode(std::get<std::string_view>(value)));
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out;
    // A format may be used by one thread at a time only; a copy costs less than a lock.
    icu::MessageFormat const format{*found.format};
    format.format(names.data(), given.data(), static_cast<int32_t>(names.size()), out, status);
    check(status, key);
    std::string text;
    return out.toUTF8String(text);
}

std::string Words::put_into(std::string_view page) const
{
    std::string out;
    for (;;) {
        auto const begin = page.find("[[");
        out += page.substr(0, begin);
        if (begin == std::string_view::npos) return out;
        auto const end = page.find("]]", begin);
        if (end == std::string_view::npos) throw std::logic_error{"a message in a template is not closed"};
        text::append_escaped_value(out, text(page.substr(begin + 2, end - begin - 2)));
        page.remove_prefix(end + 2);
    }
}

std::vector<std::string_view> Words::keys() const
{
    std::vector<std::string_view> keys;
    for (auto const& row : messages_)
        keys.push_back(row.first);
    return keys;
}

std::string_view Words::pattern(std::string_view key) const
{
    return message(key).pattern;
}

} // namespace florilege::web
