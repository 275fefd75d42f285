#include "store/transaction.hpp"

#include "store/error.hpp"

namespace florilege::store {

std::int64_t Transaction::missing_id(std::string_view sql)
{
    throw StoreError{failure_text("insert with", sql, "it returned no number")};
}

} // namespace florilege::store
