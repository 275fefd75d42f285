#include "cli/command_table.hpp"
#include "cli/dates.hpp"
#include "cli/library.hpp"
#include "cli/user_access.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

struct Options {
    std::string name;
    std::string new_name;
    std::string locale;
    std::string time_zone;
    bool json = false;
};

char const* word_of(accounts::Role role)
{
    switch (role) {
    case accounts::Role::owner: return "owner";
    case accounts::Role::member: return "member";
    }
    return "";
}

Exit list(Context& context, Options const& options)
{
    auto library = open_for_reading(context);
    if (!library) return told(context, library.error());
    for (auto const& account : accounts::all_accounts(*library->database->read(accounts::authenticator))) {
        if (options.json)
            context.terminal.out << boost::json::serialize(
                                        boost::json::object{{"name", account.name},
                                                            {"role", word_of(account.role)},
                                                            {"locale", account.locale},
                                                            {"time_zone", account.time_zone},
                                                            {"disabled", account.disabled.has_value()}})
                                 << '\n';
        else
            context.terminal.out << fmt::format("{} ({}){}{}{}\n", account.name, word_of(account.role),
                                                account.locale.empty() ? "" : ", " + account.locale,
                                                account.time_zone.empty() ? "" : ", " + account.time_zone,
                                                account.disabled ? ", disabled" : "");
    }
    return Exit::done;
}

Exit add(Context& context, Options const& options)
{
    auto const name = accounts::AccountName::parse(options.name);
    if (!name) return wrong(context, name.error());
    // On an empty site the account that is added is the first, and so the owner.
    Context within = context;
    within.place.account = {};
    auto library = open_for_writing(within);
    if (!library) return told(context, library.error());
    Result<accounts::Account> made = Fault{};
    library->database->write([&](store::Transaction& transaction) {
        made = accounts::create_account(transaction, *name, context.clock.now());
    });
    if (!made) return told(context, made.error());
    context.terminal.out << fmt::format("{} has a library here now ({})\n", made->name, word_of(made->role));
    return Exit::done;
}

Exit change(Context& context, Options const& options)
{
    accounts::AccountChange wanted;
    if (!options.new_name.empty()) {
        auto name = accounts::AccountName::parse(options.new_name);
        if (!name) return wrong(context, name.error());
        wanted.name = std::move(*name);
    }
    if (!options.locale.empty()) wanted.locale = options.locale;
    if (!options.time_zone.empty()) {
        if (auto const zone = digest::Zone::named(options.time_zone); !zone)
            return wrong(context, {"--time-zone " + options.time_zone, zone.error().reason()});
        wanted.time_zone = options.time_zone;
    }
    Context within = context;
    within.place.account = options.name;
    auto library = open_for_writing(within);
    if (!library) return told(context, library.error());
    Result<accounts::Account> changed = Fault{};
    library->database->write([&](store::Transaction& transaction) {
        changed = accounts::change_account(transaction, library->account.id, wanted);
    });
    if (!changed) return told(context, changed.error());
    context.terminal.out << fmt::format("{} is changed\n", changed->name);
    return Exit::done;
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.require_subcommand(1);
    auto* const listing = app.add_subcommand("list", "Who has a library here");
    listing->add_flag("--json", options->json, "One JSON object an account");
    listing->callback([options, &action] { action.exit = list(*action.context, *options); });
    auto* const adding = app.add_subcommand("add", "Give somebody a library of their own");
    adding->add_option("NAME", options->name, "Letters, digits, '.', '-' and '_'")->required();
    adding->callback([options, &action] { action.exit = add(*action.context, *options); });
    auto* const changing = app.add_subcommand("change", "Change a name, a language or a time zone");
    changing->add_option("NAME", options->name, "Whose")->required();
    changing->add_option("--name", options->new_name, "The new name")->type_name("NAME");
    changing->add_option("--locale", options->locale, "en or fr")->check(CLI::IsMember({"en", "fr"}));
    changing->add_option("--time-zone", options->time_zone, "Where days begin: Europe/Paris")
        ->type_name("ZONE");
    changing->callback([options, &action] { action.exit = change(*action.context, *options); });
    describe_user_access(app, action);
}

} // namespace

Command const user_command{"user", "Look after the accounts",
                           "  florilege user add colette\n"
                           "  florilege user change colette --locale fr --time-zone Europe/Paris\n"
                           "  florilege user password colette\n"
                           "  florilege user invite",
                           describe};

} // namespace florilege::cli
