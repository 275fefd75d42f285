#pragma once

#include "store/sqlite/handles.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace florilege::store {

/// The prepared statements of one connection, found by their text; the one unused for longest makes room.
class StatementCache {
public:
    struct Entry {
        std::string sql;
        SqliteStatement handle;
        bool in_use = false;
        std::uint64_t last_use = 0;
    };

    explicit StatementCache(std::size_t capacity) noexcept : capacity_{capacity} {}

    /// The entry for the text, in use or not; null where there is none.
    Entry* find(std::string_view sql);

    /// Keeps a statement. The entry stays where it is until it leaves the cache, which it does only while
    /// not in use.
    Entry& keep(std::string_view sql, SqliteStatement handle);

    void clear() noexcept;

private:
    struct Slot {
        char const* text = nullptr;
        Entry* entry = nullptr;
    };

    Slot& slot_of(std::string_view sql) noexcept;
    void make_room();

    std::size_t capacity_;
    std::uint64_t uses_ = 0;
    std::unordered_map<std::string_view, std::unique_ptr<Entry>> entries_; ///< keys point into the entries
    std::array<Slot, 256> recent_{}; ///< by address of the text: most SQL is literals
};

} // namespace florilege::store
