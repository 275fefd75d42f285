#pragma once

#include "accounts/account.hpp"
#include "library/query/sort.hpp"
#include "web/api/api_route.hpp"

#include <string_view>

namespace florilege::web {

constexpr std::int64_t most_items = 1000; ///< in one answer of what is given page by page

/// Searching a library: parameters, answer, and the search itself in what the visitor may see of it.
inline constexpr std::array search_parameters{
    may("q", Shape::text(8192), "What is asked, in the query language; without it everything"),
    may("sort", Shape::one_of(library::sort_names),
        "The order; without it, what the query says, else by relevance where it looks for words, else "
        "newest"),
    may("limit", Shape::whole(1, most_items), "How many items to give: 50 where it is not said"),
    may("cursor", Shape::text(2048, 1), "`next` or `previous` of an answer to the same question"),
    may("offset", Shape::whole(0, 100'000'000),
        "How many to pass over; walking by cursors is quicker and sees each once"),
    may("facets", Shape::yes_no(), "Count the most frequent tags, sites and years of all that is found"),
};
extern Object const search_result_object;
/// `within` is a term that every answer must meet; it may be empty.
Response search_library(Reading& reading, Input const& asked, accounts::AccountId owner,
                        std::string_view within = {});

} // namespace florilege::web
