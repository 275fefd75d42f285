#include "store/transaction.hpp"

#include "store/error.hpp"

namespace florilege::store {

void Transaction::missing_id(std::string_view sql)
{
    throw StoreError{failure_text("insert with", sql, "no row went in")};
}

} // namespace florilege::store
