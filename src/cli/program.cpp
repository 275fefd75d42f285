#include "cli/program.hpp"

#include "cli/version.hpp"

#include <CLI/CLI.hpp>

#include <cstdlib>

namespace florilege::cli {
namespace {

/// Whether an option was typed, and does not come from the environment.
bool is_typed(CLI::App const& app, char const* name)
{
    auto const& option = *app.get_option(name);
    if (option.count() == 0) return false;
    char const* const said =
        option.get_envname().empty() ? nullptr : std::getenv(option.get_envname().c_str());
    return said == nullptr || option.results().back() != said;
}

/// Of a library here and one elsewhere, what was typed counts before what the environment says.
void choose_place(CLI::App const& app, Place& place)
{
    if (place.server.empty()) return;
    for (auto const* const local : {"--data", "--database", "--as"}) {
        if (!is_typed(app, local)) continue;
        if (is_typed(app, "--server")) throw CLI::ExcludesError{"--server", local};
        place.server.clear();
        return;
    }
}

void add_server_options(CLI::App& app, Place& place)
{
    app.add_option("--server", place.server,
                   "Site whose library to use instead of one on this machine: https://links.example.net")
        ->type_name("URL")
        ->envname("FLORILEGE_SERVER");
    app.add_option("--token", place.token,
                   "Token for that site; others on this machine can see what is typed")
        ->type_name("TOKEN")
        ->envname("FLORILEGE_TOKEN");
    app.add_option("--token-file", place.token_file,
                   "File with the token on its first line, in place of --token")
        ->type_name("FILE");
    app.parse_complete_callback([&app, &place] { choose_place(app, place); });
}

class HelpWithExamples final : public CLI::Formatter {
public:
    HelpWithExamples() { column_width(34); }
};

} // namespace

Program::Program(Terminal& terminal, Clock const& clock)
    : context_{terminal, clock, {}}, action_{&context_, Exit::done},
      app_{std::make_unique<CLI::App>("Keeps what you read, finds it again, and publishes the week's links.",
                                      "florilege")}
{
    app_->formatter(std::make_shared<HelpWithExamples>());
    app_->set_help_all_flag("--help-all", "Show the help of every command");
    app_->set_version_flag("--version", std::string{"florilege "} + std::string{version});
    app_->add_option("--data", context_.place.data,
                     "Folder of the library (default: $XDG_DATA_HOME/florilege)")
        ->type_name("DIR")
        ->envname("FLORILEGE_DATA");
    app_->add_option("--database", context_.place.database, "PostgreSQL database to use instead of SQLite")
        ->type_name("URL")
        ->envname("FLORILEGE_DATABASE");
    app_->add_option("--as", context_.place.account, "Account to act for (default: the site's owner)")
        ->type_name("NAME");
    add_server_options(*app_, context_.place);
    app_->require_subcommand(1);
    app_->footer(
        "Examples:\n"
        "  florilege import bookmarks.html\n"
        "  florilege search 'tag:maps paris'\n"
        "  florilege digest --last 7d\n"
        "  florilege --server https://links.example.net --token-file ~/.florilege-token search maps\n"
        "\n`florilege COMMAND --help` tells more about a command.");
    for (auto const& command : commands()) {
        auto* const made = app_->add_subcommand(std::string{command.name}, std::string{command.summary});
        if (!command.examples.empty()) made->footer("Examples:\n" + std::string{command.examples});
        command.describe(*made, action_);
    }
}

Program::~Program() = default;

} // namespace florilege::cli
