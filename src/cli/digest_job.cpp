#include "cli/command_table.hpp"
#include "cli/dates.hpp"
#include "cli/digest_run.hpp"
#include "cli/library.hpp"
#include "cli/queries.hpp"
#include "cli/remote/digests.hpp"
#include "cli/remote/remote_library.hpp"
#include "digest/publish/removal.hpp"
#include "digest/publish/standing.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

struct Options {
    std::string slug;
    std::string title;
    std::string query;
    std::string every = "week";
    std::string order = "newest";
    std::string locale;
    std::string format; ///< of the files in the folder; empty: html
    std::string folder;
    std::string templates;
    std::string week;
    std::string from;
    std::string to;
    bool private_too = false;
    bool json = false;
};

Result<digest::Standing> standing_of(Options const& options, accounts::Account const& account, Time now)
{
    digest::Standing standing;
    standing.slug = options.slug;
    standing.title = options.title;
    standing.query = options.query;
    standing.every = digest::every_named(options.every).value();
    standing.order = digest::order_named(options.order).value();
    standing.language = language_of(options.locale, account);
    standing.zone = zone_of(account);
    standing.format = digest::format_named(options.format).value_or(digest::Format::html);
    if (!options.folder.empty()) standing.folder = std::filesystem::absolute(options.folder);
    if (!options.templates.empty()) standing.templates = std::filesystem::absolute(options.templates);
    standing.readers = options.private_too ? digest::Readers::owner : digest::Readers::everyone;

    // What would fail every week is said now.
    if (auto const query = read_query(options.query, "--query", standing.zone, now); !query)
        return query.error();
    if (!standing.templates.empty())
        if (auto const templates = digest::Templates::load(standing.templates); !templates)
            return templates.error();
    auto const period = digest::last_over(standing.every, standing.zone, now);
    if (auto const title = digest::title_of(standing.title, period, standing.language); !title)
        return title.error();
    return standing;
}

Exit add_here(Context& context, Options const& options)
{
    if (options.folder.empty()) throw CLI::RequiredError{"--to"};
    auto library = open_for_writing(context);
    if (!library) return told(context, library.error());
    auto const standing = standing_of(options, library->account, context.clock.now());
    if (!standing) return wrong(context, standing.error());
    std::optional<Fault> fault;
    library->database->write([&](store::Transaction& transaction) {
        auto const added =
            digest::add_digest(transaction, library->account.id, *standing, context.clock.now());
        if (!added) fault = added.error();
    });
    if (fault) return told(context, *fault);
    context.terminal.out << fmt::format("{}: every {}, as {} in {}\n", standing->slug,
                                        name_of(standing->every), name_of(standing->format),
                                        standing->folder.string());
    return Exit::done;
}

Exit add_there(Context& context, Options const& options)
{
    for (auto const& [option, given] :
         {std::pair{"--to", options.folder}, std::pair{"--format", options.format},
          std::pair{"--templates", options.templates}})
        if (!given.empty())
            return wrong(context, {option, "is for a library on this machine; on a site a digest comes out "
                                           "on pages of its own"});
    auto const there = RemoteLibrary::of(context);
    if (!there) return told(context, there.error());
    auto const standing = standing_of(options, there->account, context.clock.now());
    if (!standing) return wrong(context, standing.error());
    auto const ordered = order_digest(there->server, *standing);
    if (!ordered) return told(context, ordered.error());
    context.terminal.out << fmt::format("{}: every {}, on the site at {}\n", standing->slug,
                                        name_of(standing->every), ordered->address);
    return Exit::done;
}

Exit add(Context& context, Options const& options)
{
    return is_remote(context) ? add_there(context, options) : add_here(context, options);
}

std::string place_of(digest::Standing const& standing)
{
    return standing.on_site() ? "on the site" : "in " + standing.folder.string();
}

Result<std::vector<digest::Standing>> digests_here(Context const& context)
{
    auto library = open_for_reading(context);
    if (!library) return library.error();
    std::vector<digest::Standing> digests;
    for (auto& digest : digest::digests_of(*library->read(), library->account.id))
        digests.push_back(std::move(digest.standing));
    return digests;
}

Result<std::vector<digest::Standing>> digests_there(Context const& context)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    auto ordered = ordered_digests(*server);
    if (!ordered) return ordered.error();
    std::vector<digest::Standing> digests;
    for (auto& digest : *ordered)
        digests.push_back(std::move(digest.standing));
    return digests;
}

Exit list(Context& context, Options const& options)
{
    auto const digests = is_remote(context) ? digests_there(context) : digests_here(context);
    if (!digests) return told(context, digests.error());
    for (auto const& standing : *digests) {
        if (options.json)
            context.terminal.out << boost::json::serialize(boost::json::object{
                                        {"name", standing.slug},
                                        {"every", name_of(standing.every)},
                                        {"query", standing.query},
                                        {"format", name_of(standing.format)},
                                        {"folder", standing.folder.string()},
                                        {"only_public", standing.readers == digest::Readers::everyone}})
                                 << '\n';
        else
            context.terminal.out << fmt::format(
                "{}: every {}, {}, as {} {}{}\n", standing.slug, name_of(standing.every),
                standing.query.empty() ? "everything" : standing.query, name_of(standing.format),
                place_of(standing), standing.readers == digest::Readers::owner ? ", private ones too" : "");
    }
    if (digests->empty() && !options.json)
        context.terminal.out << "no digest is ordered yet; `florilege digest-job add --help` shows how\n";
    return digests->empty() ? Exit::partly : Exit::done;
}

