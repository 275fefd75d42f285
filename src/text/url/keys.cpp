#include "text/url/keys.hpp"

#include <sodium.h>

namespace florilege::text {

Key key_of(std::string_view form)
{
    Key key;
    // Cannot fail: the length is fixed and there is no secret. Needs no sodium_init, which only picks speed.
    crypto_generichash(reinterpret_cast<unsigned char*>(key.data()), key.size(),
                       reinterpret_cast<unsigned char const*>(form.data()), form.size(), nullptr, 0);
    return key;
}

} // namespace florilege::text
