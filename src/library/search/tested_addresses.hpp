#pragma once

#include "library/search/address_test.hpp"
#include "library/search/plan.hpp"
#include "library/search/row_set.hpp"
#include "library/search/scope.hpp"

namespace florilege::library {

/// Which rows pass the tests of addresses in one plan. Neither index nor columns know that, so the addresses
/// themselves are read: each at most once, however many tests there are.
class TestedAddresses {
public:
    TestedAddresses(Scope const& scope, Plan const& plan);

    /// Of `within` those that pass a test of the plan.
    RowSet rows(AddressTest const& test, RowSet const& within);

private:
    void read(RowSet const& rows);

    Scope const& scope_;
    AddressTests tests_;
    RowSet read_;                ///< those of which is known what they pass
    std::vector<RowSet> passed_; ///< by the place of the test
};

} // namespace florilege::library
