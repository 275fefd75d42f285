#pragma once

#include "library/text_index.hpp"
#include "store/database.hpp"
#include "tests/cli/command_line.hpp"
#include "tests/web/server/running_server.hpp"
#include "web/jobs/job_workers.hpp"
#include "web/jobs/kinds.hpp"
#include "web/site/app.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace florilege::tests {

/// A site over a library folder, on a port of this machine, as `florilege serve` has one.
class ServedLibrary {
public:
    ServedLibrary(std::filesystem::path const& folder, Clock const& clock)
        : database_{store::open(store::SqliteLocation{folder / "florilege.db"}, store::Access::read_write,
                                library::tokenizer())},
          site_{*database_, clock, options_in(folder)}, app_{site_, web::all_routes()},
          workers_{site_, web::all_job_kinds()}, server_{app_}
    {
        workers_.start();
    }
    ~ServedLibrary()
    {
        server_.end();
        workers_.end_soon();
        workers_.end();
    }
    ServedLibrary(ServedLibrary const&) = delete;
    ServedLibrary& operator=(ServedLibrary const&) = delete;

    std::string address() const { return "http://127.0.0.1:" + std::to_string(server_.port) + "/"; }

private:
    static web::SiteOptions options_in(std::filesystem::path const& folder)
    {
        web::SiteOptions options;
        options.spool = folder / "spool";
        options.uploads = folder / "uploads";
        options.undone_at_once = 1; // so that each import of some length is a large one
        std::filesystem::create_directories(options.spool);
        return options;
    }

    std::unique_ptr<store::Database> database_;
    web::Site site_;
    web::App app_;
    web::JobWorkers workers_;
    RunningServer server_;
};

/// One library twice, with the same ids: on this machine, and behind a site. What the one says, the other
/// must.
class TwoWorlds : public CommandLine {
protected:
    /// Makes the library that both begin with, and a token for it.
    void SetUp() override;

    /// Begins anew.
    void begin();
    Ran here(std::vector<std::string> words);
    Ran there(std::vector<std::string> words);
    Ran at(std::string const& server, std::string const& token_of_it, std::vector<std::string> words);

    /// What was printed, without what differs by its nature: ids that are made, how long it took, the name of
    /// a change, which is a number on this machine, and the folder of a file, which no site is told.
    static std::string alike(std::string printed);

    std::string token;         ///< may read and write
    std::string reading_token; ///< may only read
    std::optional<ServedLibrary> served;

private:
    std::filesystem::path folder_of(char const* name) const { return folder.path() / name; }
};

} // namespace florilege::tests
