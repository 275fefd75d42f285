#include "digest/formats/html.hpp"

#include "digest/formats/frame.hpp"
#include "digest/plain.hpp"
#include "digest/words.hpp"

namespace florilege::digest {

namespace {

// The template escapes.
std::string as_it_is(std::string_view text)
{
    return std::string{text};
}

std::vector<text::Fields> paragraph_fields(std::string_view text)
{
    std::vector<text::Fields> all;
    for (auto const& paragraph : paragraphs(text)) {
        std::vector<text::Fields> lines;
        for (auto const& line : paragraph) {
            text::Fields fields;
            fields.set("line", std::string{line});
            fields.say("more", &line != &paragraph.back());
            lines.push_back(std::move(fields));
        }
        text::Fields fields;
        fields.list("lines", std::move(lines));
        all.push_back(std::move(fields));
    }
    return all;
}

/// The ends of items and lists that come after a remark, before the next one of depth `next` (-1: after the
/// last).
std::vector<text::Fields> closing_fields(int depth, int next)
{
    std::vector<text::Fields> closes;
    for (int at = depth; at >= next && at >= 0; --at) {
        text::Fields fields;
        fields.say("list", at > next);
        closes.push_back(std::move(fields));
    }
    return closes;
}

std::vector<text::Fields> note_fields(Passage const& passage)
{
    std::vector<text::Fields> notes;
    auto const& remarks = passage.remarks;
    for (std::size_t i = 0; i < remarks.size(); ++i) {
        int const depth = remarks[i].depth;
        int const previous = i == 0 ? -1 : remarks[i - 1].depth;
        int const next = i + 1 == remarks.size() ? -1 : remarks[i + 1].depth;
        text::Fields fields;
        fields.set("by", remarks[i].author);
        fields.list("text", paragraph_fields(remarks[i].text));
        fields.say("opens", depth > previous);
        fields.list("closes", closing_fields(depth, next));
        notes.push_back(std::move(fields));
    }
    return notes;
}

std::vector<text::Fields> tag_fields(Entry const& entry, Publication const& publication)
{
    std::vector<text::Fields> tags;
    for (auto const& tag : entry.tags) {
        text::Fields fields;
        fields.set("tag", tag);
        fields.set("tag_url", tag_address(tag, publication));
        fields.set("written", tags_line({tag}));
        tags.push_back(std::move(fields));
    }
    return tags;
}

std::string write_entry(Entry const& entry, Issue const& issue, Templates const& templates)
{
    auto fields = common_fields(entry, issue, as_it_is);
    auto whole_note = entry.note;
    for (auto const& page_note : entry.page_notes)
        (whole_note += "\n\n") += page_note;
    auto note = paragraph_fields(whole_note);
    bool const nothing_else = entry.title.empty() && !entry.url && note.empty();
    if (nothing_else) note = paragraph_fields(words(issue.language).untitled);
    fields.set("url", entry.url ? entry.url->text() : std::string{});
    fields.say("noted", !note.empty());
    fields.list("note", std::move(note));
    fields.list("tags", tag_fields(entry, issue.publication));
    std::vector<text::Fields> highlights;
    for (auto const& passage : entry.passages) {
        text::Fields highlight;
        highlight.list("quote", paragraph_fields(passage.quote));
        highlight.set("colour", passage.colour);
        highlight.list("notes", note_fields(passage));
        highlights.push_back(std::move(highlight));
    }
    fields.list("highlights", std::move(highlights));
    return templates.render(TemplateOf::html_entry, fields);
}

/// Browsers would part "9–15 November" behind the dash; a word joiner (U+2060) holds it together.
std::string with_whole_spans(std::string title)
{
    static constexpr std::string_view dash = "–";
    for (auto at = title.find(dash); at != std::string::npos; at = title.find(dash, at + 1))
        if (at + dash.size() < title.size() && title[at + dash.size()] != ' ')
            title.insert(at + dash.size(), "\u2060");
    return title;
}

text::Fields html_fields(Issue const& issue, Templates const& templates)
{
    auto fields = issue_fields(issue, templates, write_entry, "", as_it_is);
    fields.set("title", with_whole_spans(issue.title));
    return fields;
}

} // namespace

std::string render_html(Issue const& issue, Templates const& templates, HtmlShape shape)
{
    auto section = templates.render(TemplateOf::html_issue, html_fields(issue, templates));
    switch (shape) {
    case HtmlShape::section: return section;
    case HtmlShape::page: break;
    }
    while (section.ends_with('\n'))
        section.pop_back();
    text::Fields fields;
    fields.set("title", issue.title);
    fields.set("language", std::string{tag_of(issue.language)});
    fields.set("author", on_one_line(issue.publication.author));
    fields.set("issue", std::move(section));
    return templates.render(TemplateOf::html_page, fields);
}

std::string render_html_for_mail(Issue const& issue, Templates const& templates,
                                 std::string const& unsubscribe)
{
    auto fields = html_fields(issue, templates);
    fields.set("unsubscribe", std::string{words(issue.language).unsubscribe});
    fields.set("unsubscribe_url", unsubscribe);
    return templates.render(TemplateOf::email_html, fields);
}

} // namespace florilege::digest
