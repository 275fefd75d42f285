#include "store/sqlite/statement_lease.hpp"

namespace florilege::store {
namespace {

// Bound instead of a null pointer, which would make an empty text a NULL.
constexpr char empty[] = "";

struct Binder {
    sqlite3_stmt* statement;
    int number;
    sqlite3_destructor_type keep;

    int operator()(std::monostate) const { return sqlite3_bind_null(statement, number); }
    int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, number, value); }
    int operator()(double value) const { return sqlite3_bind_double(statement, number, value); }
    int operator()(std::string_view value) const
    {
        return sqlite3_bind_text64(statement, number, value.empty() ? empty : value.data(), value.size(),
                                   keep, SQLITE_UTF8);
    }
    int operator()(Blob value) const
    {
        return sqlite3_bind_blob64(statement, number,
                                   value.empty() ? static_cast<void const*>(empty) : value.data(),
                                   value.size(), keep);
    }
};

} // namespace

int bind_values(sqlite3_stmt* statement, std::span<Param const> values, Binding binding)
{
    if (sqlite3_bind_parameter_count(statement) != static_cast<int>(values.size())) return SQLITE_RANGE;
    // SQLITE_TRANSIENT is a C cast of -1 to a function pointer.
    auto const keep =
        binding == Binding::borrowed ? SQLITE_STATIC : reinterpret_cast<sqlite3_destructor_type>(-1);
    int number = 0;
    for (auto const& value : values) {
        int const result = std::visit(Binder{statement, ++number, keep}, value.value());
        if (result != SQLITE_OK) return result;
    }
    return SQLITE_OK;
}

} // namespace florilege::store
