#pragma once

#include "exchange/importer.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::exchange {

/// Something about one place of an imported file that the person should know.
struct Problem {
    enum class Kind { rejected, warning, skipped };
    Kind kind;
    Place place;
    std::string reason;
};

/// What an import did. read == added + updated + unchanged + rejected.
struct ImportReport {
    /// Problems kept word for word; further ones are only counted, so that a hostile file cannot fill memory.
    static constexpr std::size_t problems_kept = 1000;
    /// Bytes of what is kept of one; a file may say more in a line.
    static constexpr std::size_t longest_text = 1000;

    std::string file;
    std::string format;
    std::int64_t read = 0;
    std::int64_t added = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t rejected = 0;
    std::int64_t highlights = 0; ///< quoted passages of the bookmarks that were not rejected
    std::int64_t notes = 0;      ///< on bookmarks, passages and pages, replies included
    std::int64_t tags = 0;       ///< tag uses
    std::int64_t unresolved = 0; ///< bookmarks without a link
    std::vector<Problem> problems;
    std::int64_t problems_omitted = 0;
    bool dry_run = false;
    std::string stopped;      ///< why it ended before the file did: a full disk; empty otherwise
    bool interrupted = false; ///< whoever was told of its progress wanted no more: the rest is still to come

    void add(Problem problem);
    /// At most `count` of the problems that are kept, `from` passed over.
    std::span<Problem const> problems_from(std::size_t from, std::size_t count) const;
    /// How many there were, kept or not.
    std::int64_t problems_in_all() const { return std::ssize(problems) + problems_omitted; }
};

/// "rejected", "warning", "skipped".
std::string_view word_of(Problem::Kind kind);

/// As one JSON object on one line, the form that `import --json` prints and the batch keeps.
std::string to_json(ImportReport const& report);

/// The report that to_json() wrote; what an older program did not write is 0. Throws std::exception where it
/// is no report, which a batch never holds.
ImportReport read_report(std::string_view written);

} // namespace florilege::exchange