Exit run(Context& context, Options const& options)
{
    auto const given = [](std::string const& word) {
        return word.empty() ? std::nullopt : std::optional{word};
    };
    return run_digests(context, options.slug,
                       {given(options.week), {}, given(options.from), given(options.to)});
}

/// Gives how it was ordered.
Result<digest::Standing> removed_here(Context const& context, std::string const& slug)
{
    auto library = open_for_writing(context);
    if (!library) return library.error();
    std::optional<digest::StoredDigest> digest;
    library->database->write([&](store::Transaction& transaction) {
        auto const owner = library->account.id;
        transaction.see_as(owner.value);
        digest = digest::find_digest(transaction, owner, slug);
        library::Vocabulary vocabulary{owner};
        digest::remove_digest(transaction, {owner, vocabulary, std::nullopt, context.clock.now()}, slug);
    });
    if (!digest) return Fault{slug, "there is no such digest"};
    return std::move(digest->standing);
}

Result<digest::Standing> removed_there(Context const& context, std::string const& slug)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    auto const digests = ordered_digests(*server);
    if (!digests) return digests.error();
    for (auto const& digest : *digests)
        if (digest.standing.slug == slug) {
            if (auto const removed = remove_digest(*server, slug); !removed) return removed.error();
            return digest.standing;
        }
    return Fault{slug, "there is no such digest"};
}

Exit remove(Context& context, Options const& options)
{
    auto const removed =
        is_remote(context) ? removed_there(context, options.slug) : removed_here(context, options.slug);
    if (!removed) return told(context, removed.error());
    context.terminal.out << options.slug << " is ordered no more; "
                         << (removed->on_site() ? "its issues are gone from the site"
                                                : "the files it wrote stay")
                         << '\n';
    return Exit::done;
}

void describe_add(CLI::App& app, std::shared_ptr<Options> const& options)
{
    app.add_option("NAME", options->slug, "Its name in file names and addresses: a-z, 0-9 and '-'")
        ->required();
    app.add_option("--to", options->folder, "Folder to publish into (a site has pages for it instead)")
        ->type_name("DIR");
    app.add_option("--every", options->every, "day, week or month")
        ->check(CLI::IsMember({"day", "week", "month"}));
    app.add_option("--query", options->query, "Only what answers this query")->type_name("QUERY");
    app.add_flag("--private-too", options->private_too, "Publish what is private as well");
    app.add_option("--order", options->order, "newest, oldest, tag or list")
        ->check(CLI::IsMember({"newest", "oldest", "tag", "list"}));
    app.add_option("--title", options->title,
                   "Title; {{dates}}, {{period}}, {{week}}, {{year}}, {{from}} and {{to}} "
                   "are filled in")
        ->type_name("TEXT");
    app.add_option("--locale", options->locale, "en or fr (default: the account's)")->type_name("LOCALE");
    app.add_option("--format", options->format, "text, html, markdown, json, atom or email")
        ->check(CLI::IsMember({"text", "html", "markdown", "json", "atom", "email"}));
    app.add_option("--templates", options->templates, "Folder of templates of your own")->type_name("DIR");
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.require_subcommand(1);
    auto* const adding = app.add_subcommand("add", "Order a digest");
    describe_add(*adding, options);
    adding->callback([options, &action] { action.exit = add(*action.context, *options); });
    auto* const listing = app.add_subcommand("list", "The digests that are ordered");
    listing->add_flag("--json", options->json, "One JSON object a digest");
    listing->callback([options, &action] { action.exit = list(*action.context, *options); });
    auto* const running =
        app.add_subcommand("run", "Publish the period that is over: yesterday, last week, last month");
    running->add_option("NAME", options->slug, "Only this digest (default: all)");
    auto* const week =
        running->add_option("--week", options->week, "Another ISO week: 2012-W05")->type_name("WEEK");
    auto* const from = running->add_option("--from", options->from, "First day of another period")
                           ->type_name("DATE")
                           ->excludes(week);
    running->add_option("--to", options->to, "Last day of it")->type_name("DATE")->needs(from);
    running->callback([options, &action] { action.exit = run(*action.context, *options); });
    auto* const removing = app.add_subcommand("remove", "Order it no more");
    removing->add_option("NAME", options->slug, "Which one")->required();
    removing->callback([options, &action] { action.exit = remove(*action.context, *options); });
}

} // namespace

Command const digest_job_command{
    "digest-job", "Have digests published by themselves",
    "  florilege digest-job add weekly --to ~/blog/posts --format markdown --query 'tag:maps'\n"
    "  florilege digest-job run\n"
    "Run from cron or a systemd timer, `digest-job run` publishes each period once.\n"
    "With --server, digests come out on pages of the site, by themselves.",
    describe};

} // namespace florilege::cli
