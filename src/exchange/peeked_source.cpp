#include "exchange/peeked_source.hpp"

#include <algorithm>

namespace florilege::exchange {

PeekedSource::PeekedSource(Source& source, std::size_t bytes_ahead) : source_{source}
{
    head_.resize(bytes_ahead);
    std::size_t filled = 0;
    while (filled < bytes_ahead) {
        auto const got = source_.read(std::span{head_}.subspan(filled));
        if (got == 0) break;
        filled += got;
    }
    head_.resize(filled);
}

std::size_t PeekedSource::read(std::span<char> buffer)
{
    std::size_t got = 0;
    if (used_ < head_.size()) {
        got = std::min(buffer.size(), head_.size() - used_);
        std::copy_n(head_.begin() + static_cast<std::ptrdiff_t>(used_), got, buffer.begin());
        used_ += got;
    } else {
        got = source_.read(buffer);
    }
    bytes_ += got;
    return got;
}

} // namespace florilege::exchange
