#pragma once

#include "cli/command.hpp"
#include "prelude/result.hpp"

#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>
#include <string>

namespace florilege::cli {

/// Where -o sends a result: a file that appears whole under its name or not at all, or standard output.
class Output {
public:
    /// Empty or "-" is standard output. The Fault says why the file cannot be written.
    static Result<Output> open(Terminal& terminal, std::string const& file);

    Output(Output&&) = default;
    Output& operator=(Output&&) = default;
    /// Removes what was not finished.
    ~Output();

    std::ostream& stream() noexcept { return *stream_; }

    /// Everything is written: makes it durable and gives it its name.
    Result<void> finish();

private:
    Output() = default;
    std::unique_ptr<std::ofstream> own_;
    std::ostream* stream_ = nullptr;
    std::filesystem::path file_;
    std::filesystem::path unfinished_;
};

} // namespace florilege::cli
