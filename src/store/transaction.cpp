#include "store/transaction.hpp"

#include "store/error.hpp"

namespace florilege::store {

void Transaction::missing_id(std::string_view sql)
{
    throw StoreError{failure_text("insert with", sql, "no row went in")};
}

void Transaction::write_pending()
{
    auto const pending = std::move(pending_);
    pending_.clear();
    for (auto const& one : pending)
        one->write(*this);
}

} // namespace florilege::store
