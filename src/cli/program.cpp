#include "cli/program.hpp"

#include "cli/version.hpp"

#include <CLI/CLI.hpp>

namespace florilege::cli {
namespace {

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
    app_->require_subcommand(1);
    app_->footer("Examples:\n"
                 "  florilege import bookmarks.html\n"
                 "  florilege search 'tag:maps paris'\n"
                 "  florilege digest --last 7d\n"
                 "\n`florilege COMMAND --help` tells more about a command.");
    for (auto const& command : commands()) {
        auto* const made = app_->add_subcommand(std::string{command.name}, std::string{command.summary});
        if (!command.examples.empty()) made->footer("Examples:\n" + std::string{command.examples});
        command.describe(*made, action_);
    }
}

Program::~Program() = default;

} // namespace florilege::cli
