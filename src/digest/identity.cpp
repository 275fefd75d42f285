#include "digest/identity.hpp"

#include "digest/plain.hpp"
#include "digest/words.hpp"

#include <sodium/crypto_generichash.h>

namespace florilege::digest {

std::string uuid_of(std::string_view name)
{
    static constexpr std::string_view variants = "89ab";
    auto digits = fingerprint(name);
    digits[12] = '8';
    digits[16] = variants[static_cast<unsigned char>(digits[16]) % 4];
    for (std::size_t const at : {20u, 16u, 12u, 8u})
        digits.insert(at, 1, '-');
    return "urn:uuid:" + digits;
}

std::string issue_id(Publication const& publication, Period const& period)
{
    if (publication.authority.empty())
        return uuid_of("florilege issue\n" + publication.slug + '\n' + publication.author + '\n' +
                       period.label);
    return "tag:" + publication.authority + ":digest/" + publication.slug + '/' + period.label;
}

std::string feed_id(Publication const& publication)
{
    if (publication.authority.empty())
        return uuid_of("florilege digest\n" + publication.slug + '\n' + publication.author);
    return "tag:" + publication.authority + ":digest/" + publication.slug;
}

std::string digest_name(Publication const& publication, Language language)
{
    auto name = on_one_line(publication.name);
    return name.empty() ? std::string{words(language).title} : name;
}

std::string fingerprint(std::string_view text)
{
    static constexpr std::string_view hexadecimal = "0123456789abcdef";
    std::array<unsigned char, 16> bytes{};
    crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<unsigned char const*>(text.data()),
                       text.size(), nullptr, 0);
    std::string digits;
    for (auto const byte : bytes) {
        digits += hexadecimal[byte >> 4];
        digits += hexadecimal[byte & 0x0F];
    }
    return digits;
}

} // namespace florilege::digest
