#pragma once

#include "accounts/account.hpp"
#include "exchange/exporter.hpp"
#include "store/session.hpp"

#include <cstdint>
#include <optional>
#include <ostream>
#include <vector>

namespace florilege::exchange {

struct ExportReport {
    std::int64_t written = 0;
    std::int64_t left_out = 0; ///< bookmarks that the format has no way to say
};

/// Writes a library, or of it the bookmarks named by `keys`, in one format. Tags and lists come along only
/// with the whole library: a list of a part would be another list. Streams.
ExportReport export_library(store::Session& session, accounts::Account const& account,
                            ExportFormat const& format, ExportOptions const& options,
                            std::optional<std::vector<library::BookmarkId>> const& keys, Time now,
                            std::ostream& out);

} // namespace florilege::exchange
