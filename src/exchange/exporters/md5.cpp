#include "exchange/exporters/md5.hpp"

// Public-domain code that Boost carries for its UUIDs; a test holds it to the vectors of RFC 1321.
#include <boost/uuid/detail/md5.hpp>

#include <cstring>

namespace florilege::exchange {

std::string md5_hex(std::string_view bytes)
{
    boost::uuids::detail::md5 hash;
    hash.process_bytes(bytes.data(), bytes.size());
    boost::uuids::detail::md5::digest_type words;
    hash.get_digest(words);
    std::array<unsigned char, sizeof words> digest;
    std::memcpy(digest.data(), words, sizeof words);
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (unsigned char const byte : digest) {
        hex += digits[byte >> 4];
        hex += digits[byte & 15u];
    }
    return hex;
}

} // namespace florilege::exchange
