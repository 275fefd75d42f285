#pragma once

#include "store/value.hpp"

#include <libpq-fe.h>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace florilege::store {

/// Values in the binary form PostgreSQL takes them in, as the arrays libpq asks for. Text and bytes are
/// borrowed from the values.
class WireValues {
public:
    explicit WireValues(std::span<Param const> given);
    WireValues(WireValues const&) = delete;
    WireValues& operator=(WireValues const&) = delete;

    int count() const noexcept { return static_cast<int>(types.size()); }

    /// One letter a value: a statement is prepared once for each, because a NULL has no type of its own.
    std::string const& signature() const noexcept { return signature_; }

    std::vector<Oid> types;
    std::vector<char const*> values;
    std::vector<int> lengths;
    std::vector<int> formats;

private:
    void add(char letter, Oid type, char const* value, std::size_t length);
    void add_number(char letter, Oid type, std::uint64_t bits);

    std::string signature_;
    std::vector<std::array<char, 8>> numbers_;
};

} // namespace florilege::store
