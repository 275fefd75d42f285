#include "cli/tag_reading.hpp"

#include "cli/dates.hpp"
#include "cli/library.hpp"
#include "cli/remote/remote_library.hpp"
#include "cli/remote/tags.hpp"
#include "cli/whole_number.hpp"
#include "library/read.hpp"
#include "library/search/names.hpp"
#include "library/tags/tag_completion.hpp"
#include "library/tags/tag_page.hpp"
#include "library/tags/tag_suggestions.hpp"
#include "library/title_of.hpp"
#include "prelude/iso_time.hpp"
#include "text/url/keys.hpp"
#include "text/url/typed_address.hpp"
#include "text/utf8/utf8.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

namespace json = boost::json;

struct Options {
    std::string text;
    std::optional<std::string> title;
    std::optional<std::string> note;
    std::size_t limit = 10;
    bool json = false;
};

Result<std::vector<library::Completion>> completions_here(Context const& context, std::string const& text,
                                                          std::size_t limit)
{
    auto library = open_for_reading(context);
    if (!library) return library.error();
    auto const reader = library->read();
    library::ColumnCache columns;
    library::TagCompletion const known{library::all_tags(*reader, columns, library->account.id)};
    return known.complete(text, limit);
}

Exit complete(Context& context, Options const& options)
{
    auto const read = is_remote(context) ? completions_there(context, options.text, options.limit)
                                         : completions_here(context, options.text, options.limit);
    if (!read) return told(context, read.error());
    auto const& found = *read;
    if (options.json) {
        json::array array;
        for (auto const& one : found)
            array.push_back(
                json::object{{"name", one.name},
                             {"alias", one.alias.empty() ? json::value{} : json::value(one.alias)},
                             {"bookmarks", one.bookmarks}});
        context.terminal.out << json::serialize(array) << '\n';
    } else {
        for (auto const& one : found)
            context.terminal.out << fmt::format("{:>7}  {}{}\n", one.bookmarks, one.name,
                                                one.alias.empty() ? "" : " = " + one.alias);
        if (found.empty()) context.terminal.out << "no tags\n";
    }
    return found.empty() ? Exit::partly : Exit::done;
}

json::array counted(std::vector<library::Facet> const& facets)
{
    json::array out;
    for (auto const& facet : facets)
        out.push_back(json::object{{"name", facet.name}, {"count", facet.count}});
    return out;
}

json::value time_or_null(std::optional<Time> const& time)
{
    return time ? json::value(iso_seconds(*time)) : json::value{};
}

void tell_json(Terminal& terminal, library::TagPage const& page)
{
    json::array children;
    for (auto const& child : page.children)
        children.push_back(json::object{{"name", child.name}, {"bookmarks", child.bookmarks}});
    json::array newest;
    for (auto const& bookmark : page.newest)
        newest.push_back(json::object{
            {"id", bookmark.content.id->text()},
            {"url", bookmark.content.url ? json::value(bookmark.content.url->text()) : json::value{}},
            {"title", bookmark.content.title},
            {"created", iso_seconds(*bookmark.content.created)}});
    auto const& tag = page.tag;
    terminal.out << json::serialize(
                        json::object{{"name", tag.name},
                                     {"aliases", json::array(tag.aliases.begin(), tag.aliases.end())},
                                     {"parent", tag.parent.empty() ? json::value{} : json::value(tag.parent)},
                                     {"children", std::move(children)},
                                     {"bookmarks", tag.bookmarks},
                                     {"with_children", page.bookmarks},
                                     {"first", time_or_null(page.first)},
                                     {"last", time_or_null(page.last)},
                                     {"related", counted(page.related)},
                                     {"newest", std::move(newest)}})
                 << '\n';
}

void tell(Terminal& terminal, library::TagPage const& page, digest::Zone const& zone)
{
    auto const& tag = page.tag;
    terminal.out << tag.name;
    for (auto const& alias : tag.aliases)
        terminal.out << " = " << alias;
    if (!tag.parent.empty()) terminal.out << " (under " << tag.parent << ')';
    terminal.out << fmt::format("\n  on {} bookmark{}", tag.bookmarks, tag.bookmarks == 1 ? "" : "s");
    if (!page.children.empty()) terminal.out << fmt::format(", {} with those below it", page.bookmarks);
    if (page.first)
        terminal.out << fmt::format(", saved from {} to {}", written(*page.first, zone).substr(0, 10),
                                    written(*page.last, zone).substr(0, 10));
    terminal.out << '\n';
    auto const row = [&](std::string_view what, std::string const& names) {
        if (!names.empty()) terminal.out << "  " << what << names.substr(1) << '\n';
    };
    std::string children;
    for (auto const& child : page.children)
        children += fmt::format(", {} {}", child.name, child.bookmarks);
    row("below it:", children);
    std::string related;
    for (auto const& facet : page.related)
        related += fmt::format(", {} {}", facet.name, facet.count);
    row("often with:", related);
    for (auto const& bookmark : page.newest) {
        terminal.out << '\n' << library::title_of(bookmark.content) << '\n';
        if (bookmark.content.url) terminal.out << "  " << bookmark.content.url->text() << '\n';
        terminal.out << "  " << written(*bookmark.content.created, zone) << '\n';
    }
}

struct Shown {
    library::TagPage page;
    accounts::Account account; ///< whose zone the times are told in
};

Result<Shown> page_here(Context const& context, library::TagName const& name)
{
    auto library = open_for_reading(context);
    if (!library) return library.error();
    auto const reader = library->read();
    library::ColumnCache columns;
    auto page = library::tag_page(*reader, columns, library->account.id, name);
    if (page) return Shown{std::move(*page), library->account};
    return library::no_such_tag(*reader, library->account.id, name);
}

