#include "store/postgres/postgres_row.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace florilege::store {
namespace {

constexpr Oid type_truth = 16;
constexpr Oid type_bytes = 17;

std::string_view raw_field(PGresult const* result, int row, int column)
{
    return {PQgetvalue(result, row, column), static_cast<std::size_t>(PQgetlength(result, row, column))};
}

std::string_view without_leading_space(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t\n\r"), text.size()));
    return text;
}

double leading_real(std::string_view text)
{
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::int64_t cut_to_integer(double value)
{
    // 2^63 is the first double beyond the range.
    constexpr double beyond = 9'223'372'036'854'775'808.0;
    if (!(value < beyond)) return value >= beyond ? std::numeric_limits<std::int64_t>::max() : 0;
    if (value < -beyond) return std::numeric_limits<std::int64_t>::min();
    return static_cast<std::int64_t>(value);
}

int digit(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

} // namespace

std::int64_t integer_field(PGresult const* result, int row, int column)
{
    auto const text = without_leading_space(raw_field(result, row, column));
    if (PQftype(result, column) == type_truth) return text == "t" ? 1 : 0;
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && (end == text.data() + text.size() || (*end != '.' && *end != 'e')))
        return value;
    return cut_to_integer(leading_real(text));
}

double real_field(PGresult const* result, int row, int column)
{
    auto const text = without_leading_space(raw_field(result, row, column));
    if (PQftype(result, column) == type_truth) return text == "t" ? 1 : 0;
    return leading_real(text);
}

std::string_view bytes_field(PGresult const* result, int row, int column, std::string& decoded)
{
    auto const text = raw_field(result, row, column);
    if (PQftype(result, column) == type_truth) return text.empty() ? text : text == "t" ? "1" : "0";
    if (PQftype(result, column) != type_bytes) return text;
    decoded.clear();
    for (std::size_t i = 2; i + 1 < text.size(); i += 2) // after \x
        decoded += static_cast<char>(digit(text[i]) << 4 | digit(text[i + 1]));
    return decoded;
}

} // namespace florilege::store
