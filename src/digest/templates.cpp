#include "digest/templates.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace florilege::digest {

/// Written by tools/embed-text from src/digest/templates.
std::string_view embedded(std::string_view file);

namespace {

using Names = std::span<std::string_view const>;

constexpr std::string_view issue_names[]{
    "title",  "language", "period",   "dates",     "week",    "from",        "to",
    "counts", "nothing",  "sections", "name",      "entries", "posted_from", "rest",
    "here",   "here_at",  "rest_url", "issue_url", "author",
};
constexpr std::string_view mail_names[]{
    "title",    "language", "period",      "dates",       "week", "from",     "to",
    "counts",   "nothing",  "entries",     "posted_from", "rest", "here",     "here_at",
    "rest_url", "author",   "unsubscribe", "issue_url",   "name", "sections", "unsubscribe_url",
};
constexpr std::string_view page_names[]{"title", "language", "author", "issue"};
constexpr std::string_view plain_entry_names[]{
    "id",         "title",  "author", "url",  "site",   "saved",       "saved_iso",
    "unresolved", "first",  "link",   "note", "tagged", "highlighted", "highlights",
    "quote",      "colour", "notes",  "by",   "text",   "indent",      "tags",
};
constexpr std::string_view html_entry_names[]{
    "id",         "title", "author", "url",         "site",    "saved",      "saved_iso",
    "unresolved", "noted", "note",   "lines",       "line",    "more",       "tagged",
    "tags",       "tag",   "notes",  "tag_url",     "written", "highlights", "quote",
    "colour",     "by",    "closes", "highlighted", "text",    "opens",      "list",
};

struct Row {
    std::string_view file;
    Names names;
};

constexpr std::array<Row, template_count> table{{
    {"text.issue.mustache", issue_names},
    {"text.entry.mustache", plain_entry_names},
    {"html.page.mustache", page_names},
    {"html.issue.mustache", issue_names},
    {"html.entry.mustache", html_entry_names},
    {"markdown.issue.mustache", issue_names},
    {"markdown.entry.mustache", plain_entry_names},
    {"email.text.mustache", mail_names},
    {"email.html.mustache", mail_names},
}};

Result<std::string> content_of(std::filesystem::path const& file)
{
    auto const name = file.filename().string();
    std::ifstream in{file, std::ios::binary};
    std::string text(text::Mustache::longest + 1, '\0');
    if (in) in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!in.is_open() || in.bad()) return Fault{name, "cannot be read"};
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

Fault in_file(std::string const& name, Fault const& fault)
{
    return {fault.where().empty() ? name : name + ", " + fault.where(), fault.reason()};
}

} // namespace

std::span<BuiltIn const> built_in_templates()
{
    static auto const all = [] {
        std::array<BuiltIn, template_count> texts{};
        for (std::size_t i = 0; i < template_count; ++i)
            texts[i] = {table[i].file, embedded(table[i].file)};
        return texts;
    }();
    return all;
}

std::span<std::string_view const> names_in(TemplateOf which)
{
    return table[static_cast<std::size_t>(which)].names;
}

Templates Templates::built_in()
{
    Templates templates;
    for (std::size_t i = 0; i < template_count; ++i) {
        auto parsed = text::Mustache::parse(built_in_templates()[i].text, table[i].names);
        if (!parsed) throw std::logic_error{std::string{table[i].file} + ": " + parsed.error().text()};
        templates.all_[i] = std::move(*parsed);
    }
    return templates;
}

Result<Templates> Templates::load(std::filesystem::path const& directory)
{
    auto templates = built_in();
    std::error_code failure;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator entries{directory, failure}, end; !failure && entries != end;
         entries.increment(failure))
        if (entries->path().extension() == ".mustache") files.push_back(entries->path());
    if (failure)
        return Fault{directory.string(), "the folder of templates cannot be read: " + failure.message()};
    std::ranges::sort(files);

    for (auto const& file : files) {
        auto const name = file.filename().string();
        auto const row = std::ranges::find(table, name, &Row::file);
        if (row == table.end()) {
            std::string known;
            for (auto const& one : table)
                known += (known.empty() ? "" : ", ") + std::string{one.file};
            return Fault{name, "is the name of no template; known are " + known};
        }
        auto const text = content_of(file);
        if (!text) return text.error();
        auto parsed = text::Mustache::parse(*text, row->names);
        if (!parsed) return in_file(name, parsed.error());
        templates.all_[static_cast<std::size_t>(row - table.begin())] = std::move(*parsed);
    }
    return templates;
}

std::string Templates::render(TemplateOf which, text::Fields const& fields) const
{
    auto const index = static_cast<std::size_t>(which);
    switch (which) {
    case TemplateOf::html_page:
    case TemplateOf::html_issue:
    case TemplateOf::html_entry:
    case TemplateOf::email_html: return all_[index]->render(fields, text::Escape::html);
    case TemplateOf::text_issue:
    case TemplateOf::text_entry:
    case TemplateOf::markdown_issue:
    case TemplateOf::markdown_entry:
    case TemplateOf::email_text: return all_[index]->render(fields, text::Escape::nothing);
    }
    throw std::logic_error{"no such template"};
}

} // namespace florilege::digest
