#pragma once

#include "cli/remote/server.hpp"
#include "library/bookmark.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace florilege::cli {

/// The bookmarks of a site's library, fetched whole: they lie on the disk of this machine, in the system's
/// folder for temporary files, as long as this does, and longer in no case.
class ExportedBookmarks {
public:
    /// Those that answer the query. A Fault where the site refuses, or the disk has no room for them; throws
    /// std::system_error where there is no such folder.
    static Result<ExportedBookmarks> fetch(Server const& server, std::string const& query);

    ExportedBookmarks(ExportedBookmarks&& other) noexcept;
    ExportedBookmarks& operator=(ExportedBookmarks&&) = delete;
    ~ExportedBookmarks();

    /// Gives each, whole but for its key; `doubt` is told what of it cannot be read, as a later version may
    /// send it. Gives how many cannot be read at all. Throws std::runtime_error where nothing can.
    std::int64_t each(std::function<void(library::Bookmark const&)> const& take,
                      std::function<void(std::string const&)> const& doubt) const;

private:
    explicit ExportedBookmarks(int file) noexcept : file_{file} {}
    std::string path() const;

    int file_; ///< descriptor of a file without a name; -1 after a move
};

} // namespace florilege::cli
