#pragma once

#include "library/query/query.hpp"
#include "library/search/place.hpp"
#include "library/search/search.hpp"
#include "web/site/asking.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace florilege::web {

/// What a page asks a library: the words of its address, read.
struct Question {
    std::string text;                         ///< as it was typed
    std::optional<library::Query> query = {}; ///< nothing where it cannot be read
    std::string fault = {};                   ///< why not, with its place
    std::optional<library::Sort> sort = {};   ///< as the address asks
    std::optional<library::Place> after = {};
    std::optional<library::Place> before = {};
};

/// Reads `q`, `sort`, `after` and `before` of the address, with the days of the visitor's zone. `within` is a
/// term that every answer must meet, such as a page's tag; it may be empty.
Question read_question(Asking const& asking, std::string_view within = {});

/// The query of a text, with the days of the visitor's zone.
Result<library::Query, library::QueryError> read_query(Asking const& asking, std::string_view text);

/// The query of a text within a term that every answer must meet, which may be empty.
Result<library::Query, library::QueryError> query_within(Asking const& asking, std::string_view within,
                                                         std::string const& text);

/// "tag:maps", "tag:\"old maps\"": a field with a value, as the query language writes it.
std::string term(std::string_view field, std::string_view value);

/// A place in an order as an address carries it, and back; nothing for what is none.
std::string sealed(Asking const& asking, library::Place const& place);
std::optional<library::Place> opened(Asking const& asking, std::string_view name);

constexpr std::size_t items_on_a_page = 50;

} // namespace florilege::web
