#pragma once

#include "tests/product.hpp"

#include <string>
#include <vector>

namespace florilege::tests {

/// How many rows of a view each viewer counts who must not see any of it: nobody signed in, the account whose
/// they are, another one, and one that there is not.
template <class Where> class Secrets : public Product<Where> {
protected:
    std::int64_t rows_seen(std::string const& view, std::int64_t viewer)
    {
        return this->database->read(viewer)->integer("SELECT count(*) FROM " + view).value();
    }

    void expect_only_the_authenticator_sees(std::vector<std::string> const& views)
    {
        for (auto const& view : views) {
            EXPECT_GT(rows_seen(view, accounts::authenticator), 0)
                << view << " is empty, so nothing is shown";
            for (auto const viewer :
                 {std::int64_t{0}, this->owner.value, this->stranger.value, std::int64_t{99}})
                EXPECT_EQ(rows_seen(view, viewer), 0) << view << " as " << viewer;
        }
    }
};

} // namespace florilege::tests
