#pragma once

#include "library/query/calendar.hpp"
#include "library/query/sort.hpp"
#include "prelude/clock.hpp"
#include "prelude/result.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace florilege::library {

/// Why a text is no query, and at which byte of it (counted from 0): "`tagg:` is no field; did you mean
/// `tag:`?"
struct QueryError : ExpectedFailure {
    std::size_t at = 0;
    std::string reason;
    Saying saying = {};        ///< the reason apart from any language
    std::size_t character = 0; ///< the same place in characters; known when it comes from Query::parse

    bool operator==(QueryError const&) const = default;
    /// "at 7: `tagg:` is no field; did you mean `tag:`?" (characters counted from 1, for people)
    std::string text() const;
};

/// What a query is read against: when "7d" ends, and in which zone days begin.
struct QueryContext {
    Time now;
    Calendar const& calendar;
};

struct Node;         ///< library/query/tree.hpp
struct CheckedQuery; ///< library/query/checker.hpp

/// A question to the library, read and checked. Cheap to copy.
class Query {
public:
    /// The empty text asks for everything.
    static Result<Query, QueryError> parse(std::string_view text, QueryContext const& context);

    /// Everything.
    Query();

    Node const& root() const noexcept;
    /// What its `sort:` says.
    std::optional<Sort> sort() const noexcept;
    bool asks_for_everything() const noexcept;
    /// Whether it looks for words, so that a ranking by relevance means something.
    bool looks_for_words() const;

private:
    explicit Query(CheckedQuery query);

    std::shared_ptr<CheckedQuery const> checked_;
};

} // namespace florilege::library
