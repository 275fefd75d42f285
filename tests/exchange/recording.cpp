#include "tests/exchange/recording.hpp"

#include "exchange/dates.hpp"
#include "exchange/extra.hpp"
#include "exchange/folder_choice.hpp"
#include "tests/corpus.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace florilege::exchange {

namespace {

std::string text_of(Time time)
{
    auto const day = std::chrono::floor<std::chrono::days>(time);
    std::chrono::year_month_day const date{day};
    auto const micros = (time - day).count();
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(micros / 3'600'000'000), static_cast<int>(micros / 60'000'000 % 60),
                  static_cast<int>(micros / 1'000'000 % 60));
    std::string result = text;
    if (auto const rest = micros % 1'000'000; rest != 0) {
        std::snprintf(text, sizeof text, ".%06d", static_cast<int>(rest));
        result += text;
    }
    return result + 'Z';
}

std::string list_of(std::vector<std::string> const& texts)
{
    std::string list = "[";
    for (auto const& text : texts)
        list += (list.size() > 1 ? ", " : "") + json_quoted(text);
    return list + "]";
}

/// The fields of one object, in their order.
class Fields {
public:
    void raw(std::string_view name, std::string const& json)
    {
        text_ += std::string{text_.empty() ? "" : ",\n"} + "    " + json_quoted(name) + ": " + json;
    }
    void text(std::string_view name, std::string const& value)
    {
        if (!value.empty()) raw(name, json_quoted(value));
    }
    void flag(std::string_view name, bool value)
    {
        if (value) raw(name, "true");
    }
    void place(Place const& place)
    {
        raw("line", std::to_string(place.line));
        text("part", place.part);
    }
    std::string object() const { return "  {\n" + text_ + "\n  }"; }

private:
    std::string text_;
};

std::string kind_of(library::SourceKind kind)
{
    switch (kind) {
    case library::SourceKind::page: return "";
    case library::SourceKind::book: return "book";
    case library::SourceKind::document: return "document";
    case library::SourceKind::unresolved: return "unresolved";
    }
    return "";
}

/// One object on one line, without what is empty.
class Inline {
public:
    void raw(std::string_view name, std::string const& json)
    {
        if (!json.empty()) text_ += std::string{text_.empty() ? "" : ", "} + json_quoted(name) + ": " + json;
    }
    void text(std::string_view name, std::string const& value)
    {
        if (!value.empty()) raw(name, json_quoted(value));
    }
    void time(std::string_view name, std::optional<Time> const& time)
    {
        if (time) text(name, text_of(*time));
    }
    void id(std::string_view name, std::optional<PublicId> const& id)
    {
        if (id) text(name, id->text());
    }
    std::string object() const { return '{' + text_ + '}'; }

private:
    std::string text_;
};

std::string print_replies(std::vector<library::ReplyDraft> const& replies)
{
    std::string list;
    for (auto const& reply : replies) {
        Inline fields;
        fields.id("id", reply.id);
        fields.text("author", reply.author);
        fields.text("text", reply.text);
        fields.time("created", reply.created);
        fields.raw("replies", print_replies(reply.replies));
        list += (list.empty() ? "[" : ", ") + fields.object();
    }
    return list.empty() ? list : list + ']';
}

std::string print_highlights(std::vector<library::HighlightDraft> const& highlights)
{
    std::string list;
    for (auto const& highlight : highlights) {
        Inline fields;
        fields.id("id", highlight.id);
        fields.text("quote", highlight.quote);
        fields.text("note", highlight.note);
        fields.text("colour", highlight.colour);
        fields.raw("selectors", highlight.selectors);
        fields.time("created", highlight.created);
        fields.time("updated", highlight.updated);
        fields.raw("replies", print_replies(highlight.replies));
        fields.raw("extra", highlight.extra);
        list += (list.empty() ? "[\n      " : ",\n      ") + fields.object();
    }
    return list + "\n    ]";
}

std::string print_tag(library::TagDraft const& tag)
{
    Inline fields;
    fields.text("name", tag.name);
    if (!tag.aliases.empty()) fields.raw("aliases", list_of(tag.aliases));
    fields.text("parent", tag.parent);
    return "  " + fields.object();
}

std::string print_list(library::ListDraft const& list)
{
    Inline fields;
    fields.id("id", list.id);
    fields.raw("path", list_of(list.path));
    fields.text("note", list.note);
    fields.text("audience", list.audience.is_public() ? "public" : "me");
    std::string entries;
    for (auto const& entry : list.entries) {
        Inline one;
        one.id("bookmark", entry.bookmark);
        one.id("highlight", entry.highlight);
        one.text("note", entry.note);
        entries += (entries.empty() ? "[" : ", ") + one.object();
    }
    if (!entries.empty()) fields.raw("entries", entries + ']');
    return "  " + fields.object();
}

std::string print_bookmark(Recording::Kept const& kept)
{
    auto const& draft = kept.draft;
    Fields fields;
    fields.place(kept.place);
    fields.text("id", draft.id ? draft.id->text() : "");
    fields.text("kind", kind_of(draft.kind));
    fields.text("url", draft.url ? draft.url->text() : "");
    fields.text("title", draft.title);
    fields.text("author", draft.author);
    fields.text("note", draft.note);
    if (!draft.tags.empty()) fields.raw("tags", list_of(draft.tags));
    if (draft.audience) fields.text("audience", draft.audience->is_public() ? "public" : "me");
    fields.flag("unread", draft.unread);
    fields.flag("archived", draft.archived);
    fields.flag("favourite", draft.favourite);
    if (draft.created) fields.text("created", text_of(*draft.created));
    if (draft.updated) fields.text("updated", text_of(*draft.updated));
    if (!draft.highlights.empty()) fields.raw("highlights", print_highlights(draft.highlights));
    fields.text("article", draft.article);
    for (auto const& path : draft.lists)
        fields.raw("list", list_of(path));
    fields.text("origin", draft.origin);
    if (!draft.extra.empty()) fields.raw("extra", draft.extra);
    return fields.object();
}

std::string print_said(Recording::Said const& said)
{
    Fields fields;
    fields.place(said.place);
    fields.text("text", said.text);
    return fields.object();
}

template <class Items, class Print>
void add(std::string& out, std::string_view name, Items const& items, Print const& print_item)
{
    if (items.empty()) return;
    out += std::string{out.size() > 2 ? ",\n" : ""} + json_quoted(name) + ": [\n";
    for (auto const& item : items)
        out += (&item == &items.front() ? "" : ",\n") + print_item(item);
    out += "\n]";
}

ImportOptions options_of(std::filesystem::path const& folder)
{
    ImportOptions options;
    if (!std::filesystem::exists(folder / "options")) return options;
    std::istringstream lines{tests::content_of(folder / "options")};
    for (std::string name, value; lines >> name;) {
        if (name == "repair-text") {
            options.repair_text = true;
            continue;
        }
        lines >> value;
        if (name == "date")
            options.date = parse_time(value);
        else if (name == "depth")
            options.depth = std::stoi(value);
        else if (name == "columns")
            options.columns = value;
        else if (name == "folders")
            options.folders = folder_choice(value).value();
        else if (name == "record-bytes")
            options.record_bytes = std::stoul(value);
        else
            throw std::runtime_error{"unknown option " + name + " in " + folder.string()};
    }
    return options;
}

void run_case(Format const& format, std::filesystem::path const& folder)
{
    SCOPED_TRACE(folder.string());
    std::filesystem::path in;
    for (auto const& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().stem() == "in") in = entry.path();
    Recording recording;
    read_text(format, tests::content_of(in), options_of(folder), recording);
    auto const printed = print(recording);
    if (std::getenv("FLORILEGE_REWRITE_CASES") != nullptr)
        std::ofstream{folder / "out.json", std::ios::binary} << printed;
    else
        EXPECT_EQ(printed, tests::content_of(folder / "out.json"));
}

} // namespace

void read_text(Format const& format, std::string content, ImportOptions const& options, Recording& recording)
{
    auto const source = from_memory("test", std::move(content));
    format.read(*source, options, recording);
}

std::string print(Recording const& recording)
{
    std::string out = "{\n";
    add(out, "bookmarks", recording.bookmarks, print_bookmark);
    add(out, "tags", recording.tags, print_tag);
    add(out, "lists", recording.lists, print_list);
    add(out, "rejected", recording.rejected, print_said);
    add(out, "warned", recording.warned, print_said);
    add(out, "skipped", recording.skipped, print_said);
    add(out, "refused", recording.refused, print_said);
    return out + "\n}\n";
}

void run_cases(Format const& format, std::string const& folder)
{
    std::vector<std::filesystem::path> cases;
    for (auto const& entry : std::filesystem::directory_iterator{tests::fixture("exchange/" + folder)})
        if (entry.is_directory()) cases.push_back(entry.path());
    if (cases.empty()) throw std::runtime_error{"no cases in tests/exchange/" + folder};
    std::ranges::sort(cases);
    for (auto const& one : cases)
        run_case(format, one);
}

} // namespace florilege::exchange
