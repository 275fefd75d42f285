#pragma once

#include "exchange/import.hpp"

namespace florilege::exchange {

/// For imports of which nobody wants to hear how far they are.
struct NoTelling final : ImportProgress {
    Onward committed(std::int64_t, std::uint64_t) override { return Onward::go_on; }
};

} // namespace florilege::exchange
