#include "store/dialect/text_lookup.hpp"

#include "store/dialect/phrase_place.hpp"
#include "store/error.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <tuple>

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

namespace {

/// `where` goes behind the match, its parameters from ?2 on.
template <class... Params> std::vector<IdWord> ids_where(Session& session, std::string_view view,
                                                         std::string_view where,
                                                         std::string const& expression, Params... params)
{
    std::vector<IdWord> ids;
    if (session.engine() == Engine::sqlite) {
        auto sql = matching(Engine::sqlite, "packed_ids(id)", view) + std::string{where};
        auto rows = session.query(sql, expression, params...);
        if (rows.next()) copy_to(ids, rows.blob(0));
        return ids;
    }
    auto rows =
        session.query(matching(Engine::postgres, "id", view) + std::string{where}, expression, params...);
    while (rows.next()) {
        auto const id = rows.integer(0);
        ids.push_back({id / 64 * 64, std::uint64_t{1} << id % 64});
    }
    return ids;
}

} // namespace

std::vector<IdWord> text_ids(Session& session, std::string_view view, std::string const& expression)
{
    return ids_where(session, view, "", expression);
}

std::vector<IdWord> text_ids(Session& session, std::string_view view, std::string const& expression,
                             std::int64_t first, std::int64_t last)
{
    return ids_where(session, view, " AND id >= ?2 AND id <= ?3", expression, first, last);
}

bool are_text_ids_more(Session& session, std::string_view view, std::string const& expression,
                       std::int64_t first, std::int64_t last, std::int64_t than)
{
    if (session.engine() != Engine::sqlite) return false;
    auto const sql = "SELECT count(*) FROM (" + matching(Engine::sqlite, "id", view) +
                     " AND id >= ?2 AND id <= ?3 LIMIT ?4)";
    return session.integer(sql, expression, first, last, than + 1) > than;
}

std::optional<std::vector<IdWord>> phrase_ids(Session& session, std::string_view view,
                                              std::string const& expression)
{
    if (session.engine() != Engine::sqlite) return std::nullopt;
    auto rows = session.query(matching(Engine::sqlite, "rows", view) + " LIMIT 1", expression);
    std::vector<IdWord> ids;
    if (!rows.next()) return ids;
    if (rows.is_null(0)) return std::nullopt;
    copy_to(ids, rows.blob(0));
    return ids;
}

namespace {

using VisitPlaces = std::function<void(std::int64_t id, std::span<TextPlace const>)>;

/// Of phrases that are forms of one term it is the term that counts, and each of its places once. By row.
std::vector<PhrasePlace> places_in(Blob bytes, std::span<std::int32_t const> terms)
{
    std::vector<PhrasePlace> places;
    copy_to(places, bytes);
    for (auto& one : places)
        one.phrase = static_cast<std::uint32_t>(terms[one.phrase]) & 0xff'ffff;
    auto const key = [](PhrasePlace const& one) {
        return std::tuple{one.id, std::uint32_t{one.column}, one.word, std::uint32_t{one.phrase}};
    };
    std::sort(places.begin(), places.end(),
              [&](PhrasePlace const& a, PhrasePlace const& b) { return key(a) < key(b); });
    auto const same = [&](PhrasePlace const& a, PhrasePlace const& b) { return key(a) == key(b); };
    places.erase(std::unique(places.begin(), places.end(), same), places.end());
    return places;
}

/// Rows in which every term stands.
void visit_those_with_all(std::vector<PhrasePlace> const& places, std::span<std::int32_t const> terms,
                          VisitPlaces const& visit)
{
    std::vector<TextPlace> of_row;
    std::vector<bool> has(static_cast<std::size_t>(*std::max_element(terms.begin(), terms.end())) + 1);
    for (auto at = places.begin(); at != places.end();) {
        auto const id = at->id;
        of_row.clear();
        has.assign(has.size(), false);
        for (; at != places.end() && at->id == id; ++at) {
            of_row.push_back(
                {static_cast<std::int32_t>(at->phrase), static_cast<std::int32_t>(at->column), at->word});
            has[at->phrase] = true;
        }
        if (std::find(has.begin(), has.end(), false) == has.end()) visit(id, of_row);
    }
}

} // namespace

void each_with_all_places(Session& session, std::string_view view, std::string const& expression,
                          std::span<std::int32_t const> terms, IdBits wanted,
                          std::function<void(std::int64_t id, std::span<TextPlace const>)> const& visit)
{
    if (!tells_places(session.engine())) throw StoreError{"this engine does not tell places from its index"};
    if (wanted.bits.empty() || terms.empty()) return;
    auto rows = session.query(matching(Engine::sqlite, "phrase_places(words, ?2, ?3, after, before)", view) +
                                  " LIMIT 1",
                              expression, std::as_bytes(wanted.bits), wanted.first);
    if (!rows.next()) return;
    visit_those_with_all(places_in(rows.blob(0), terms), terms, visit);
}

std::optional<std::vector<IdWord>>
phrase_ids_and_places(Session& session, std::string_view view, std::string const& expression,
                      std::span<std::int32_t const> terms, IdBits wanted,
                      std::function<void(std::int64_t id, std::span<TextPlace const>)> const& visit)
{
    if (session.engine() != Engine::sqlite) return std::nullopt;
    auto rows = session.query(
        matching(Engine::sqlite, "phrase_rows_and_places(words, after, before, ?2, ?3)", view) + " LIMIT 1",
        expression, std::as_bytes(wanted.bits), wanted.first);
    std::vector<IdWord> ids;
    if (!rows.next()) return ids;
    if (rows.is_null(0)) return std::nullopt;
    auto const blob = rows.blob(0);
    std::int64_t count = 0;
    auto const end = blob.size() - sizeof count;
    std::memcpy(&count, blob.data() + end, sizeof count);
    auto const behind = end - static_cast<std::size_t>(count) * sizeof(IdWord);
    copy_to(ids, blob.subspan(behind, end - behind));
    visit_those_with_all(places_in(blob.first(behind), terms), terms, visit);
    return ids;
}

// has_bit() counts the bits of bytes, we those of numbers.
static_assert(std::endian::native == std::endian::little);

void each_with_places(Session& session, std::string_view view, std::string const& expression, IdBits wanted,
                      std::function<void(std::int64_t id, std::span<TextPlace const>)> const& visit)
{
    if (!tells_places(session.engine())) throw StoreError{"this engine does not tell places from its index"};
    if (wanted.bits.empty()) return;
    auto const last = wanted.first + static_cast<std::int64_t>(wanted.bits.size_bytes()) * 8 - 1;
    auto rows = session.query(matching(Engine::sqlite, "id, word_places(words)", view) +
                                  " AND id >= ?2 AND id <= ?3 AND has_bit(?4, id - ?2)",
                              expression, wanted.first, last, std::as_bytes(wanted.bits));
    std::vector<TextPlace> places;
    while (rows.next()) {
        copy_to(places, rows.blob(1));
        visit(rows.integer(0), places);
    }
}

} // namespace florilege::store