Result<Shown> page_there(Context const& context, library::TagName const& name)
{
    auto const there = RemoteLibrary::of(context);
    if (!there) return there.error();
    auto page = tag_page(there->server, name);
    if (!page) return page.error();
    return Shown{std::move(*page), there->account};
}

Exit show(Context& context, Options const& options)
{
    auto const name = library::TagName::parse(options.text);
    if (!name) {
        told(context, {"tag", "a tag's name is not empty"});
        return Exit::usage;
    }
    auto const shown = is_remote(context) ? page_there(context, *name) : page_here(context, *name);
    if (!shown) return told(context, shown.error());
    if (options.json)
        tell_json(context.terminal, shown->page);
    else
        tell(context.terminal, shown->page, zone_of(shown->account));
    return Exit::done;
}

/// A page that tags are asked for.
struct Page {
    library::BookmarkDraft content;
    std::optional<library::BookmarkId> bookmark; ///< where it is one
};

/// A bookmark by its id or address, or a page that is none yet.
Result<Page> page_of(store::Reader& reader, accounts::AccountId owner, std::string const& word)
{
    std::optional<library::BookmarkId> key;
    std::optional<text::Url> url;
    if (auto const id = PublicId::parse(word)) {
        key = library::find_bookmark(reader, *id);
        if (!key) return Fault{word, "there is no bookmark of that id"};
    } else {
        auto address = text::read_typed_address(word);
        if (!address) return address.error();
        url = std::move(*address);
        auto const known =
            library::rows_of_page(reader, owner, {text::key_of(text::page_form(*url)), url->text()});
        if (!known.empty()) key = library::BookmarkId{known.front()};
    }
    if (key)
        if (auto bookmark = library::read_bookmark(reader, *key))
            return Page{std::move(bookmark->content), key};
    Page page;
    page.content.url = std::move(url);
    return page;
}

void tell(Terminal& terminal, std::vector<library::TagSuggestion> const& suggestions)
{
    for (auto const& one : suggestions) {
        std::string reasons;
        for (auto const& [reason, share] : {std::pair{"site", one.site}, std::pair{"words", one.words},
                                            std::pair{"neighbours", one.neighbours}})
            if (share > 0) reasons += (reasons.empty() ? "" : ", ") + std::string{reason};
        terminal.out << fmt::format("{:>7.2f}  {} ({})\n", one.score(), one.name, reasons);
    }
    if (suggestions.empty()) terminal.out << "no tags\n";
}

void tell_json(Terminal& terminal, std::vector<library::TagSuggestion> const& suggestions)
{
    std::string rows;
    for (auto const& one : suggestions)
        rows += fmt::format(
            "{}{{\"name\":{},\"score\":{:.3f},\"site\":{:.3f},\"words\":{:.3f},\"neighbours\":{:.3f}}}",
            rows.empty() ? "" : ",", json::serialize(json::string{one.name}), one.score(), one.site,
            one.words, one.neighbours);
    terminal.out << '[' << rows << "]\n";
}

Result<std::vector<library::TagSuggestion>> suggestions_here(Context const& context, Options const& options)
{
    auto library = open_for_reading(context);
    if (!library) return library.error();
    auto const reader = library->read();
    auto page = page_of(*reader, library->account.id, options.text);
    if (!page) return page.error();
    if (options.title) page->content.title = *options.title;
    if (options.note) page->content.note = *options.note;
    library::ColumnCache columns;
    return library::suggested_tags(*reader, columns, library->account.id, page->content, page->bookmark,
                                   options.limit);
}

Exit suggest(Context& context, Options const& options)
{
    for (auto const* text : {&options.title, &options.note})
        if (*text && !text::is_valid(**text)) return told(context, {"tag suggest", "the text is not UTF-8"});
    auto const read =
        is_remote(context)
            ? suggestions_there(context, {options.text, options.title, options.note, options.limit})
            : suggestions_here(context, options);
    if (!read) return told(context, read.error());
    auto const& suggestions = *read;
    if (options.json)
        tell_json(context.terminal, suggestions);
    else
        tell(context.terminal, suggestions);
    return suggestions.empty() ? Exit::partly : Exit::done;
}

} // namespace

void describe_tag_reading(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    auto* const completing =
        app.add_subcommand("complete", "Tags that somebody may be about to type, the most used first");
    completing->add_option("TEXT", options->text, "The begin of a name, or of a word in it");
    completing->add_option("--limit", options->limit, "How many to show")
        ->check(whole_number(1))
        ->capture_default_str();
    completing->add_flag("--json", options->json, "JSON for programs");
    completing->callback([options, &action] { action.exit = complete(*action.context, *options); });

    auto* const showing = app.add_subcommand(
        "show", "One tag: its other names, what is below it, what it comes with, its newest");
    showing->add_option("TAG", options->text, "Its name, or an alias")->required();
    showing->add_flag("--json", options->json, "One JSON object");
    showing->callback([options, &action] { action.exit = show(*action.context, *options); });

    auto* const suggesting =
        app.add_subcommand("suggest", "Tags that a page may want, from your own library");
    suggesting->add_option("PAGE", options->text, "Its address, or the id of a bookmark")->required();
    suggesting->add_option("--title", options->title, "Its title, in place of the one that is kept")
        ->type_name("TEXT");
    suggesting->add_option("--note", options->note, "The same for the note")->type_name("TEXT");
    suggesting->add_option("--limit", options->limit, "How many to show")
        ->check(whole_number(1))
        ->capture_default_str();
    suggesting->add_flag("--json", options->json, "JSON for programs");
    suggesting->callback([options, &action] { action.exit = suggest(*action.context, *options); });
}

} // namespace florilege::cli
