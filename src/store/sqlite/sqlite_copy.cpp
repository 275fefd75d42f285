#include "store/sqlite/sqlite_copy.hpp"

#include "store/dialect/full_text.hpp"
#include "store/error.hpp"

#include <system_error>

namespace florilege::store {
namespace {

constexpr char const* indexes_sql = "SELECT name FROM sqlite_schema"
                                    " WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%'";

/// Removes what a failed copy left behind.
class PartFile {
public:
    explicit PartFile(std::filesystem::path path) : path_{std::move(path)} { remove(); }
    PartFile(PartFile const&) = delete;
    PartFile& operator=(PartFile const&) = delete;
    ~PartFile() { remove(); }
    std::filesystem::path const& path() const noexcept { return path_; }

private:
    void remove() noexcept
    {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    std::filesystem::path path_;
};

void copy_pages(sqlite3* from, std::filesystem::path const& file)
{
    sqlite3* raw = nullptr;
    int result = sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    SqliteHandle const to{raw};
    if (result == SQLITE_OK) {
        if (auto* const backup = sqlite3_backup_init(raw, "main", from, "main")) {
            result = sqlite3_backup_step(backup, -1);
            int const finished = sqlite3_backup_finish(backup);
            result = result == SQLITE_DONE ? finished : result;
        } else
            result = sqlite3_errcode(raw);
    }
    if (result == SQLITE_OK) return;
    auto const text = failure_text("copy the database to " + file.string(), {}, sqlite3_errstr(result));
    if ((result & 0xff) == SQLITE_FULL) throw DiskFull{text};
    throw StoreError{text};
}

} // namespace

void copy_database(sqlite3* connection, std::filesystem::path const& file)
{
    if (std::filesystem::exists(file))
        throw StoreError{failure_text("copy the database to " + file.string(), {}, "the file exists")};
    PartFile const part{file.string() + ".part"};
    copy_pages(connection, part.path());
    std::filesystem::permissions(part.path(),
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    std::filesystem::rename(part.path(), file);
}

std::vector<std::string> check_full_text(sqlite3* connection)
{
    std::vector<std::string> findings;
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(connection, indexes_sql, -1, &raw, nullptr) != SQLITE_OK)
        throw StoreError{failure_text("run", indexes_sql, sqlite3_errmsg(connection))};
    SqliteStatement const indexes{raw};
    while (sqlite3_step(raw) == SQLITE_ROW) {
        std::string const name = reinterpret_cast<char const*>(sqlite3_column_text(raw, 0));
        auto const sql = full_text_check(name);
        if (sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            findings.push_back("the full-text index " + name + " is damaged: " + sqlite3_errmsg(connection));
    }
    return findings;
}

} // namespace florilege::store
