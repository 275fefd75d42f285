#include "cli/tag_bundle.hpp"

#include "cli/library.hpp"
#include "cli/remote/bundles.hpp"
#include "cli/remote/server.hpp"
#include "cli/remote/tags.hpp"
#include "library/query/near.hpp"
#include "library/tags/bundle.hpp"
#include "library/tags/tag_counts.hpp"
#include "library/tags/tag_page.hpp"

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
    std::string name;
    std::string to;
    std::vector<std::string> tags;
    bool json = false;
};

Result<std::vector<library::Bundle>> bundles_here(Context const& context)
{
    auto library = open_for_reading(context);
    if (!library) return library.error();
    return library::bundles(*library->read(), library->account.id);
}

Result<std::vector<library::Bundle>> bundles_there(Context const& context)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    return all_bundles(*server);
}

Exit list(Context& context, Options const& options)
{
    auto const read = is_remote(context) ? bundles_there(context) : bundles_here(context);
    if (!read) return told(context, read.error());
    auto const& bundles = *read;
    json::array array;
    for (auto const& bundle : bundles) {
        array.push_back(json::object{{"id", bundle.id.text()},
                                     {"name", bundle.name},
                                     {"tags", json::array(bundle.tags.begin(), bundle.tags.end())}});
        if (!options.json)
            context.terminal.out << fmt::format("{}: {}\n", bundle.name, fmt::join(bundle.tags, ", "));
    }
    if (options.json)
        context.terminal.out << json::serialize(array) << '\n';
    else if (bundles.empty())
        context.terminal.out << "no bundles; `florilege tag bundle set NAME TAG...` makes one\n";
    return bundles.empty() ? Exit::partly : Exit::done;
}

Exit not_a_name(Context& context)
{
    told(context, {"tag bundle", "a name is not empty"});
    return Exit::usage;
}

/// That there is no bundle of that name, and one that may have been meant.
Fault no_such_bundle(std::vector<library::Bundle> const& bundles, library::BundleName const& name)
{
    std::vector<std::string_view> known;
    known.reserve(bundles.size());
    for (auto const& bundle : bundles)
        known.emplace_back(bundle.name);
    auto const near = library::nearest(name.text(), known);
    return {name.text(), near.empty()
                             ? "there is no such bundle; `florilege tag bundle list` shows them"
                             : "there is no such bundle; did you mean \"" + std::string{near} + "\"?"};
}

/// A bundle, and on how many bookmarks each of its tags is.
struct Counted {
    library::Bundle bundle;
    std::vector<std::int64_t> counts;
};

Result<Counted> counted_here(Context const& context, library::BundleName const& name)
{
    auto library = open_for_reading(context);
    if (!library) return library.error();
    auto const reader = library->read();
    auto bundle = library::find_bundle(*reader, library->account.id, name);
    if (!bundle) return no_such_bundle(library::bundles(*reader, library->account.id), name);
    library::ColumnCache columns;
    library::TagCounts const counts{*columns.columns(*reader, library->account.id)};
    Counted counted{std::move(*bundle), {}};
    for (auto const& tag : counted.bundle.tags) {
        auto const id = library::find_tag(*reader, library->account.id, *library::TagName::parse(tag));
        counted.counts.push_back(id ? counts.of(*id) : 0);
    }
    return counted;
}

Result<Counted> counted_there(Context const& context, library::BundleName const& name)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    auto const bundles = all_bundles(*server);
    if (!bundles) return bundles.error();
    auto const found = std::find_if(bundles->begin(), bundles->end(), [&](library::Bundle const& bundle) {
        return library::BundleName::parse(bundle.name)->folded() == name.folded();
    });
    if (found == bundles->end()) return no_such_bundle(*bundles, name);
    Counted counted{*found, {}};
    for (auto const& tag : found->tags) {
        auto const page = tag_page(*server, *library::TagName::parse(tag));
        if (!page) return page.error();
        counted.counts.push_back(page->tag.bookmarks);
    }
    return counted;
}

Exit show(Context& context, Options const& options)
{
    auto const name = library::BundleName::parse(options.name);
    if (!name) return not_a_name(context);
    auto const read = is_remote(context) ? counted_there(context, *name) : counted_here(context, *name);
    if (!read) return told(context, read.error());
    auto const* const bundle = &read->bundle;
    json::array tags;
    std::string rows;
    for (std::size_t at = 0; at < bundle->tags.size(); ++at) {
        auto const& tag = bundle->tags[at];
        auto const count = read->counts[at];
        tags.push_back(json::object{{"name", tag}, {"bookmarks", count}});
        rows += fmt::format("{:>7}  {}\n", count, tag);
    }
    if (options.json)
        context.terminal.out << json::serialize(json::object{{"id", bundle->id.text()},
                                                             {"name", bundle->name},
                                                             {"tags", std::move(tags)}})
                             << '\n';
    else
        context.terminal.out << bundle->name << '\n' << rows;
    return Exit::done;
}

