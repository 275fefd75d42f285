#include "accounts/token.hpp"

#include "cli/command_table.hpp"
#include "cli/dates.hpp"
#include "cli/library.hpp"
#include "prelude/iso_time.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

struct Options {
    std::string label;
    std::string id;
    std::string scopes = "read";
    std::string expires;
    bool json = false;
};

Exit create(Context& context, Options const& options)
{
    auto const scopes = accounts::parse_scopes(options.scopes);
    if (!scopes) {
        told(context, scopes.error());
        return Exit::usage;
    }
    auto library = open_for_writing(context);
    if (!library) return told(context, library.error());
    accounts::TokenDraft draft{options.label, *scopes, std::nullopt};
    if (!options.expires.empty()) {
        auto const moment = read_moment(options.expires, zone_of(library->account));
        if (!moment) {
            told(context, {"--expires " + options.expires, moment.error().reason()});
            return Exit::usage;
        }
        draft.expires = *moment;
    }
    std::optional<accounts::NewToken> made;
    library->database->write([&](store::Transaction& transaction) {
        made = accounts::create_token(transaction, library->account.id, draft, context.clock.now());
    });
    if (options.json)
        context.terminal.out << boost::json::serialize(boost::json::object{{"id", made->token.id.text()},
                                                                           {"secret", made->secret}})
                             << '\n';
    else
        context.terminal.out << made->secret << "\nThis is the only time it is shown.\n";
    return Exit::done;
}

Exit list(Context& context, Options const& options)
{
    auto library = open_for_reading(context);
    if (!library) return told(context, library.error());
    auto const zone = zone_of(library->account);
    auto const reader = library->read();
    auto const tokens = accounts::tokens_of(*reader, library->account.id);
    for (auto const& token : tokens) {
        auto const expires = token.expires ? written(*token.expires, zone) : std::string{"never"};
        auto const used =
            token.last_used ? iso_seconds(*token.last_used).substr(0, 10) : std::string{"never"};
        if (options.json)
            context.terminal.out << boost::json::serialize(
                                        boost::json::object{{"id", token.id.text()},
                                                            {"label", token.label},
                                                            {"scopes", text_of(token.scopes)},
                                                            {"expires", expires},
                                                            {"last_used", used}})
                                 << '\n';
        else
            context.terminal.out << fmt::format("{}  {}  {}  since {}, expires {}, last used {}\n",
                                                token.id.text(), token.label, text_of(token.scopes),
                                                written(token.created, zone), expires, used);
    }
    if (tokens.empty() && !options.json) context.terminal.out << "no tokens\n";
    return tokens.empty() ? Exit::partly : Exit::done;
}

Exit revoke(Context& context, Options const& options)
{
    auto const id = PublicId::parse(options.id);
    auto library = open_for_writing(context);
    if (!library) return told(context, library.error());
    bool revoked = false;
    if (id)
        library->database->write([&](store::Transaction& transaction) {
            revoked = accounts::revoke_token(transaction, library->account.id, *id);
        });
    if (!revoked)
        return told(context, {options.id, "there is no such token; `florilege token list` shows them"});
    context.terminal.out << "revoked\n";
    return Exit::done;
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.require_subcommand(1);
    auto* const creating = app.add_subcommand("create", "Make a secret by which a program acts for you");
    creating->add_option("LABEL", options->label, "What it is for")->required();
    creating->add_option("--scopes", options->scopes, "read, write, or both")->capture_default_str();
    creating->add_option("--expires", options->expires, "Last moment it works (default: until revoked)")
        ->type_name("DATE");
    creating->add_flag("--json", options->json, "One JSON object: id and secret");
    creating->callback([options, &action] { action.exit = create(*action.context, *options); });
    auto* const listing = app.add_subcommand("list", "The tokens there are");
    listing->add_flag("--json", options->json, "One JSON object a token");
    listing->callback([options, &action] { action.exit = list(*action.context, *options); });
    auto* const revoking = app.add_subcommand("revoke", "Make a token worthless");
    revoking->add_option("ID", options->id, "Which one")->required();
    revoking->callback([options, &action] { action.exit = revoke(*action.context, *options); });
}

} // namespace

Command const token_command{"token", "Make and revoke the secrets of programs",
                            "  florilege token create 'phone' --scopes read,write", describe};

} // namespace florilege::cli
