#include "library/tags/tag.hpp"

#include "cli/command_table.hpp"
#include "cli/library.hpp"
#include "cli/remote/server.hpp"
#include "cli/remote/tags.hpp"
#include "cli/tag_bundle.hpp"
#include "cli/tag_reading.hpp"
#include "library/columns/columns.hpp"
#include "library/tags/tag_changes.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

namespace json = boost::json;

struct Options {
    std::string first;
    std::string second;
    std::string sort = "name";
    bool json = false;
};

Result<std::vector<library::Tag>> tags_here(Context const& context, std::string const& beginning)
{
    auto library = open_for_reading(context);
    if (!library) return library.error();
    auto const reader = library->read();
    library::ColumnCache columns;
    return library::all_tags(*reader, columns, library->account.id, beginning);
}

Exit tell_all(Context& context, Options const& options)
{
    auto read = is_remote(context) ? tags_there(context, options.first) : tags_here(context, options.first);
    if (!read) return told(context, read.error());
    auto tags = std::move(*read);
    // They come by name, and what is as frequent stays so.
    if (options.sort == "count")
        std::stable_sort(tags.begin(), tags.end(), [](library::Tag const& a, library::Tag const& b) {
            return a.bookmarks > b.bookmarks;
        });
    if (options.json) {
        json::array array;
        for (auto const& tag : tags)
            array.push_back(
                json::object{{"name", tag.name},
                             {"bookmarks", tag.bookmarks},
                             {"aliases", json::array(tag.aliases.begin(), tag.aliases.end())},
                             {"parent", tag.parent.empty() ? json::value{} : json::value(tag.parent)}});
        context.terminal.out << json::serialize(array) << '\n';
        return tags.empty() ? Exit::partly : Exit::done;
    }
    for (auto const& tag : tags) {
        context.terminal.out << fmt::format("{:>7}  {}", tag.bookmarks, tag.name);
        for (auto const& alias : tag.aliases)
            context.terminal.out << " = " << alias;
        if (!tag.parent.empty()) context.terminal.out << " (under " << tag.parent << ')';
        context.terminal.out << '\n';
    }
    if (tags.empty()) context.terminal.out << "no tags\n";
    return tags.empty() ? Exit::partly : Exit::done;
}

/// A change of one or two tags, where the library is.
struct Change {
    std::function<Result<library::TagChange>(store::Transaction&, library::Shelf const&,
                                             library::TagName const&, library::TagName const&)>
        here;
    std::function<Result<library::TagChange>(Server const&, library::TagName const&, library::TagName const&)>
        there;
};

Result<library::TagChange> made_here(Context const& context, Change const& change,
                                     library::TagName const& first, library::TagName const& second)
{
    auto library = open_for_writing(context);
    if (!library) return library.error();
    Result<library::TagChange> changed = Fault{};
    library->database->write([&](store::Transaction& transaction) {
        library::Vocabulary vocabulary{library->account.id};
        changed = change.here(
            transaction, {library->account.id, vocabulary, std::nullopt, context.clock.now()}, first, second);
    });
    return changed;
}

Result<library::TagChange> made_there(Context const& context, Change const& change,
                                      library::TagName const& first, library::TagName const& second)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    return change.there(*server, first, second);
}

/// Reads one or two tag names, then makes the change.
Exit change(Context& context, Options const& options, Change const& change)
{
    auto const first = library::TagName::parse(options.first);
    auto const second = library::TagName::parse(options.second.empty() ? options.first : options.second);
    if (!first || !second) {
        told(context, {"tag", "a tag's name is not empty"});
        return Exit::usage;
    }
    auto const changed = is_remote(context) ? made_there(context, change, *first, *second)
                                            : made_here(context, change, *first, *second);
    if (!changed) return told(context, changed.error());
    if (options.json)
        context.terminal.out << json::serialize(json::object{{"change", changed->summary},
                                                             {"bookmarks", changed->bookmarks}})
                             << '\n';
    else
        context.terminal.out << fmt::format("{} ({} bookmarks); `florilege undo` takes it back\n",
                                            changed->summary, changed->bookmarks);
    return Exit::done;
}

CLI::App* subcommand(CLI::App& app, char const* name, char const* summary,
                     std::shared_ptr<Options> const& options)
{
    auto* const made = app.add_subcommand(name, summary);
    made->add_flag("--json", options->json, "JSON for programs");
    return made;
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.require_subcommand(1);

    auto* const list = subcommand(app, "list", "All tags with how many bookmarks carry them", options);
    list->add_option("BEGINNING", options->first, "Only tags that begin so");
    list->add_option("--sort", options->sort, "By name, or by count: the most frequent first")
        ->check(CLI::IsMember({"name", "count"}))
        ->capture_default_str();
    list->callback([options, &action] { action.exit = tell_all(*action.context, *options); });

    describe_tag_reading(app, action);

    auto* const rename =
        subcommand(app, "rename", "Give a tag another name; the old one stays an alias", options);
    rename->add_option("TAG", options->first, "The tag")->required();
    rename->add_option("NAME", options->second, "Its new name")->required();
    rename->callback([options, &action] {
        action.exit = change(*action.context, *options, {library::rename_tag, rename_there});
    });

    auto* const merge = subcommand(app, "merge", "Make one tag of two; the first becomes an alias", options);
    merge->add_option("TAG", options->first, "The tag that goes")->required();
    merge->add_option("INTO", options->second, "The tag that stays")->required();
    merge->callback([options, &action] {
        action.exit = change(*action.context, *options, {library::merge_tag, merge_there});
    });

    auto* const alias = subcommand(app, "alias", "Give a tag a second name", options);
    alias->add_option("ALIAS", options->first, "The second name")->required();
    alias->add_option("TAG", options->second, "The tag")->required();
    alias->callback([options, &action] {
        action.exit = change(*action.context, *options, {library::add_alias, alias_there});
    });

    auto* const parent =
        subcommand(app, "parent", "Put a tag under another; without one, at the top", options);
    parent->add_option("TAG", options->first, "The tag")->required();
    parent->add_option("PARENT", options->second, "The tag above it");
    parent->callback([options, &action] {
        bool const top = options->second.empty();
        auto const under = [top](library::TagName const& above) {
            return top ? std::nullopt : std::optional{above};
        };
        action.exit =
            change(*action.context, *options,
                   {[&](store::Transaction& transaction, library::Shelf const& shelf,
                        library::TagName const& tag, library::TagName const& above) {
                        return library::set_parent(transaction, shelf, tag, under(above));
                    },
                    [&](Server const& server, library::TagName const& tag, library::TagName const& above) {
                        return put_under_there(server, tag, under(above));
                    }});
    });

    auto* const remove = subcommand(app, "delete", "Take a tag off every bookmark", options);
    remove->add_option("TAG", options->first, "The tag")->required();
    remove->callback([options, &action] {
        action.exit = change(
            *action.context, *options,
            {[](store::Transaction& transaction, library::Shelf const& shelf, library::TagName const& tag,
                library::TagName const&) { return library::delete_tag(transaction, shelf, tag); },
             [](Server const& server, library::TagName const& tag, library::TagName const&) {
                 return delete_there(server, tag);
             }});
    });

    describe_tag_bundle(app, action);
}

} // namespace

Command const tag_command{"tag", "Look after your tags",
                          "  florilege tag list so\n"
                          "  florilege tag rename socialmedia 'social media'\n"
                          "  florilege tag merge map maps",
                          describe};

} // namespace florilege::cli
