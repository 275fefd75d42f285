#include "cli/command_table.hpp"
#include "cli/library.hpp"
#include "library/columns/column_check.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <ostream>

namespace florilege::cli {
namespace {

struct Options {
    bool json = false;
    bool repair = false;
};

/// What was found wrong, and what of it was put right.
struct Findings {
    std::vector<std::string> wrong;
    std::vector<std::string> mended;
};

std::string described(library::WrongBlock const& wrong, std::vector<accounts::Account> const& accounts)
{
    auto const account = std::find_if(accounts.begin(), accounts.end(),
                                      [&](auto const& one) { return one.id == wrong.owner; });
    return fmt::format("the columns that searches of {} count by are wrong about {} bookmark{} in block {}",
                       account == accounts.end() ? "a library without an account" : account->name,
                       wrong.bookmarks, wrong.bookmarks == 1 ? "" : "s", wrong.block);
}

/// Columns are made of rows, so that they can be made again.
void check_columns(store::Database& database, Options const& options, Findings& findings)
{
    std::vector<library::WrongBlock> blocks;
    database.write([&](store::Transaction& transaction) { blocks = library::wrong_blocks(transaction); });
    auto const accounts = accounts::all_accounts(*database.read(accounts::authenticator));
    for (auto const& block : blocks) {
        auto finding = described(block, accounts);
        if (!options.repair) {
            findings.wrong.push_back(finding + "; `florilege check --repair` makes it anew");
            continue;
        }
        database.write([&](store::Transaction& transaction) { library::mend_block(transaction, block); });
        findings.mended.push_back(std::move(finding));
    }
}

boost::json::array to_json(std::vector<std::string> const& sentences)
{
    return boost::json::array(sentences.begin(), sentences.end());
}

void tell_in_words(std::ostream& out, Findings const& findings)
{
    for (auto const& finding : findings.wrong)
        out << finding << '\n';
    for (auto const& finding : findings.mended)
        out << finding << "; made anew\n";
    if (findings.wrong.empty()) out << "all is well\n";
}

Exit run(Context& context, Options const& options)
{
    // Some of the checks write nothing but need the writing connection.
    auto library = open_for_writing(context);
    if (!library) return told(context, library.error());
    Findings findings{library->database->check(), {}};
    check_columns(*library->database, options, findings);
    if (options.json)
        context.terminal.out << boost::json::serialize(
                                    boost::json::object{{"findings", to_json(findings.wrong)},
                                                        {"mended", to_json(findings.mended)}})
                             << '\n';
    else
        tell_in_words(context.terminal.out, findings);
    return findings.wrong.empty() ? Exit::done : Exit::failure;
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.add_flag("--json", options->json, "One JSON object");
    app.add_flag("--repair", options->repair, "Make anew what searches count by, where it is wrong");
    app.callback([options, &action] { action.exit = run(*action.context, *options); });
}

} // namespace

Command const check_command{"check", "Check the database, its index and what searches count by",
                            "  florilege check\n"
                            "  florilege check --repair",
                            describe};

} // namespace florilege::cli
