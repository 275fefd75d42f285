#pragma once

#include "cli/progress.hpp"
#include "cli/remote/server.hpp"
#include "exchange/import.hpp"

#include <cstdint>
#include <string>

namespace florilege::cli {

/// A file of this machine that was opened to be imported.
struct OpenFile {
    std::string file;         ///< as it was named; "-" is standard input
    std::uint64_t size;       ///< in bytes; 0: it is not known, and what was read cannot be read again
    exchange::Source& source; ///< at its beginning
};

/// Has a site import a file: sends it, waits until it is imported, telling `telling` how far it is, and gives
/// its report. What is of no format known here is not sent. Where the answers break off, the site goes on by
/// itself, and the Fault says so. Throws std::system_error where the file cannot be read.
Result<exchange::ImportReport, exchange::ImportFault> import_there(Server const& server, OpenFile const& file,
                                                                   exchange::ImportRequest const& request,
                                                                   ImportTelling& telling);

} // namespace florilege::cli
