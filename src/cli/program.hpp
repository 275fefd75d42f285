#pragma once

#include "cli/command.hpp"

#include <memory>

namespace florilege::cli {

/// The command line as CLI11 knows it: every command with its options. Running, help, completion and the man
/// page all start from here.
class Program {
public:
    /// Both must outlive it.
    Program(Terminal& terminal, Clock const& clock);
    ~Program();
    Program(Program const&) = delete;
    Program& operator=(Program const&) = delete;

    CLI::App& app() noexcept { return *app_; }
    CLI::App const& app() const noexcept { return *app_; }

    /// How the command that was parsed ended.
    Exit exit() const noexcept { return action_.exit; }

private:
    Context context_;
    Action action_;
    std::unique_ptr<CLI::App> app_;
};

} // namespace florilege::cli
