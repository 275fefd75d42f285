#pragma once

#include "library/search/row_set.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace florilege::library {

/// A set of rows to be kept for later: few of them as steps from one number to the next (LEB128, most of them
/// a byte), more as the bits that they are, whichever is the smaller.
class PackedRows {
public:
    explicit PackedRows(RowSet const& rows);

    /// Adds them to a set of as many blocks, or more.
    void add_to(RowSet& rows) const;

    /// Of what it holds.
    std::size_t bytes() const noexcept;

private:
    std::vector<std::uint64_t> bits_ = {};
    std::vector<std::uint8_t> steps_ = {}; ///< empty where the bits are kept
};

} // namespace florilege::library
