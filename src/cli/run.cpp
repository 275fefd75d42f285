#include "cli/run.hpp"

#include "cli/program.hpp"
#include "store/error.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <exception>
#include <ostream>

namespace florilege::cli {
namespace {

/// The one place where what was thrown becomes a sentence.
Exit told(Terminal& terminal, std::exception const& broken)
{
    terminal.err << "florilege: " << broken.what() << '\n';
    return Exit::failure;
}

/// Whether a word was taken for an option that there is not: "-maps".
bool has_word_behind_minus(CLI::App const& app)
{
    auto const words = app.remaining(true);
    return std::any_of(words.begin(), words.end(), [](std::string const& word) {
        return word.starts_with('-') && !word.starts_with("--");
    });
}

Exit told(Program& program, Terminal& terminal, CLI::ParseError const& error)
{
    bool const asked_for = error.get_exit_code() == 0; // --help, --version
    program.app().exit(error, terminal.out, terminal.err);
    if (dynamic_cast<CLI::ExtrasError const*>(&error) != nullptr && has_word_behind_minus(program.app()))
        terminal.err << "Put -- before what begins with a minus and is no option: "
                        "florilege search -- '-tag:games maps'\n";
    return asked_for ? Exit::done : Exit::usage;
}

} // namespace

Exit run(std::vector<std::string> words, Terminal& terminal, Clock const& clock)
{
    Program program{terminal, clock};
    try {
        std::reverse(words.begin(), words.end()); // CLI11 takes them from the back
        program.app().parse(std::move(words));
        return program.exit();
    } catch (CLI::ParseError const& error) {
        return told(program, terminal, error);
    } catch (std::exception const& broken) {
        return told(terminal, broken);
    }
}

} // namespace florilege::cli
