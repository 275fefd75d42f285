#include "exchange/exporters/markdown_note.hpp"

#include "exchange/exporters/reading.hpp"
#include "exchange/extra.hpp"
#include "exchange/florilege_words.hpp"
#include "prelude/iso_time.hpp"
#include "text/utf8/utf8.hpp"

namespace florilege::exchange {
namespace {

constexpr std::size_t longest_name = 100;

void add_line(std::string& yaml, std::string_view name, std::string_view value)
{
    if (!value.empty()) (((yaml += name) += ": ") += json_quoted(value)) += '\n'; // JSON strings are YAML
}

void add_strings(std::string& yaml, std::string_view name, std::vector<std::string> const& values)
{
    if (values.empty()) return;
    (yaml += name) += ":\n";
    for (auto const& value : values)
        ((yaml += "  - ") += json_quoted(value)) += '\n';
}

/// Obsidian takes no blanks in tags.
std::vector<std::string> without_blanks(std::vector<std::string> tags)
{
    for (std::string& tag : tags) {
        tag = on_one_line(tag);
        std::replace(tag.begin(), tag.end(), ' ', '-');
    }
    return tags;
}

std::vector<std::string> list_names(std::vector<library::ListPath> const& paths)
{
    std::vector<std::string> names;
    for (auto const& path : paths) {
        std::string& name = names.emplace_back();
        for (auto const& title : path)
            (name += name.empty() ? "" : " / ") += title;
    }
    return names;
}

std::string front_matter(library::BookmarkDraft const& draft)
{
    std::string yaml = "---\n";
    add_line(yaml, "title", draft.title);
    add_line(yaml, "url", draft.url ? draft.url->text() : "");
    add_line(yaml, "author", draft.author);
    add_strings(yaml, "tags", without_blanks(draft.tags));
    add_strings(yaml, "lists", list_names(draft.lists));
    add_line(yaml, "audience", audience_word(draft.audience));
    if (draft.unread) yaml += "unread: true\n";
    if (draft.archived) yaml += "archived: true\n";
    if (draft.favourite) yaml += "favourite: true\n";
    if (draft.created) (yaml += "created: ") += iso_seconds(*draft.created) + '\n';
    if (draft.updated) (yaml += "updated: ") += iso_seconds(*draft.updated) + '\n';
    if (draft.id) add_line(yaml, "florilege-id", draft.id->text());
    return yaml + "---\n";
}

/// A note may be Markdown, so it is left alone but for the tags of HTML.
std::string without_html(std::string_view text)
{
    std::string safe;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const next = at + 1 < text.size() ? text[at + 1] : '\0';
        bool const opens = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/' ||
                           next == '!' || next == '?';
        // "<https://…>" is a link of Markdown.
        bool const address = text.substr(at + 1).starts_with("http");
        if (text[at] == '<' && opens && !address) safe += '\\';
        safe += text[at];
    }
    return safe;
}

// Depth is the library's, which bounds it.
void add_replies(std::string& note, std::vector<library::ReplyDraft> const& replies, std::size_t depth)
{
    for (auto const& reply : replies) {
        std::string const indent(2 * depth, ' ');
        std::string text =
            reply.author.empty() ? "" : "**" + markdown_escaped(on_one_line(reply.author)) + ":** ";
        text += without_html(reply.text);
        note += with_mark(text, indent + "  ").replace(0, indent.size() + 2, indent + "- ") + '\n';
        add_replies(note, reply.replies, depth + 1);
    }
}

} // namespace

std::string markdown_note(library::BookmarkDraft const& draft)
{
    std::string note = front_matter(draft);
    if (!draft.title.empty()) note += "\n# " + markdown_escaped(on_one_line(draft.title)) + '\n';
    if (!draft.note.empty()) note += '\n' + without_html(draft.note) + '\n';
    for (auto const& highlight : draft.highlights) {
        if (!highlight.quote.empty())
            note += '\n' + with_mark(markdown_escaped(highlight.quote), "> ") + '\n';
        if (!highlight.note.empty()) note += '\n' + without_html(highlight.note) + '\n';
        if (!highlight.replies.empty()) note += '\n';
        add_replies(note, highlight.replies, 0);
    }
    return note;
}

std::string markdown_file_name(library::BookmarkDraft const& draft)
{
    static constexpr std::string_view forbidden = "/\\:*?\"<>|#^[]";
    std::string name = draft.title.empty() && draft.url ? std::string{draft.url->host()} : draft.title;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return forbidden.find(c) != std::string_view::npos; }, ' ');
    name = on_one_line(text::cut(on_one_line(name), longest_name));
    while (name.starts_with('.'))
        name.erase(0, 1);
    if (!name.empty()) name += ' ';
    constexpr std::size_t bytes = 5;
    return name + id_digits(draft.id.value(), bytes) + ".md";
}

std::string markdown_escaped(std::string_view text)
{
    static constexpr std::string_view anywhere = "\\`*_[]<&";
    static constexpr std::string_view at_line_start = "#>-+=|~";
    std::string escaped;
    bool line_start = true;
    bool counting = false; // "1." and "1)" at the beginning of a line make a list
    for (char const c : text) {
        bool const starts = line_start && at_line_start.find(c) != std::string_view::npos;
        bool const counts = counting && (c == '.' || c == ')');
        if (starts || counts || anywhere.find(c) != std::string_view::npos) escaped += '\\';
        escaped += c;
        counting = (line_start || counting) && c >= '0' && c <= '9';
        line_start = c == '\n' || (line_start && c == ' ');
    }
    return escaped;
}

} // namespace florilege::exchange
