#pragma once

#include "store/error.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace florilege::library {

/// Writes numbers as bytes, small ones as few: LEB128, differences zigzag.
class NumberWriter {
public:
    void number(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            out_ += static_cast<char>(value | 0x80);
        out_ += static_cast<char>(value);
    }
    void difference(std::int64_t value)
    {
        number(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
    }
    void eight_bytes(std::uint64_t value)
    {
        for (int shift = 56; shift >= 0; shift -= 8)
            byte(static_cast<std::uint8_t>(value >> shift & 0xff));
    }
    void byte(std::uint8_t value) { out_ += static_cast<char>(value); }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

/// Reads what a NumberWriter wrote, which must outlive it. Throws store::StoreError for anything else.
class NumberReader {
public:
    explicit NumberReader(std::string_view bytes) noexcept : bytes_{bytes} {}

    bool done() const noexcept { return at_ == bytes_.size(); }
    std::uint8_t byte()
    {
        if (done()) throw store::StoreError{"a block of columns ends too early"};
        return static_cast<std::uint8_t>(bytes_[at_++]);
    }
    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            std::uint64_t const next = byte();
            value |= (next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
        throw store::StoreError{"a block of columns holds a number without end"};
    }
    std::uint64_t eight_bytes()
    {
        std::uint64_t value = 0;
        for (int at = 0; at < 8; ++at)
            value = value << 8 | byte();
        return value;
    }
    std::int64_t difference()
    {
        auto const value = number();
        return static_cast<std::int64_t>(value >> 1 ^ (~(value & 1) + 1));
    }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

} // namespace florilege::library
