#include "cli/user_access.hpp"

#include "accounts/credentials.hpp"
#include "accounts/disabling.hpp"
#include "accounts/invitation.hpp"
#include "accounts/password_hash.hpp"
#include "accounts/second_factor.hpp"
#include "accounts/site.hpp"
#include "cli/ask_secret.hpp"
#include "cli/dates.hpp"
#include "cli/library.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

namespace json = boost::json;

struct Options {
    std::string name;
    bool from_input = false;
    bool json = false;
};

/// The library of the account that is named.
Result<Library> open_account(Context const& context, std::string const& name)
{
    Context within = context;
    within.place.account = name;
    return open_for_writing(within);
}

Exit tell(Context& context, Options const& options, json::object const& object, std::string_view sentence)
{
    context.terminal.out << (options.json ? json::serialize(object) : std::string{sentence}) << '\n';
    return Exit::done;
}

Result<std::string> typed_twice(Terminal& terminal)
{
    auto first = ask_secret(terminal, "New password: ");
    if (!first) return first;
    auto const second = ask_secret(terminal, "Once more: ");
    if (!second) return second.error();
    if (*first != *second) return Fault{"password", "the two are not the same"};
    return first;
}

Exit password(Context& context, Options const& options)
{
    auto library = open_account(context, options.name);
    if (!library) return told(context, library.error());
    auto const& account = library->account;
    auto const typed = options.from_input ? read_secret(context.terminal) : typed_twice(context.terminal);
    if (!typed) return wrong(context, typed.error());
    auto const chosen = accounts::Password::parse(*typed, accounts::AccountName::parse(account.name).value());
    if (!chosen) return wrong(context, {"password", std::string{chosen.error().text()}});
    auto const phc = accounts::hashed(*chosen, {});
    library->database->write([&](store::Transaction& transaction) {
        accounts::set_password(transaction, account.id, phc, context.clock.now());
    });
    return tell(context, options, {{"name", account.name}, {"password", "set"}},
                fmt::format("{} has a new password; whoever was signed in is so no more", account.name));
}

Exit disable(Context& context, Options const& options)
{
    auto library = open_account(context, options.name);
    if (!library) return told(context, library.error());
    auto const& account = library->account;
    Result<void> done;
    library->database->write([&](store::Transaction& transaction) {
        done = accounts::disable_account(transaction, account.id, context.clock.now());
    });
    if (!done) return told(context, {account.name, done.error().reason()});
    return tell(context, options, {{"name", account.name}, {"disabled", true}},
                fmt::format("{} can sign in no more; the library stays", account.name));
}

Exit enable(Context& context, Options const& options)
{
    auto library = open_account(context, options.name);
    if (!library) return told(context, library.error());
    auto const& account = library->account;
    Result<void> done;
    library->database->write([&](store::Transaction& transaction) {
        done = accounts::enable_account(transaction, account.id, context.clock.now());
    });
    if (!done) return told(context, {account.name, done.error().reason()});
    return tell(context, options, {{"name", account.name}, {"disabled", false}},
                fmt::format("{} can sign in again", account.name));
}

Exit one_step(Context& context, Options const& options)
{
    auto library = open_account(context, options.name);
    if (!library) return told(context, library.error());
    auto const& account = library->account;
    Result<void> done;
    library->database->write([&](store::Transaction& transaction) {
        done = accounts::disable_lost_totp(transaction, account.id);
    });
    if (!done) return told(context, {account.name, done.error().reason()});
    return tell(context, options, {{"name", account.name}, {"second_step", false}},
                fmt::format("{} signs in by the password alone now; whoever was signed in is so no more",
                            account.name));
}

/// Where a link leads: a whole address where the site's is set, what comes behind it where it is not.
std::string address_of(Library const& library, accounts::NewInvitation const& made)
{
    auto const reader = library.read();
    return accounts::site_setting(*reader, accounts::Setting::public_url) + made.path();
}

Exit tell_link(Context& context, Options const& options, Library const& library,
               Result<accounts::NewInvitation> const& made, std::string_view what)
{
    if (!made) return told(context, made.error());
    auto const address = address_of(library, *made);
    auto const until = written(made->invitation.expires, zone_of(library.account));
    return tell(
        context, options, {{"link", address}, {"expires", until}},
        fmt::format("{}\n{}, once, until {}. This is the only time it is shown.", address, what, until));
}

Exit invite(Context& context, Options const& options)
{
    auto library = open_for_writing(context);
    if (!library) return told(context, library.error());
    Result<accounts::NewInvitation> made = Fault{};
    library->database->write([&](store::Transaction& transaction) {
        made = accounts::invite(transaction, library->account.id, context.clock.now());
    });
    return tell_link(context, options, *library, made, "Whoever opens it can have an account here");
}

Exit reset(Context& context, Options const& options)
{
    auto const name = accounts::AccountName::parse(options.name);
    if (!name) return wrong(context, name.error());
    auto library = open_for_writing(context);
    if (!library) return told(context, library.error());
    auto const account = accounts::find_account(*library->database->read(accounts::authenticator), *name);
    if (!account) return told(context, {options.name, "there is no such account"});
    Result<accounts::NewInvitation> made = Fault{};
    library->database->write([&](store::Transaction& transaction) {
        made = accounts::invite_to_reset(transaction, library->account.id, account->id, context.clock.now());
    });
    return tell_link(context, options, *library, made,
                     fmt::format("Whoever opens it can give {} a new password", account->name));
}

} // namespace

void describe_user_access(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    auto const add = [&](char const* name, char const* summary, Exit (*run)(Context&, Options const&)) {
        auto* const made = app.add_subcommand(name, summary);
        made->add_flag("--json", options->json, "One JSON object");
        made->callback([options, run, &action] { action.exit = run(*action.context, *options); });
        return made;
    };
    auto const add_for_one = [&](char const* name, char const* summary,
                                 Exit (*run)(Context&, Options const&)) {
        auto* const made = add(name, summary, run);
        made->add_option("NAME", options->name, "Whose")->required();
        return made;
    };
    add_for_one("password", "Set the password by which somebody signs in", password)
        ->add_flag("--stdin", options->from_input, "Take it from standard input, one line, and do not ask");
    add_for_one("disable", "Let somebody sign in no more; the library stays", disable);
    add_for_one("enable", "Let somebody sign in again", enable);
    add_for_one("one-step", "Ask no second step of somebody whose phone and codes are lost", one_step);
    add("invite", "Make a link by which somebody gets an account", invite);
    add_for_one("reset", "Make a link by which somebody sets a new password", reset);
}

} // namespace florilege::cli
