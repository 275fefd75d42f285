#pragma once

#include "library/search/address_condition.hpp"
#include "library/search/plan.hpp"
#include "library/search/row_set.hpp"
#include "library/search/scope.hpp"

namespace florilege::library {

/// Which rows meet the conditions on addresses in one plan. Neither index nor columns know that, so the
/// addresses themselves are read: each at most once, however many conditions there are.
class TestedAddresses {
public:
    TestedAddresses(Scope const& scope, Plan const& plan);

    /// Of `within` those that meet a condition of the plan.
    RowSet rows(AddressCondition const& condition, RowSet const& within);

private:
    void read(RowSet const& rows);

    Scope const& scope_;
    AddressConditions conditions_;
    RowSet read_;             ///< those of which is known what they meet
    std::vector<RowSet> met_; ///< by the place of the condition
};

} // namespace florilege::library
