#include "digest/mustache.hpp"

#include "text/html/escape.hpp"

#include <kainjow/mustache.hpp>

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace florilege::digest {

// The engine keeps and drops blank lines in its own way: a section that is not shown leaves its empty line
// behind, and an empty line after a shown one is lost. So line ends are hidden from it behind a character
// that no text which we render holds (clean() drops it), and lines that hold nothing but a section's tag are
// taken out beforehand, as the language wants. Blanks are hidden too, since it makes a node of its tree of
// every one.
constexpr char line_end = '\x1E';
constexpr char blank = '\x1F';

struct Mustache::Engine {
    kainjow::mustache::mustache html;
    kainjow::mustache::mustache plain;
};

namespace {

struct Tag {
    char sigil = 0; ///< # ^ / ! & { > = or 0 for {{name}}
    std::string_view name;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t line = 0;
};

Result<std::vector<Tag>> read_tags(std::string_view text);
std::optional<Fault> check_names(std::vector<Tag> const& tags, std::span<std::string_view const> names);
std::optional<Fault> check_sections(std::vector<Tag> const& tags);
std::string prepared(std::string_view text, std::vector<Tag> const& tags);
kainjow::mustache::data as_data(Fields const& fields);

Fault at_line(std::size_t line, std::string reason)
{
    return {"line " + std::to_string(line), std::move(reason)};
}

} // namespace

Result<Mustache> Mustache::parse(std::string_view text, std::span<std::string_view const> names)
{
    if (text.size() > longest) return Fault{"", "longer than " + std::to_string(longest) + " bytes"};
    auto const tags = read_tags(text);
    if (!tags) return tags.error();
    if (auto fault = check_names(*tags, names)) return *fault;
    if (auto fault = check_sections(*tags)) return *fault;

    auto const body = prepared(text, *tags);
    auto engine = std::make_shared<Engine>(Engine{{body}, {body}});
    if (!engine->html.is_valid()) return Fault{"", engine->html.error_message()};
    engine->html.set_custom_escape([](std::string const& value) { return text::escape_value(value); });
    engine->plain.set_custom_escape([](std::string const& value) { return value; });
    return Mustache{std::move(engine)};
}

std::string Mustache::render(Fields const& fields, Escape escape) const
{
    auto& engine = escape == Escape::html ? engine_->html : engine_->plain;
    auto out = engine.render(as_data(fields));
    if (!engine.is_valid()) throw std::logic_error{"template: " + engine.error_message()};
    for (char& c : out)
        c = c == line_end ? '\n' : c == blank ? ' ' : c;
    return out;
}

namespace {

std::string_view trimmed(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Result<std::vector<Tag>> read_tags(std::string_view text)
{
    std::vector<Tag> tags;
    std::size_t line = 1;
    std::size_t counted = 0;
    for (std::size_t at = 0; (at = text.find("{{", at)) != std::string_view::npos;) {
        line += static_cast<std::size_t>(std::ranges::count(text.substr(counted, at - counted), '\n'));
        counted = at;
        bool const triple = text.substr(at).starts_with("{{{");
        std::string_view const closing = triple ? "}}}" : "}}";
        auto const inner = at + closing.size();
        auto const close = text.find(closing, inner);
        if (close == std::string_view::npos) return at_line(line, "a tag is opened with {{ and never closed");

        Tag tag{
            .sigil = triple ? '{' : '\0', .name = trimmed(text.substr(inner, close - inner)), .line = line};
        tag.begin = at;
        tag.end = close + closing.size();
        if (!triple && !tag.name.empty() && std::string_view{"#^/!&>="}.find(tag.name.front()) < 7) {
            tag.sigil = tag.name.front();
            tag.name = trimmed(tag.name.substr(1));
        }
        tags.push_back(tag);
        at = tag.end;
    }
    if (auto const odd = std::ranges::find_if(text,
                                              [](char c) {
                                                  return static_cast<unsigned char>(c) < 0x20 && c != '\n' &&
                                                         c != '\t' && c != '\r';
                                              });
        odd != text.end())
        return at_line(static_cast<std::size_t>(std::count(text.begin(), odd, '\n')) + 1,
                       "a control character stands in the template");
    return tags;
}

std::optional<Fault> check_names(std::vector<Tag> const& tags, std::span<std::string_view const> names)
{
    for (auto const& tag : tags) {
        if (tag.sigil == '!') continue;
        if (tag.sigil == '>')
            return at_line(tag.line, "{{>" + std::string{tag.name} + "}}: partials are not read");
        if (tag.sigil == '=') return at_line(tag.line, "the delimiters {{ and }} cannot be changed");
        if (std::ranges::find(names, tag.name) != names.end()) continue;
        std::string known;
        for (auto const name : names)
            known += (known.empty() ? "" : ", ") + std::string{name};
        return at_line(tag.line, "there is no \"" + std::string{tag.name} + "\" here; known are " + known);
    }
    return std::nullopt;
}

std::optional<Fault> check_sections(std::vector<Tag> const& tags)
{
    std::vector<Tag const*> open;
    for (auto const& tag : tags) {
        if (tag.sigil == '#' || tag.sigil == '^') {
            // A list inside itself would be gone through again for each of its items, and so on inside.
            for (auto const* outer : open)
                if (tag.sigil == '#' && outer->sigil == '#' && outer->name == tag.name)
                    return at_line(tag.line,
                                   "the section \"" + std::string{tag.name} + "\" stands inside itself");
            if (open.size() == Mustache::deepest) return at_line(tag.line, "sections are nested too deep");
            open.push_back(&tag);
        } else if (tag.sigil == '/') {
            if (open.empty())
                return at_line(tag.line, "\"" + std::string{tag.name} + "\" is closed but was not opened");
            if (open.back()->name != tag.name)
                return at_line(tag.line, "\"" + std::string{tag.name} + "\" is closed while \"" +
                                             std::string{open.back()->name} + "\" of line " +
                                             std::to_string(open.back()->line) + " is open");
            open.pop_back();
        }
    }
    if (open.empty()) return std::nullopt;
    return at_line(open.back()->line,
                   "the section \"" + std::string{open.back()->name} + "\" is never closed");
}

/// Whether a tag has its line for itself, and what to take out then: blanks, tag and the line's end.
std::pair<std::size_t, std::size_t> reach(std::string_view text, Tag const& tag)
{
    std::pair const only_the_tag{tag.begin, tag.end};
    if (tag.sigil != '#' && tag.sigil != '^' && tag.sigil != '/' && tag.sigil != '!') return only_the_tag;
    auto begin = tag.begin;
    while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t'))
        --begin;
    auto end = tag.end;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r'))
        ++end;
    bool const alone = (begin == 0 || text[begin - 1] == '\n') && (end == text.size() || text[end] == '\n');
    if (!alone) return only_the_tag;
    return {begin, end == text.size() ? end : end + 1};
}

/// Appends what stands between two tags, line ends and blanks hidden.
void append_hidden(std::string& out, std::string_view between)
{
    for (char const c : between)
        out += c == '\n' ? line_end : c == ' ' ? blank : c;
}

/// The template as the engine gets it.
std::string prepared(std::string_view text, std::vector<Tag> const& tags)
{
    std::string out;
    std::size_t done = 0;
    for (auto const& tag : tags) {
        auto const [begin, end] = reach(text, tag);
        append_hidden(out, text.substr(done, begin - done));
        if (tag.sigil != '!') out += text.substr(tag.begin, tag.end - tag.begin);
        done = end;
    }
    append_hidden(out, text.substr(done));
    return out;
}

kainjow::mustache::data as_data(Fields const& fields)
{
    using kainjow::mustache::data;
    data object;
    for (auto const& [name, value] : fields.members()) {
        if (auto const* text = std::get_if<std::string>(&value)) {
            object.set(name, text->empty() ? data{false} : data{*text});
        } else if (auto const* yes = std::get_if<bool>(&value)) {
            object.set(name, data{*yes});
        } else {
            data list{data::type::list};
            for (auto const& item : std::get<std::vector<Fields>>(value))
                list.push_back(as_data(item));
            object.set(name, list);
        }
    }
    return object;
}

} // namespace

} // namespace florilege::digest
