#pragma once

#include "library/columns/column_row.hpp"
#include "library/search/address_condition.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// How a query is answered: which indexes and columns are asked for what, and how the answers are put
/// together.
namespace florilege::library {

/// The full-text index, in the engine's own language.
struct LookUpWords {
    std::string expression;
    std::string shown;                   ///< the same as somebody may see it
    bool any_will_do = false;            ///< it asks for rows with any of its words, wherever
    std::vector<std::string> parts = {}; ///< where all of several such questions are asked: each of them
};
/// Rows with any of these tags.
struct ScanTags {
    std::vector<std::int64_t> tags; ///< sorted; none: no row
};
/// Rows without any tag.
struct ScanUntagged {};
struct ScanSite {
    std::int64_t site;
};
struct ScanFlag {
    ColumnRow::Flag flag;
};
/// Created from `since` on and before `until`.
struct ScanTimes {
    std::optional<Time> since;
    std::optional<Time> until;
};
/// Rows that were found on the way here.
struct TheseRows {
    std::vector<std::int64_t> ids;
};
struct Plan;

/// No parts: every row.
struct PlanAll {
    std::vector<Plan> all;
    std::vector<Plan> none;
};
/// No parts: no row.
struct PlanAny {
    std::vector<Plan> any;
};

/// A test of addresses is asked of the rows themselves, last, and only of those still in question.
struct Plan {
    std::variant<PlanAll, PlanAny, LookUpWords, ScanTags, ScanUntagged, ScanSite, ScanFlag, ScanTimes,
                 TheseRows, AddressCondition>
        is;
};

/// The plan with its signs written out: (all (words "maps") (none (tags 3 17)))
std::string printed(Plan const& plan);

} // namespace florilege::library
