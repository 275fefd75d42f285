#include "store/sqlite/statement_cache.hpp"

namespace florilege::store {

StatementCache::Entry* StatementCache::find(std::string_view sql)
{
    auto& slot = slot_of(sql);
    // The address alone proves nothing: a string on the heap may stand where another stood.
    if (slot.text != sql.data() || slot.entry->sql != sql) {
        auto const found = entries_.find(sql);
        if (found == entries_.end()) return nullptr;
        slot = {sql.data(), found->second.get()};
    }
    slot.entry->last_use = ++uses_;
    return slot.entry;
}

StatementCache::Entry& StatementCache::keep(std::string_view sql, SqliteStatement handle)
{
    if (entries_.size() >= capacity_) make_room();
    auto entry = std::make_unique<Entry>();
    entry->sql = sql;
    entry->handle = std::move(handle);
    entry->last_use = ++uses_;
    auto& kept = *entry;
    entries_.emplace(std::string_view{kept.sql}, std::move(entry));
    return kept;
}

void StatementCache::clear() noexcept
{
    recent_ = {};
    entries_.clear();
}

StatementCache::Slot& StatementCache::slot_of(std::string_view sql) noexcept
{
    auto const address = reinterpret_cast<std::uintptr_t>(sql.data());
    return recent_[(address / 8 ^ address / 2048 ^ sql.size()) % recent_.size()];
}

void StatementCache::make_room()
{
    auto oldest = entries_.end();
    for (auto it = entries_.begin(); it != entries_.end(); ++it) {
        if (it->second->in_use) continue;
        if (oldest == entries_.end() || it->second->last_use < oldest->second->last_use) oldest = it;
    }
    if (oldest == entries_.end()) return;
    recent_ = {};
    entries_.erase(oldest);
}

} // namespace florilege::store
