#pragma once

#include "store/error.hpp"

#include <chrono>
#include <string_view>

namespace florilege::store {

/// Until when a reader may take.
using Deadline = std::chrono::steady_clock::time_point;
constexpr Deadline never = Deadline::max();

inline bool has_passed(Deadline end) noexcept
{
    return end != never && std::chrono::steady_clock::now() >= end;
}

/// Throws TookTooLong where a statement would begin after the end.
inline void begin_before(Deadline end, std::string_view sql)
{
    if (has_passed(end)) throw TookTooLong{failure_text("run", sql, "it took too long")};
}

} // namespace florilege::store
