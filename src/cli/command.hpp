#pragma once

#include "prelude/clock.hpp"

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace florilege::cli {

/// How a command ended; what a shell sees as its exit status.
enum class Exit {
    done = 0,
    partly = 1,  ///< done with refused rows, or nothing found
    usage = 2,   ///< the words of the command are wrong
    failure = 3, ///< it could not be done
};

/// What a command talks to.
struct Terminal {
    std::istream& in;
    std::ostream& out;           ///< what was asked for
    std::ostream& err;           ///< progress, warnings, errors
    bool shows_progress = false; ///< standard error is a terminal: a bar may be drawn there
    bool shows_colour = false;   ///< standard output is a terminal that wants colour
    int columns = 80;
    bool has_keyboard = false; ///< standard input is a terminal: secrets can be asked for there
};

/// The options that stand before every command.
struct Place {
    std::string data;       ///< --data; empty: the default folder
    std::string database;   ///< --database; empty: SQLite in the data folder
    std::string account;    ///< --as; empty: the site's owner
    std::string server;     ///< --server; empty: the library is on this machine
    std::string token;      ///< --token, for that server
    std::string token_file; ///< --token-file: where the token is to be read
};

/// What every command gets.
struct Context {
    Terminal& terminal;
    Clock const& clock;
    Place place;
};

/// What the words of a command line came to: set by the command that was named.
struct Action {
    Context* context = nullptr; ///< set before it runs
    Exit exit = Exit::done;
};

/// One command: a row of the table in commands.cpp. Help, shell completion and the man page come from the row
/// and from the options that `describe` adds to its CLI::App, so none can be missing.
struct Command {
    std::string_view name;
    std::string_view summary;  ///< one line, for the list of commands
    std::string_view examples; ///< shown below --help, one a line
    /// Adds options and subcommands to `app` and a callback that runs the command and leaves how it ended in
    /// `action`.
    void (*describe)(CLI::App& app, Action& action);
};

/// All of them, in the order of --help.
std::span<Command const> commands();

} // namespace florilege::cli
