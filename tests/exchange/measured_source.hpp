#pragma once

#include "exchange/source.hpp"

#include <malloc.h>

#include <algorithm>
#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
// What sanitizer/allocator_interface.h declares; Debian's g++ does not ship that header.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
#endif

namespace florilege::exchange {

/// Bytes that the program has allocated now.
inline std::size_t allocated_bytes()
{
#if defined(__SANITIZE_ADDRESS__)
    return __sanitizer_get_current_allocated_bytes();
#else
    return mallinfo2().uordblks;
#endif
}

/// A source that looks at the memory in use whenever it is read from.
class MeasuredSource final : public Source {
public:
    explicit MeasuredSource(Source& source) : source_{source}, before_{allocated_bytes()} {}

    std::size_t read(std::span<char> buffer) override
    {
        auto const now = allocated_bytes();
        peak_ = std::max(peak_, now - std::min(now, before_));
        return source_.read(buffer);
    }
    std::string const& name() const noexcept override { return source_.name(); }

    /// The most that was in use beyond what was when it began.
    std::size_t peak() const noexcept { return peak_; }

private:
    Source& source_;
    std::size_t before_;
    std::size_t peak_ = 0;
};

} // namespace florilege::exchange
