#pragma once

#include "store/session.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace florilege::store {

/// A value that a condition keeps until it is run.
using Kept = std::variant<std::int64_t, std::string, std::array<std::byte, 16>>;

/// Something a row passes or fails. `passed` and `failed` are whole conditions, constants or from this
/// folder; for every row exactly one of them is true and the other false, never NULL. Their values are
/// `values`, from ?1.
struct RowTest {
    std::string passed;
    std::string failed;
    std::vector<Kept> values = {};
};

struct Condition;

/// No parts: true for every row.
struct AllOf {
    std::vector<Condition> parts;
};
/// No parts: true for none.
struct AnyOf {
    std::vector<Condition> parts;
};
struct NoneOf {
    std::vector<Condition> parts;
};

/// Which rows are meant, as a tree. At most `nesting_limit` deep.
struct Condition {
    static constexpr int nesting_limit = 100;
    std::variant<RowTest, AllOf, AnyOf, NoneOf> node;
};

/// SQL with its values, for Session::query_with(bound.sql(), bound.params()): whatever the tree, no value is
/// in the text.
class BoundCondition {
public:
    /// Throws StoreError where the tree is too deep.
    explicit BoundCondition(Condition const& condition);

    /// `statement` with the word `the_condition` in it replaced. Its own values are ?1 to ?`own`.
    std::string within(std::string_view statement, std::size_t own) const;

    /// `own` and behind them the values of the condition; they borrow from both.
    std::vector<Param> params(std::vector<Param> own) const;

private:
    std::string sql_;
    std::vector<Kept> values_;
};

/// `bound.within(…)`, as a function that stands where SQL is asked for.
std::string select_where(std::string_view statement, BoundCondition const& condition, std::size_t own);

/// The test whether the row with that id is found by the full-text expression ?1. `view` is as
/// full_text_match wants it.
RowTest text_test(Engine engine, std::string_view id, std::string_view view, std::string expression);

} // namespace florilege::store
