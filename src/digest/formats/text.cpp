#include "digest/formats/text.hpp"

#include "digest/formats/frame.hpp"
#include "digest/plain.hpp"
#include "digest/words.hpp"

namespace florilege::digest {

namespace {

constexpr std::string_view bullet = "•";

/// A line that the person wrote must not look like one of ours: a bullet at its begin becomes another bullet,
/// and "tags:" gets the blank that French puts before a colon.
std::string as_content(std::string_view line)
{
    if (line.starts_with(bullet)) return "‣" + std::string{line.substr(bullet.size())};
    if (line.size() >= 5 && line[4] == ':') {
        std::string word{line.substr(0, 4)};
        for (char& c : word)
            c = static_cast<char>(c | 0x20);
        if (word == "tags") return std::string{line.substr(0, 4)} + "\u00A0" + std::string{line.substr(4)};
    }
    return std::string{line};
}

/// A text whose lines after the first hang `indent` blanks deep; paragraphs stay parted by empty lines.
std::string hanging(std::string_view text, std::size_t indent)
{
    std::string out;
    for (auto const& paragraph : paragraphs(text)) {
        if (!out.empty()) out += '\n';
        for (auto const line : paragraph) {
            if (!out.empty()) (out += '\n').append(indent, ' ');
            out += as_content(line);
        }
    }
    return out;
}

std::string as_it_is(std::string_view text)
{
    return std::string{text};
}

std::string whole_note(Entry const& entry)
{
    auto note = entry.note;
    for (auto const& page_note : entry.page_notes)
        (note += "\n\n") += page_note;
    return hanging(note, 4);
}

std::vector<text::Fields> note_fields(Passage const& passage)
{
    std::vector<text::Fields> notes;
    for (auto const& remark : passage.remarks) {
        auto const depth = static_cast<std::size_t>(remark.depth);
        text::Fields fields;
        fields.set("by", remark.author);
        fields.set("text", hanging(remark.text, 8 + 2 * depth));
        fields.set("indent", std::string(2 * depth, ' '));
        notes.push_back(std::move(fields));
    }
    return notes;
}

std::string write_entry(Entry const& entry, Issue const& issue, Templates const& templates)
{
    auto fields = common_fields(entry, issue, as_it_is);
    auto note = whole_note(entry);
    auto const address = entry.url ? entry.url->text() : std::string{};
    fields.set("url", address);
    if (!entry.title.empty()) {
        fields.set("first",
                   as_content(entry.author.empty() ? entry.title : entry.title + ", " + entry.author));
        fields.set("link", address);
    } else if (entry.url) {
        fields.set("first", address);
    } else if (!note.empty()) {
        fields.set("first", std::exchange(note, {}));
    } else {
        fields.set("first", std::string{words(issue.language).untitled});
    }
    fields.set("note", std::move(note));
    fields.set("tags", tags_line(entry.tags));
    std::vector<text::Fields> highlights;
    for (auto const& passage : entry.passages) {
        text::Fields highlight;
        highlight.set("quote", hanging(passage.quote, 6));
        highlight.set("colour", passage.colour);
        highlight.list("notes", note_fields(passage));
        highlights.push_back(std::move(highlight));
    }
    fields.list("highlights", std::move(highlights));
    return templates.render(TemplateOf::text_entry, fields);
}

} // namespace

std::string render_text(Issue const& issue, Templates const& templates)
{
    return templates.render(TemplateOf::text_issue,
                            issue_fields(issue, templates, write_entry, "\n", as_it_is));
}

std::string render_text_for_mail(Issue const& issue, Templates const& templates,
                                 std::string const& unsubscribe)
{
    auto fields = issue_fields(issue, templates, write_entry, "\n", as_it_is);
    fields.set("unsubscribe", std::string{words(issue.language).unsubscribe});
    fields.set("unsubscribe_url", unsubscribe);
    return templates.render(TemplateOf::email_text, fields);
}

} // namespace florilege::digest
