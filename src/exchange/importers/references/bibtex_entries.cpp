#include "exchange/importers/references/bibtex_entries.hpp"

#include "exchange/words.hpp"

#include <algorithm>

namespace florilege::exchange {
namespace {

constexpr std::string_view blanks = " \t\n";
constexpr std::size_t most_abbreviations = 10'000;

std::string lower(std::string_view text)
{
    std::string lowered{text};
    for (auto& c : lowered)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return lowered;
}

void pass_blanks(std::string_view& rest)
{
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
}

/// The end of what "{" begins, behind its "}"; npos where it does not end.
std::size_t end_of_braces(std::string_view text)
{
    std::size_t depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '{')
            ++depth;
        else if (text[at] == '}' && --depth == 0)
            return at + 1;
    }
    return text.npos;
}

/// The end of what a quote begins: a quote inside braces does not end it.
std::size_t end_of_quotes(std::string_view text)
{
    int depth = 0;
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '{')
            ++depth;
        else if (text[at] == '}')
            --depth;
        else if (text[at] == '"' && depth <= 0)
            return at + 1;
    }
    return text.npos;
}

} // namespace

bool BibtexEntries::next(BibtexEntry& entry)
{
    for (;;) {
        entry = {};
        if (!find_entry()) return false;
        entry.line = text_.line_number();
        if (!take_body(entry)) return true;
        if (entry.type == "comment" || entry.type == "preamble") continue;
        if (entry.type != "string") return true;
        for (auto& [name, value] : entry.fields)
            if (abbreviations_.size() < most_abbreviations)
                abbreviations_.insert_or_assign(name, std::move(value));
    }
}

/// Goes to a line that begins with "@".
bool BibtexEntries::find_entry()
{
    while (trimmed(line_).empty() || trimmed(line_).front() != '@')
        if (!text_.line(line_)) return false;
    return true;
}

/// Reads up to the bracket that closes the entry.
bool BibtexEntries::take_body(BibtexEntry& entry)
{
    std::string body;
    std::size_t depth = 0;
    bool opened = false;
    for (;;) {
        for (std::size_t at = 0; at < line_.size(); ++at) {
            char const c = line_[at];
            if (c == '\\' && opened)
                ++at;
            else if (c == '{')
                ++depth;
            else if (c == '}' && depth > 0)
                --depth;
            opened = opened || depth > 0;
            if (!opened || depth > 0) continue;
            body.append(line_, 0, at + 1);
            line_.erase(0, at + 1);
            read_fields(body, entry);
            return entry.damage.empty();
        }
        body += line_;
        body += '\n';
        auto const fail = [&](std::string reason) {
            entry.damage = std::move(reason);
            return false;
        };
        if (body.size() > longest_) {
            line_.clear();
            return fail("the entry is longer than " + std::to_string(longest_) + " bytes");
        }
        if (!text_.line(line_)) {
            line_.clear();
            return fail("the file ends inside this entry");
        }
        // An entry that begins inside another one: a bracket of that is missing.
        bool const begins = line_.starts_with('@') && line_.find('{') != line_.npos;
        if (begins) return fail("this entry has no end: another one begins inside it");
    }
}

void BibtexEntries::read_fields(std::string_view body, BibtexEntry& entry)
{
    body = trimmed(body);
    auto const open = body.find('{');
    entry.type = lower(trimmed(body.substr(1, open - 1)));
    if (entry.type == "comment" || entry.type == "preamble") return;
    auto rest = body.substr(open + 1, body.size() - open - 2);
    if (entry.type != "string") {
        auto const comma = std::min(rest.find(','), rest.size());
        entry.key = trimmed(rest.substr(0, comma));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    for (pass_blanks(rest); !rest.empty(); pass_blanks(rest)) {
        auto const equals = rest.find('=');
        if (equals == rest.npos) {
            entry.damage = "a field of the entry has no value";
            return;
        }
        auto name = lower(trimmed(rest.substr(0, equals)));
        rest.remove_prefix(equals + 1);
        entry.fields.emplace_back(std::move(name), read_value(rest));
        pass_blanks(rest);
        if (rest.starts_with(',')) rest.remove_prefix(1);
    }
}

/// A value, with its parts that "#" joins; `rest` goes on behind it.
std::string BibtexEntries::read_value(std::string_view& rest) const
{
    std::string value;
    for (;;) {
        pass_blanks(rest);
        std::size_t end = 0;
        if (rest.starts_with('{') || rest.starts_with('"')) {
            end = std::min(rest.front() == '{' ? end_of_braces(rest) : end_of_quotes(rest), rest.size());
            if (end > 2) value += rest.substr(1, end - 2);
        } else {
            end = std::min(rest.find_first_of(",# \t\n"), rest.size());
            auto const word = rest.substr(0, end);
            auto const known = abbreviations_.find(lower(word));
            value += known == abbreviations_.end() ? word : std::string_view{known->second};
        }
        rest.remove_prefix(end);
        pass_blanks(rest);
        if (!rest.starts_with('#')) return value;
        rest.remove_prefix(1);
    }
}

} // namespace florilege::exchange
