#include "exchange/exporters/md5.hpp"

// Public-domain code that Boost carries for its UUIDs; a test holds it to the vectors of RFC 1321.
#include <boost/uuid/detail/md5.hpp>
#include <fmt/format.h>

namespace florilege::exchange {

std::string md5_hex(std::string_view bytes)
{
    boost::uuids::detail::md5 hash;
    hash.process_bytes(bytes.data(), bytes.size());
    boost::uuids::detail::md5::digest_type words;
    hash.get_digest(words);
    std::string hex;
    for (auto const word : words)
        hex += fmt::format("{:08x}", word); // Boost gives the words with their first byte as the highest
    return hex;
}

} // namespace florilege::exchange
