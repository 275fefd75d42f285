#include "cli/command_table.hpp"
#include "cli/dates.hpp"
#include "cli/library.hpp"
#include "cli/output.hpp"
#include "cli/queries.hpp"
#include "cli/remote/issues.hpp"
#include "cli/remote/remote_library.hpp"
#include "digest/render.hpp"
#include "digest/select/select.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

struct Options {
    std::string week;
    std::string last;
    std::string from;
    std::string to;
    std::string query;
    std::string title;
    std::string locale;
    std::string format = "text";
    std::string order = "newest";
    std::string templates;
    std::string output;
    std::string mail_from;
    std::string mail_to;
    bool only_public = false;
};

digest::PeriodWords words_of(Options const& options)
{
    auto const given = [](std::string const& word) {
        return word.empty() ? std::nullopt : std::optional<std::string>{word};
    };
    return {given(options.week), given(options.last), given(options.from), given(options.to)};
}

Result<digest::EmailOptions> email_of(Options const& options)
{
    digest::EmailOptions email;
    if (!options.mail_from.empty()) {
        auto from = digest::Mailbox::parse(options.mail_from);
        if (!from) return Fault{"--mail-from", from.error().reason()};
        email.from = std::move(*from);
    }
    if (!options.mail_to.empty()) {
        auto to = digest::Mailbox::parse(options.mail_to);
        if (!to) return Fault{"--mail-to", to.error().reason()};
        email.to = std::move(*to);
    }
    return email;
}

/// What was typed, read in the zone and the language of whose library it is.
struct Wanted {
    digest::Period period;
    library::Query query;
    digest::Language language;
    std::string title; ///< finished; empty where the language has its own
};

Result<Wanted> wanted_by(Options const& options, accounts::Account const& account, Time now)
{
    auto const zone = zone_of(account);
    auto period = digest::read_period(words_of(options), zone, now);
    if (!period) return period.error();
    auto query = read_query(options.query, "--query", zone, now);
    if (!query) return query.error();
    Wanted wanted{std::move(*period), std::move(*query), language_of(options.locale, account), {}};
    if (options.title.empty()) return wanted;
    auto title = digest::title_of(options.title, wanted.period, wanted.language);
    if (!title) return title.error();
    wanted.title = std::move(*title);
    return wanted;
}

Result<digest::Templates> templates_of(Options const& options)
{
    return options.templates.empty() ? digest::Templates::built_in()
                                     : digest::Templates::load(options.templates);
}

Exit write_out(Context& context, Options const& options, digest::EmailOptions const& email,
               digest::Templates const& templates, digest::Issue const& issue)
{
    auto output = Output::open(context.terminal, options.output);
    if (!output) return told(context, output.error());
    output->stream() << digest::render(issue, digest::format_named(options.format).value(), templates,
                                       {digest::HtmlShape::page, email});
    if (auto const finished = output->finish(); !finished) return told(context, finished.error());
    return issue.empty() ? Exit::partly : Exit::done;
}

Exit write_here(Context& context, Options const& options, digest::EmailOptions const& email)
{
    auto const templates = templates_of(options);
    if (!templates) return told(context, templates.error());
    auto library = open_for_reading(context);
    if (!library) return told(context, library.error());
    auto const wanted = wanted_by(options, library->account, context.clock.now());
    if (!wanted) return wrong(context, wanted.error());

    digest::ComposeOptions compose;
    compose.language = wanted->language;
    compose.order = digest::order_named(options.order).value();
    compose.title = wanted->title;
    compose.publication.author = library->account.name;
    auto const reader = library->read();
    auto const readers = options.only_public ? digest::Readers::everyone : digest::Readers::owner;
    auto const issue =
        digest::compose(digest::select(*reader, library->account.id, wanted->period, wanted->query, readers),
                        wanted->period, compose);
    return write_out(context, options, email, *templates, issue);
}

/// What the site is asked for: nothing that is wrong, and in words that it reads as they are read here.
Parameters parameters_of(Options const& options, Wanted const& wanted, std::string_view format)
{
    return {{"format", std::string{format}},
            {"week", options.week},
            {"last", options.last},
            {"from", options.from},
            {"to", options.to},
            {"q", options.query},
            {"title", options.title},
            {"order", options.order},
            {"language", std::string{tag_of(wanted.language)}},
            {"only_public", options.only_public ? "true" : "false"},
            {"links", "false"},
            {"mail_from", options.mail_from},
            {"mail_to", options.mail_to}};
}

/// With templates of one's own the site composes, and what it composed is written here.
Exit render_here(Context& context, Options const& options, digest::EmailOptions const& email,
                 digest::Templates const& templates, Server const& server, Wanted const& wanted)
{
    auto const issue = composed_issue(server, parameters_of(options, wanted, "json"));
    if (!issue) return told(context, issue.error());
    return write_out(context, options, email, templates, *issue);
}

Exit render_there(Context& context, Options const& options, Server const& server, Wanted const& wanted)
{
    auto output = Output::open(context.terminal, options.output);
    if (!output) return told(context, output.error());
    auto const written =
        server.fetch_file("digest", parameters_of(options, wanted, options.format), output->stream());
    if (!written) return told(context, written.error());
    if (auto const finished = output->finish(); !finished) return told(context, finished.error());
    return written->written == 0 ? Exit::partly : Exit::done;
}

Exit write_there(Context& context, Options const& options, digest::EmailOptions const& email)
{
    auto const templates = templates_of(options);
    if (!templates) return told(context, templates.error());
    auto const there = RemoteLibrary::of(context);
    if (!there) return told(context, there.error());
    auto const wanted = wanted_by(options, there->account, context.clock.now());
    if (!wanted) return wrong(context, wanted.error());
    return options.templates.empty()
               ? render_there(context, options, there->server, *wanted)
               : render_here(context, options, email, *templates, there->server, *wanted);
}

Exit run(Context& context, Options const& options)
{
    auto const email = email_of(options);
    if (!email) return wrong(context, email.error());
    return is_remote(context) ? write_there(context, options, *email) : write_here(context, options, *email);
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    auto* const week = app.add_option("--week", options->week, "An ISO week: 2012-W05")->type_name("WEEK");
    auto* const last =
        app.add_option("--last", options->last, "What is newest: 7d, 2w, 1m, 24h (default: 7d)")
            ->type_name("SPAN")
            ->excludes(week);
    auto* const from = app.add_option("--from", options->from, "First day, or a moment")->type_name("DATE");
    from->excludes(week)->excludes(last);
    app.add_option("--to", options->to, "Last day, or a moment (default: now)")
        ->type_name("DATE")
        ->needs(from);
    app.add_option("--query", options->query, "Only what answers this query")->type_name("QUERY");
    app.add_flag("--only-public", options->only_public, "Leave out what is private");
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
    app.add_option("--mail-from", options->mail_from, "Sender of a mail")->type_name("MAILBOX");
    app.add_option("--mail-to", options->mail_to, "Receiver of a mail")->type_name("MAILBOX");
    app.add_option("-o,--output", options->output, "File to write (default: standard output)")
        ->type_name("FILE");
    app.callback([options, &action] { action.exit = run(*action.context, *options); });
}

} // namespace

Command const digest_command{
    "digest", "Compose the links of a week, or of any period",
    "  florilege digest --last 7d\n"
    "  florilege digest --week 2012-W05 --format html --locale fr -o week.html\n"
    "  florilege digest --from 2012-01-01 --to 2012-12-31 --query 'tag:maps' --order tag",
    describe};

} // namespace florilege::cli
