#include "cli/command_table.hpp"
#include "cli/library.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

struct Options {
    bool json = false;
};

Exit run(Context& context, Options const& options)
{
    // Some of the checks write nothing but need the writing connection.
    auto library = open_for_writing(context);
    if (!library) return told(context, library.error());
    auto const findings = library->database->check();
    if (options.json)
        context.terminal.out << boost::json::serialize(boost::json::object{
                                    {"findings", boost::json::array(findings.begin(), findings.end())}})
                             << '\n';
    else if (findings.empty())
        context.terminal.out << "all is well\n";
    else
        for (auto const& finding : findings)
            context.terminal.out << finding << '\n';
    return findings.empty() ? Exit::done : Exit::failure;
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.add_flag("--json", options->json, "One JSON object");
    app.callback([options, &action] { action.exit = run(*action.context, *options); });
}

} // namespace

Command const check_command{"check", "Check the database and its index", "  florilege check", describe};

} // namespace florilege::cli
