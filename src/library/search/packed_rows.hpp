#pragma once

#include "library/search/row_set.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace florilege::library {

/// A set of rows to be kept for later: few of them as steps from one number to the next, most of them a byte,
/// more as the bits that they are.
class PackedRows {
public:
    explicit PackedRows(RowSet const& rows);

    /// Adds them to a set, as far as that reaches.
    void add_to(RowSet& rows) const;

    /// Of what it holds.
    std::size_t bytes() const noexcept;

private:
    std::vector<std::uint64_t> bits_ = {};
    std::string steps_ = {}; ///< number_bytes.hpp; empty where the bits are kept
};

} // namespace florilege::library