/// A change of a bundle, where the library is.
struct Change {
    std::function<Result<void>(store::Transaction&, library::Shelf const&, library::BundleName const&)> here;
    std::function<Result<void>(Server const&, library::BundleName const&)> there;
};

Result<void> made_here(Context const& context, library::BundleName const& name, Change const& change)
{
    auto library = open_for_writing(context);
    if (!library) return library.error();
    Result<void> changed;
    library->database->write([&](store::Transaction& transaction) {
        library::Vocabulary vocabulary{library->account.id};
        changed = change.here(transaction,
                              {library->account.id, vocabulary, std::nullopt, context.clock.now()}, name);
    });
    return changed;
}

Result<void> made_there(Context const& context, library::BundleName const& name, Change const& change)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    return change.there(*server, name);
}

Exit change(Context& context, Options const& options, std::string const& summary, Change const& make)
{
    auto const name = library::BundleName::parse(options.name);
    if (!name) return not_a_name(context);
    auto const changed =
        is_remote(context) ? made_there(context, *name, make) : made_here(context, *name, make);
    if (!changed) return told(context, changed.error());
    if (options.json)
        context.terminal.out << json::serialize(json::object{{"change", summary}}) << '\n';
    else
        context.terminal.out << summary << "; `florilege undo` takes it back\n";
    return Exit::done;
}

std::optional<Fault> missing_tag_there(Context const& context, std::vector<library::TagName> const& tags)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    for (auto const& tag : tags)
        if (auto const page = tag_page(*server, tag); !page) return page.error();
    return std::nullopt;
}

/// Tags that are not there are told with ones that may have been meant, before anything is changed.
std::optional<Fault> missing_tag(Context& context, std::vector<library::TagName> const& tags)
{
    if (is_remote(context)) return missing_tag_there(context, tags);
    auto library = open_for_reading(context);
    if (!library) return library.error();
    auto const reader = library->read();
    for (auto const& tag : tags) {
        if (!library::find_tag(*reader, library->account.id, tag))
            return library::no_such_tag(*reader, library->account.id, tag);
    }
    return std::nullopt;
}

Exit set(Context& context, Options const& options)
{
    std::vector<library::TagName> tags;
    for (auto const& written : options.tags) {
        auto name = library::TagName::parse(written);
        if (!name) return not_a_name(context);
        tags.push_back(std::move(*name));
    }
    if (auto const missing = missing_tag(context, tags)) return told(context, *missing);
    auto const summary = fmt::format("{}: {}", options.name, fmt::join(options.tags, ", "));
    return change(
        context, options, summary,
        {[&](store::Transaction& transaction, library::Shelf const& shelf, library::BundleName const& name) {
             return library::set_bundle(transaction, shelf, name, tags);
         },
         [&](Server const& server, library::BundleName const& name) {
             return set_bundle(server, name, tags);
         }});
}

Exit rename(Context& context, Options const& options)
{
    auto const to = library::BundleName::parse(options.to);
    if (!to) return not_a_name(context);
    return change(
        context, options, options.name + " → " + to->text(),
        {[&](store::Transaction& transaction, library::Shelf const& shelf, library::BundleName const& name) {
             return library::rename_bundle(transaction, shelf, name, *to);
         },
         [&](Server const& server, library::BundleName const& name) {
             return rename_bundle(server, name, *to);
         }});
}

} // namespace

void describe_tag_bundle(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    auto* const bundle = app.add_subcommand("bundle", "Several tags under a name, to search for together");
    bundle->require_subcommand(1);
    auto const subcommand = [&](char const* name, char const* summary) {
        auto* const made = bundle->add_subcommand(name, summary);
        made->add_flag("--json", options->json, "JSON for programs");
        return made;
    };

    auto* const listing = subcommand("list", "All bundles with their tags");
    listing->callback([options, &action] { action.exit = list(*action.context, *options); });

    auto* const showing = subcommand("show", "The tags of a bundle with how many bookmarks carry them");
    showing->add_option("NAME", options->name, "The bundle")->required();
    showing->callback([options, &action] { action.exit = show(*action.context, *options); });

    auto* const setting = subcommand("set", "Put these tags into a bundle, in place of those it had");
    setting->add_option("NAME", options->name, "The bundle; it is made where it is missing")->required();
    setting->add_option("TAG", options->tags, "The tags")->required();
    setting->callback([options, &action] { action.exit = set(*action.context, *options); });

    auto* const renaming = subcommand("rename", "Give a bundle another name");
    renaming->add_option("NAME", options->name, "The bundle")->required();
    renaming->add_option("NEW", options->to, "Its new name")->required();
    renaming->callback([options, &action] { action.exit = rename(*action.context, *options); });

    auto* const removing = subcommand("delete", "Delete a bundle; its tags stay");
    removing->add_option("NAME", options->name, "The bundle")->required();
    removing->callback([options, &action] {
        action.exit = change(*action.context, *options, options->name + " is deleted",
                             {library::delete_bundle, delete_bundle});
    });
}

} // namespace florilege::cli
