#include "store/dialect/text_lookup.hpp"

#include "store/error.hpp"

#include <cstring>

namespace florilege::store {
namespace {

/// A blob that holds numbers, which need not be aligned in it.
template <class Number> void copy_to(std::vector<Number>& numbers, Blob bytes)
{
    numbers.resize(bytes.size() / sizeof(Number));
    if (!bytes.empty()) std::memcpy(numbers.data(), bytes.data(), numbers.size() * sizeof(Number));
}

std::string matching(Engine engine, std::string_view what, std::string_view view)
{
    return "SELECT " + std::string{what} + " FROM " + std::string{view} + " WHERE " +
           full_text_match(engine, view, 1);
}

} // namespace

std::vector<std::int64_t> text_ids(Session& session, std::string_view view, std::string const& expression)
{
    std::vector<std::int64_t> ids;
    if (session.engine() == Engine::sqlite) {
        auto rows = session.query(matching(Engine::sqlite, "packed_ids(id)", view), expression);
        if (rows.next()) copy_to(ids, rows.blob(0));
        return ids;
    }
    auto rows = session.query(matching(Engine::postgres, "id", view), expression);
    while (rows.next())
        ids.push_back(rows.integer(0));
    return ids;
}

bool tells_places(Engine engine) noexcept
{
    return engine == Engine::sqlite;
}

void each_with_places(Session& session, std::string_view view, std::string const& expression,
                      std::int64_t first, std::int64_t last,
                      std::function<void(std::int64_t id, std::span<TextPlace const>)> const& visit)
{
    if (!tells_places(session.engine())) throw StoreError{"this engine does not tell places from its index"};
    auto rows =
        session.query(matching(Engine::sqlite, "id, word_places(words)", view) + " AND id >= ?2 AND id <= ?3",
                      expression, first, last);
    std::vector<TextPlace> places;
    while (rows.next()) {
        copy_to(places, rows.blob(1));
        visit(rows.integer(0), places);
    }
}

} // namespace florilege::store
