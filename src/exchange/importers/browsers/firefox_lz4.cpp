#include "exchange/importers/browsers/firefox_lz4.hpp"

#include "exchange/too_long.hpp"

#include <lz4.h>

#include <algorithm>
#include <cstdint>
#include <limits>

namespace florilege::exchange {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view magic = "mozLz40\0"sv;
constexpr std::size_t header_bytes = 12;

std::size_t declared_size(std::string_view bytes)
{
    std::size_t size = 0;
    for (std::size_t at = header_bytes; at-- > magic.size();)
        size = size << 8 | static_cast<unsigned char>(bytes[at]);
    return size;
}

} // namespace

Result<std::string> unpack_mozilla_lz4(Source& source, std::size_t limit)
{
    limit = std::min(limit, static_cast<std::size_t>(std::numeric_limits<int>::max()));
    auto const bytes = read_whole(source, limit);
    if (!bytes)
        return Fault{{}, "the file is longer than " + std::to_string(limit) + " bytes", too_long(limit)};
    if (!bytes->starts_with(magic) || bytes->size() < header_bytes)
        return Fault{{},
                     "this is no compressed backup of Firefox: it does not begin with \"mozLz40\"",
                     Saying{"fault.import.not-of", {{"of", "Firefox"}}}};
    auto const size = declared_size(*bytes);
    if (size > limit)
        return Fault{{},
                     "the file says that it unpacks to " + std::to_string(size) + " bytes, more than " +
                         std::to_string(limit),
                     too_long(limit)};
    std::string unpacked(size, '\0');
    int const count =
        LZ4_decompress_safe(bytes->data() + header_bytes, unpacked.data(),
                            static_cast<int>(bytes->size() - header_bytes), static_cast<int>(size));
    if (count < 0)
        return Fault{{},
                     "the compressed backup is damaged, or the file ends too early",
                     Saying{"fault.import.damaged"}};
    unpacked.resize(static_cast<std::size_t>(count));
    return unpacked;
}

} // namespace florilege::exchange
