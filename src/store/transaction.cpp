#include "store/transaction.hpp"

#include "store/error.hpp"

#include <algorithm>

namespace florilege::store {

void Transaction::missing_id(std::string_view sql)
{
    throw StoreError{failure_text("insert with", sql, "no row went in")};
}

void Transaction::write_pending()
{
    auto const by_turn = [](auto const& one, auto const& other) { return one->turn() < other->turn(); };
    while (!pending_.empty()) {
        auto const next = std::min_element(pending_.begin(), pending_.end(), by_turn);
        auto const one = std::move(*next);
        pending_.erase(next);
        one->write(*this);
    }
}

} // namespace florilege::store
