#include "text/mustache/mustache.hpp"

#include "text/html/escape.hpp"

#include <optional>
#include <stdexcept>

namespace florilege::text {
namespace {

struct Tag {
    char sigil = 0; ///< # ^ / ! & { > = or 0 for {{name}}
    std::string_view name;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t line = 0;
};

Fault at_line(std::size_t line, std::string reason, Saying saying)
{
    return {"line " + std::to_string(line), std::move(reason), std::move(saying)};
}

/// A sentence about the tag of that name.
Saying about(Saying saying, std::string_view name)
{
    saying.values.emplace_back("name", std::string{name});
    return saying;
}

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
        if (close == std::string_view::npos)
            return at_line(line, "a tag is opened with {{ and never closed",
                           Saying{"fault.template.never-closed"});

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
                       "a control character stands in the template", Saying{"fault.template.control"});
    return tags;
}

std::optional<Fault> check_names(std::vector<Tag> const& tags, std::span<std::string_view const> names)
{
    for (auto const& tag : tags) {
        if (tag.sigil == '!') continue;
        if (tag.sigil == '>')
            return at_line(tag.line, "{{>" + std::string{tag.name} + "}}: partials are not read",
                           Saying{"fault.template.partial"});
        if (tag.sigil == '=')
            return at_line(tag.line, "the delimiters {{ and }} cannot be changed",
                           Saying{"fault.template.delimiters"});
        if (std::ranges::find(names, tag.name) != names.end()) continue;
        std::string known;
        for (auto const name : names)
            known += (known.empty() ? "" : ", ") + std::string{name};
        auto reason = "there is no \"" + std::string{tag.name} + "\" here; known are " + known;
        return at_line(tag.line, std::move(reason),
                       about(Saying{"fault.template.unknown", {{"known", std::move(known)}}}, tag.name));
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
                                   "the section \"" + std::string{tag.name} + "\" stands inside itself",
                                   about(Saying{"fault.template.inside-itself"}, tag.name));
            if (open.size() == Mustache::deepest)
                return at_line(tag.line, "sections are nested too deep", Saying{"fault.template.too-deep"});
            open.push_back(&tag);
        } else if (tag.sigil == '/') {
            if (open.empty())
                return at_line(tag.line, "\"" + std::string{tag.name} + "\" is closed but was not opened",
                               about(Saying{"fault.template.not-opened"}, tag.name));
            if (open.back()->name != tag.name)
                return at_line(
                    tag.line,
                    "\"" + std::string{tag.name} + "\" is closed while \"" + std::string{open.back()->name} +
                        "\" of line " + std::to_string(open.back()->line) + " is open",
                    about(Saying{"fault.template.other-open", {{"open", std::string{open.back()->name}}}},
                          tag.name));
            open.pop_back();
        }
    }
    if (open.empty()) return std::nullopt;
    return at_line(open.back()->line,
                   "the section \"" + std::string{open.back()->name} + "\" is never closed",
                   about(Saying{"fault.template.section-open"}, open.back()->name));
}

/// Whether a tag has its line for itself, and what to take out then: blanks, tag and the line's end.
std::pair<std::size_t, std::size_t> reach(std::string_view text, Tag const& tag)
{
    std::pair const only_the_tag{tag.begin, tag.end};
    if (tag.sigil != '#' && tag.sigil != '^' && tag.sigil != '/' && tag.sigil != '!' && tag.sigil != '>')
        return only_the_tag;
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

/// Partials in their places, each of which may name further ones.
std::string expanded(std::string_view text, Mustache::Partials const& partials, std::size_t depth)
{
    if (depth > Mustache::deepest) throw std::logic_error{"template: partials name each other in a circle"};
    std::string out;
    auto const tags = read_tags(text);
    if (!tags) throw std::logic_error{"template: " + tags.error().text()};
    std::size_t done = 0;
    for (auto const& tag : *tags) {
        if (tag.sigil != '>') continue;
        auto const partial = partials(tag.name);
        if (partial.empty()) throw std::logic_error{"template: no partial " + std::string{tag.name}};
        auto const [begin, end] = reach(text, tag);
        out += text.substr(done, begin - done);
        out += expanded(partial, partials, depth + 1);
        done = end;
    }
    return out += text.substr(done);
}

} // namespace

