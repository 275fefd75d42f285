#include "web/oidc/options.hpp"

namespace florilege::web {

bool is_private_to_send(text::Url const& address)
{
    if (address.scheme() == "https") return true;
    auto const host = address.host();
    return address.scheme() == "http" && (host == "127.0.0.1" || host == "[::1]" || host == "localhost");
}

bool can_be_come_back_to(std::string_view public_url)
{
    auto const url = text::Url::parse(public_url);
    return url && is_private_to_send(*url);
}

} // namespace florilege::web
