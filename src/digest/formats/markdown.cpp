#include "digest/formats/markdown.hpp"

#include "digest/formats/frame.hpp"
#include "digest/plain.hpp"
#include "digest/words.hpp"

namespace florilege::digest {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// Where a marker of an ordered list ("12." or "12)") ends its number; 0 where the line begins with none.
std::size_t list_number(std::string_view line)
{
    std::size_t digits = 0;
    while (digits < line.size() && is_digit(line[digits]))
        ++digits;
    bool const marks = digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
    return marks ? digits : 0;
}

/// The lines of a text, escaped, each but the first after `margin`. A line end inside a paragraph is a hard
/// one.
std::string hanging(std::string_view text, std::string_view margin)
{
    auto const bare_margin = margin.substr(0, margin.find_last_not_of(' ') + 1);
    std::string out;
    for (auto const& paragraph : paragraphs(text)) {
        if (!out.empty()) (out += '\n') += bare_margin;
        for (auto const& line : paragraph) {
            if (!out.empty()) (out += '\n') += margin;
            out += markdown_text(line);
            if (&line != &paragraph.back()) out += '\\';
        }
    }
    return out;
}

std::vector<text::Fields> note_fields(Passage const& passage)
{
    std::vector<text::Fields> notes;
    for (auto const& remark : passage.remarks) {
        auto const depth = static_cast<std::size_t>(remark.depth);
        text::Fields fields;
        fields.set("by", markdown_text(remark.author));
        fields.set("text", hanging(remark.text, std::string(6 + 2 * depth, ' ')));
        fields.set("indent", std::string(2 * depth, ' '));
        notes.push_back(std::move(fields));
    }
    return notes;
}

std::string heading(Entry const& entry)
{
    auto const title = markdown_text(entry.title.empty() ? name_by_address(entry) : entry.title);
    auto line = entry.url ? '[' + title + "](<" + markdown_address(entry.url->text()) + ">)" : title;
    if (!title.empty() && !entry.author.empty()) line += ", " + markdown_text(entry.author);
    return line;
}

std::string write_entry(Entry const& entry, Issue const& issue, Templates const& templates)
{
    auto whole_note = entry.note;
    for (auto const& page_note : entry.page_notes)
        (whole_note += "\n\n") += page_note;
    auto note = hanging(whole_note, "  ");

    auto fields = common_fields(entry, issue, markdown_text);
    auto first = heading(entry);
    if (first.empty()) first = std::exchange(note, {});
    if (first.empty()) first = markdown_text(words(issue.language).untitled);
    fields.set("first", std::move(first));
    auto const address = entry.url ? markdown_address(entry.url->text()) : std::string{};
    fields.set("url", address);
    fields.set("link", address);
    fields.set("note", std::move(note));
    fields.set("tags", markdown_text(tags_line(entry.tags)));
    std::vector<text::Fields> highlights;
    for (auto const& passage : entry.passages) {
        text::Fields highlight;
        highlight.set("quote", hanging(passage.quote, "    > "));
        highlight.set("colour", markdown_text(passage.colour));
        highlight.list("notes", note_fields(passage));
        highlights.push_back(std::move(highlight));
    }
    fields.list("highlights", std::move(highlights));
    return templates.render(TemplateOf::markdown_entry, fields);
}

} // namespace

std::string markdown_text(std::string_view line)
{
    // A backslash before ASCII punctuation always means that character (CommonMark 0.31, section 2.4).
    static constexpr std::string_view always = "\\`*_[]<>&~|#$@";
    std::string out;
    out.reserve(line.size() + line.size() / 8);
    auto const number = list_number(line);
    for (std::size_t i = 0; i < line.size(); ++i) {
        char const c = line[i];
        auto const rest = line.substr(i);
        bool const marks_line = (i == 0 && (c == '-' || c == '+' || c == '=')) || (number > 0 && i == number);
        // "http://" and "www." would become links by themselves; so would, after "!", an image.
        bool const links = (c == ':' && rest.starts_with("://")) ||
                           (c == '.' && i >= 3 && (line[i - 1] | 0x20) == 'w' && (line[i - 3] | 0x20) == 'w');
        // Some readers of Markdown have ==marks== and %%comments%%.
        bool const doubled =
            (c == '=' || c == '%') && (rest.substr(1).starts_with(c) || (i > 0 && line[i - 1] == c));
        if (marks_line || links || doubled || always.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::string markdown_address(std::string_view url)
{
    std::string out;
    for (char const c : url) {
        switch (c) {
        case '<': out += "%3C"; break;
        case '>': out += "%3E"; break;
        case '\\': out += "%5C"; break;
        // "&copy=1" would be read as a character reference when a semicolon follows.
        case '&': out += "&amp;"; break;
        default: out += c;
        }
    }
    return out;
}

std::string render_markdown(Issue const& issue, Templates const& templates)
{
    auto fields = issue_fields(issue, templates, write_entry, "\n", markdown_text);
    if (issue.publication.rest) fields.set("rest_url", markdown_address(issue.publication.rest->text()));
    return templates.render(TemplateOf::markdown_issue, fields);
}

} // namespace florilege::digest
