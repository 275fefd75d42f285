#pragma once

#include "cli/command.hpp"
#include "exchange/import.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace florilege::cli {

/// How long work tells how far it is.
enum class Telling {
    none,
    bar,   ///< drawn over and over on a terminal's last line, ten times a second at most
    lines, ///< one JSON object a commit, for programs: {"committed":3000,"bytes":812345}
};

/// Tells how far an import is, on standard error.
class ImportTelling final : public exchange::ImportProgress {
public:
    /// `total` bytes of the file, 0 where that is not known.
    ImportTelling(Terminal& terminal, Telling telling, std::string file, std::uint64_t total);
    /// Wipes the bar.
    ~ImportTelling() override;

    exchange::Onward committed(std::int64_t bookmarks, std::uint64_t bytes) override;
    /// So many bytes of the file are on their way to a site that will import it. Only the bar tells that.
    void sent(std::uint64_t bytes);

private:
    void draw(std::string_view what, std::uint64_t bytes);

    Terminal& terminal_;
    Telling telling_;
    std::string file_;
    std::uint64_t total_;
    std::chrono::steady_clock::time_point drawn_;
    bool on_screen_ = false;
};

} // namespace florilege::cli
