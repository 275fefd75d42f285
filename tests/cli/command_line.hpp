#pragma once

#include "cli/run.hpp"
#include "store/data_directory.hpp"
#include "tests/corpus.hpp"
#include "tests/store/temporary_folder.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace florilege::tests {

/// The program as a person types it, on a library in a folder of its own, at a moment that stands still.
class CommandLine : public ::testing::Test {
protected:
    struct Ran {
        cli::Exit exit;
        std::string out;
        std::string err;

        /// What was printed, as JSON. Fails the test where it is none.
        boost::json::value json() const
        {
            boost::system::error_code failed;
            auto value = boost::json::parse(out, failed);
            EXPECT_FALSE(failed) << out << err;
            return value;
        }
    };

    /// Runs a command in the library of this test.
    Ran run(std::vector<std::string> words)
    {
        words.insert(words.begin(), {"--data", library()});
        return run_bare(std::move(words));
    }

    Ran run_bare(std::vector<std::string> words)
    {
        std::istringstream in{typed};
        std::ostringstream out;
        std::ostringstream err;
        cli::Terminal terminal{in, out, err, false, false, 80};
        auto const exit = cli::run(std::move(words), terminal, clock);
        return {exit, out.str(), err.str()};
    }

    std::string library() const { return (folder.path() / "library").string(); }

    /// A file of the test's own.
    std::string file(std::string const& name, std::string const& content)
    {
        auto const path = folder.path() / name;
        std::ofstream{path, std::ios::binary} << content;
        return path.string();
    }

    std::string typed; ///< what commands find on standard input
    TemporaryFolder folder;
    StoppedClock clock{from_micros(1'328'432'400'000'000)}; // 2012-02-05T09:00:00Z, a Sunday
};

} // namespace florilege::tests
