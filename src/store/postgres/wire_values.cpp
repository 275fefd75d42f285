#include "store/postgres/wire_values.hpp"

#include "store/error.hpp"

#include <bit>
#include <limits>

namespace florilege::store {
namespace {

// From PostgreSQL's catalog/pg_type_d.h; fixed for all versions.
constexpr Oid type_bytes = 17;
constexpr Oid type_bigint = 20;
constexpr Oid type_text = 25;
constexpr Oid type_double = 701;
constexpr Oid type_unknown = 0;
constexpr int binary = 1;

} // namespace

WireValues::WireValues(std::span<Param const> given)
{
    numbers_.reserve(given.size()); // their addresses are handed out
    for (auto const& param : given) {
        auto const& value = param.value();
        if (auto const* number = std::get_if<std::int64_t>(&value))
            add_number('i', type_bigint, static_cast<std::uint64_t>(*number));
        else if (auto const* real = std::get_if<double>(&value))
            add_number('r', type_double, std::bit_cast<std::uint64_t>(*real));
        else if (auto const* text = std::get_if<std::string_view>(&value))
            add('t', type_text, text->data(), text->size());
        else if (auto const* bytes = std::get_if<Blob>(&value))
            add('b', type_bytes, reinterpret_cast<char const*>(bytes->data()), bytes->size());
        else {
            add('n', type_unknown, nullptr, 0);
            values.back() = nullptr;
        }
    }
}

void WireValues::add(char letter, Oid type, char const* value, std::size_t length)
{
    if (length > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        throw StoreError{"a value of " + std::to_string(length) + " bytes is too long for PostgreSQL"};
    signature_ += letter;
    types.push_back(type);
    values.push_back(value == nullptr ? "" : value); // a null pointer would be NULL
    lengths.push_back(static_cast<int>(length));
    formats.push_back(binary);
}

void WireValues::add_number(char letter, Oid type, std::uint64_t bits)
{
    auto& bytes = numbers_.emplace_back();
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(bits >> (56 - 8 * i) & 0xff);
    add(letter, type, bytes.data(), bytes.size());
}

} // namespace florilege::store
