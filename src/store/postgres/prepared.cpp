#include "store/postgres/prepared.hpp"

#include "store/dialect/placeholders.hpp"
#include "store/dialect/read_rules.hpp"

#include <algorithm>
#include <utility>

namespace florilege::store {

PreparedStatements::Statement& PreparedStatements::find(std::string_view sql)
{
    std::string key{sql};
    auto found = statements_.find(key);
    if (found == statements_.end()) {
        Statement statement;
        statement.sql = postgres_placeholders(sql);
        statement.values = value_count(sql);
        statement.changes_rows = may_change_rows(sql);
        if (statements_.size() >= capacity_) make_room();
        found = statements_.emplace(std::move(key), std::move(statement)).first;
    }
    found->second.last_use = ++uses_;
    return found->second;
}

std::string PreparedStatements::take_dropped()
{
    return std::exchange(dropped_, {});
}

void PreparedStatements::forget_names() noexcept
{
    dropped_.clear();
    for (auto& [sql, statement] : statements_)
        statement.names.clear();
}

void PreparedStatements::make_room()
{
    auto const oldest =
        std::min_element(statements_.begin(), statements_.end(),
                         [](auto const& a, auto const& b) { return a.second.last_use < b.second.last_use; });
    if (oldest == statements_.end()) return;
    for (auto const& [signature, name] : oldest->second.names)
        dropped_ += "DEALLOCATE " + name + ";";
    statements_.erase(oldest);
}

} // namespace florilege::store