/// Turns checked tags into steps.
class TemplateReading {
public:
    static std::vector<Mustache::Step> steps(std::string_view text, std::vector<Tag> const& tags)
    {
        using Kind = Mustache::Kind;
        std::vector<Mustache::Step> steps;
        std::vector<std::size_t> open;
        std::size_t done = 0;
        auto const add_text = [&](std::size_t end) {
            if (end > done) steps.push_back({Kind::text, std::string{text.substr(done, end - done)}, 0});
        };
        for (auto const& tag : tags) {
            auto const [begin, end] = reach(text, tag);
            add_text(begin);
            done = end;
            std::string name{tag.name};
            switch (tag.sigil) {
            case '!': break;
            case '/':
                steps[open.back()].end = steps.size();
                open.pop_back();
                break;
            case '#':
            case '^':
                open.push_back(steps.size());
                steps.push_back({tag.sigil == '#' ? Kind::section : Kind::inverted, std::move(name), 0});
                break;
            case '&':
            case '{': steps.push_back({Kind::raw, std::move(name), 0}); break;
            default: steps.push_back({Kind::value, std::move(name), 0}); break;
            }
        }
        add_text(text.size());
        return steps;
    }
};

class Mustache::Rendering {
public:
    Rendering(Mustache const& what, Escape escape) : what_{what}, escape_{escape} {}

    std::string of(Fields const& fields)
    {
        around_.push_back(&fields);
        run(0, what_.steps_.size());
        return std::move(out_);
    }

private:
    void run(std::size_t begin, std::size_t end)
    {
        for (auto at = begin; at < end; ++at) {
            auto const& step = what_.steps_[at];
            switch (step.kind) {
            case Kind::text: out_ += step.text; break;
            case Kind::raw: write(find(step.text), Escape::nothing); break;
            case Kind::value: write(find(step.text), escape_); break;
            case Kind::inverted:
                if (!holds(find(step.text))) run(at + 1, step.end);
                at = step.end - 1;
                break;
            case Kind::section:
                run_section(find(step.text), at + 1, step.end);
                at = step.end - 1;
                break;
            }
        }
    }

    void run_section(Fields::Value const* value, std::size_t begin, std::size_t end)
    {
        if (!holds(value)) return;
        auto const* items = std::get_if<std::vector<Fields>>(value);
        if (items == nullptr) {
            run(begin, end);
            return;
        }
        for (auto const& item : *items) {
            around_.push_back(&item);
            run(begin, end);
            around_.pop_back();
        }
    }

    /// In the innermost fields that know the name.
    Fields::Value const* find(std::string_view name) const
    {
        // NOLINTNEXTLINE(modernize-loop-convert): the innermost come first
        for (auto fields = around_.rbegin(); fields != around_.rend(); ++fields)
            if (auto const* value = (*fields)->find(name)) return value;
        if (what_.strict_) throw std::logic_error{"template: nothing is called " + std::string{name}};
        return nullptr;
    }

    static bool holds(Fields::Value const* value)
    {
        if (value == nullptr) return false;
        if (auto const* text = std::get_if<std::string>(value)) return !text->empty();
        if (auto const* yes = std::get_if<bool>(value)) return *yes;
        return !std::get<std::vector<Fields>>(*value).empty();
    }

    void write(Fields::Value const* value, Escape escape)
    {
        auto const* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
        if (text == nullptr) return;
        if (escape == Escape::html)
            append_escaped_value(out_, *text);
        else
            out_ += *text;
    }

    Mustache const& what_;
    Escape escape_;
    std::vector<Fields const*> around_ = {};
    std::string out_ = {};
};

Result<Mustache> Mustache::parse(std::string_view text, std::span<std::string_view const> names)
{
    if (text.size() > longest)
        return Fault{"", "longer than " + std::to_string(longest) + " bytes",
                     Saying{"fault.text.too-long", {{"most", std::int64_t{longest}}}}};
    auto const tags = read_tags(text);
    if (!tags) return tags.error();
    if (auto fault = check_names(*tags, names)) return *fault;
    if (auto fault = check_sections(*tags)) return *fault;
    return Mustache{TemplateReading::steps(text, *tags), false};
}

Mustache Mustache::own(std::string_view text, Partials const& partials)
{
    auto const whole = expanded(text, partials, 0);
    auto const tags = read_tags(whole);
    if (!tags) throw std::logic_error{"template: " + tags.error().text()};
    if (auto const fault = check_sections(*tags)) throw std::logic_error{"template: " + fault->text()};
    return Mustache{TemplateReading::steps(whole, *tags), true};
}

std::string Mustache::render(Fields const& fields, Escape escape) const
{
    return Rendering{*this, escape}.of(fields);
}

} // namespace florilege::text
