#include "cli/command_table.hpp"
#include "cli/program.hpp"
#include "cli/version.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace florilege::cli {
namespace {

/// Text for man(7): backslashes and hyphens escaped, no line begins with a control character.
std::string roff(std::string_view text)
{
    std::string out;
    bool begins = true;
    for (char const c : text) {
        if (begins && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
        begins = c == '\n';
    }
    return out;
}

std::string names_of(CLI::Option const& option)
{
    std::string names;
    for (auto const& name : option.get_snames())
        names += (names.empty() ? "-" : ", -") + name;
    for (auto const& name : option.get_lnames())
        names += (names.empty() ? "--" : ", --") + name;
    if (names.empty()) names = option.get_name(true);
    if (!option.get_type_name().empty() && option.get_items_expected_max() > 0 && !option.get_positional())
        names += ' ' + option.get_type_name();
    return names;
}

std::string options_of(CLI::App const& app)
{
    std::string page;
    for (auto const* const option : app.get_options()) {
        auto description = option->get_description();
        std::string lines;
        for (char const c : description)
            lines += c == '\n' ? std::string{"\n.br\n"} : roff(std::string(1, c));
        page += fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(names_of(*option)), lines);
    }
    return page;
}

std::string usage_of(CLI::App const& app, std::string const& words)
{
    std::string usage = "\\fB" + roff(words) + "\\fR";
    if (app.get_options().size() > 1) usage += " [OPTION]...";
    for (auto const* const option : app.get_options())
        if (option->get_positional()) {
            auto name = option->get_name(true);
            if (option->get_items_expected_max() > 1) name += "...";
            usage += option->get_required() ? ' ' + roff(name) : " [" + roff(name) + ']';
        }
    return usage;
}

void write_command(std::string& page, CLI::App const& app, std::string const& words)
{
    page += fmt::format(".SS {}\n{}\n.PP\n{}.\n", roff(words.substr(words.find(' ') + 1)),
                        usage_of(app, words), roff(app.get_description()));
    page += options_of(app);
    for (auto const* const sub : app.get_subcommands({}))
        write_command(page, *sub, words + ' ' + sub->get_name());
    if (!app.get_footer().empty()) page += fmt::format(".PP\n.nf\n{}\n.fi\n", roff(app.get_footer()));
}

std::string page_of(CLI::App const& app)
{
    std::string page = fmt::format(".TH FLORILEGE 1 \"\" \"Florilege {}\"\n", roff(version));
    page += ".SH NAME\nflorilege \\- keeps what you read, finds it again, and publishes the week's links\n";
    page += ".SH SYNOPSIS\n\\fBflorilege\\fR [OPTION]... COMMAND ...\n";
    page += ".SH OPTIONS\n" + options_of(app) + ".SH COMMANDS\n";
    for (auto const* const sub : app.get_subcommands({}))
        write_command(page, *sub, "florilege " + sub->get_name());
    page += ".SH EXIT STATUS\n.TP\n0\ndone\n.TP\n1\ndone, with records refused or nothing found\n"
            ".TP\n2\nthe words of the command are wrong\n.TP\n3\nit could not be done\n";
    page += ".SH ENVIRONMENT\n.TP\nFLORILEGE_DATA, FLORILEGE_DATABASE\nstand for \\fB\\-\\-data\\fR and "
            "\\fB\\-\\-database\\fR\n.TP\nTZ, LC_ALL, LANG\nwhere days begin and which language is spoken, "
            "unless "
            "the account says so\n.TP\nNO_COLOR\nprint without colour\n";
    page += ".SH FILES\n.TP\n$XDG_DATA_HOME/florilege\nthe library, unless \\fB\\-\\-data\\fR names another "
            "folder\n";
    return page;
}

void describe(CLI::App& app, Action& action)
{
    app.callback([&action] {
        Program const program{action.context->terminal, action.context->clock};
        action.context->terminal.out << page_of(program.app());
        action.exit = Exit::done;
    });
}

} // namespace

Command const man_command{"man", "Print the manual page", "  florilege man | man -l -", describe};

} // namespace florilege::cli
