#pragma once

#include <span>
#include <string_view>

namespace florilege::store {

/// One file of migrations/: its name ("0001_accounts.sqlite.sql") and its SQL. Compiled in by
/// tools/embed-migrations, sorted by name.
struct Migration {
    std::string_view file;
    std::string_view sql;
};

std::span<Migration const> migrations() noexcept;

} // namespace florilege::store
