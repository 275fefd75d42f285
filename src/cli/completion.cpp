#include "cli/command_table.hpp"
#include "cli/program.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

/// A command or subcommand by its words ("tag rename"), with what may stand after it.
struct Node {
    std::string words;
    std::vector<std::pair<std::string, std::string>> choices; ///< word, what it is
};

std::vector<std::pair<std::string, std::string>> choices_of(CLI::App const& app)
{
    std::vector<std::pair<std::string, std::string>> choices;
    for (auto const* const sub : app.get_subcommands({}))
        choices.emplace_back(sub->get_name(), sub->get_description());
    for (auto const* const option : app.get_options()) {
        auto const description = option->get_description().substr(0, option->get_description().find('\n'));
        for (auto const& name : option->get_lnames())
            choices.emplace_back("--" + name, description);
    }
    return choices;
}

void collect(CLI::App const& app, std::string const& words, std::vector<Node>& nodes)
{
    nodes.push_back({words, choices_of(app)});
    for (auto const* const sub : app.get_subcommands({}))
        collect(*sub, words.empty() ? sub->get_name() : words + ' ' + sub->get_name(), nodes);
}

/// The words of the command so far, without options, select the line of choices.
constexpr std::string_view bash_end = R"(        *) choices="" ;;
    esac
    if [ -z "$choices" ] || [[ "$current" != -* && -n "$path" && "$choices" == --* ]]; then
        COMPREPLY=($(compgen -f -- "$current"))
    else
        COMPREPLY=($(compgen -W "$choices" -- "$current"))
    fi
}
complete -o filenames -F _florilege florilege
)";

/// A file name after a command still belongs to the command: shells take the first pattern that fits.
std::vector<Node> longest_first(std::vector<Node> const& nodes)
{
    return {nodes.rbegin(), nodes.rend()};
}

std::string for_bash(std::vector<Node> const& nodes)
{
    std::string script = "# bash completion for florilege\n"
                         "_florilege() {\n"
                         "    local current=\"${COMP_WORDS[COMP_CWORD]}\" path=\"\" word choices at=1\n"
                         "    while [ $at -lt $COMP_CWORD ]; do\n"
                         "        word=\"${COMP_WORDS[at]}\"\n"
                         "        case \"$word\" in\n"
                         "            --data|--database|--as) at=$((at + 1)) ;;\n"
                         "            -*) ;;\n"
                         "            *) path=\"${path:+$path }$word\" ;;\n"
                         "        esac\n"
                         "        at=$((at + 1))\n"
                         "    done\n"
                         "    case \"$path\" in\n";
    for (auto const& node : longest_first(nodes)) {
        std::string words;
        for (auto const& [word, what] : node.choices)
            words += (words.empty() ? "" : " ") + word;
        auto const pattern =
            node.words.empty() ? std::string{"\"\""} : fmt::format("\"{0}\"|\"{0} \"*", node.words);
        script += fmt::format("        {}) choices=\"{}\" ;;\n", pattern, words);
    }
    return script + std::string{bash_end};
}

/// Inside single quotes.
std::string quoted(std::string const& text)
{
    std::string out;
    for (char const c : text)
        out += c == '\'' ? std::string{"'\\''"} : std::string(1, c);
    return out;
}

std::string for_zsh(std::vector<Node> const& nodes)
{
    std::string script = "#compdef florilege\n"
                         "_florilege() {\n"
                         "    local words_so_far=\"${(j: :)${(@)words[2,CURRENT-1]:#-*}}\"\n"
                         "    local -a choices\n"
                         "    case \"$words_so_far\" in\n";
    for (auto const& node : longest_first(nodes)) {
        auto const pattern =
            node.words.empty() ? std::string{"''"} : fmt::format("'{0}'|'{0} '*", node.words);
        script += fmt::format("        {})\n            choices=(", pattern);
        for (auto const& [word, what] : node.choices)
            script += fmt::format("\n                '{}:{}'", word, quoted(what));
        script += "\n            ) ;;\n";
    }
    return script + "    esac\n"
                    "    _describe florilege choices || _files\n"
                    "}\n"
                    "_florilege \"$@\"\n";
}

std::string for_fish(std::vector<Node> const& nodes)
{
    std::string script = "# fish completion for florilege\n";
    for (auto const& node : nodes) {
        std::string condition = "__fish_use_subcommand";
        if (!node.words.empty()) {
            condition = "true";
            std::size_t at = 0;
            while (at < node.words.size()) {
                auto const end = std::min(node.words.find(' ', at), node.words.size());
                condition +=
                    fmt::format("; and __fish_seen_subcommand_from {}", node.words.substr(at, end - at));
                at = end + 1;
            }
        }
        for (auto const& [word, what] : node.choices) {
            bool const option = word.starts_with("--");
            script += fmt::format("complete -c florilege -n '{}' {} {} -d '{}'\n", condition,
                                  option ? "-l" : "-a", option ? word.substr(2) : word, quoted(what));
        }
    }
    return script;
}

Exit run(Context& context, std::string const& shell)
{
    // A program of its own: describing commands needs no library and runs nothing.
    Program const program{context.terminal, context.clock};
    std::vector<Node> nodes;
    collect(program.app(), {}, nodes);
    if (shell == "bash")
        context.terminal.out << for_bash(nodes);
    else if (shell == "zsh")
        context.terminal.out << for_zsh(nodes);
    else
        context.terminal.out << for_fish(nodes);
    return Exit::done;
}

void describe(CLI::App& app, Action& action)
{
    auto const shell = std::make_shared<std::string>();
    app.add_option("SHELL", *shell, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
    app.callback([shell, &action] { action.exit = run(*action.context, *shell); });
}

} // namespace

Command const completion_command{"completion", "Print what lets a shell complete commands and options",
                                 "  florilege completion bash > /etc/bash_completion.d/florilege\n"
                                 "  florilege completion fish > ~/.config/fish/completions/florilege.fish",
                                 describe};

} // namespace florilege::cli
