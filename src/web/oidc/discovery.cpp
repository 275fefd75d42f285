#include "web/oidc/discovery.hpp"

#include "web/oidc/json_text.hpp"
#include "web/oidc/options.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace florilege::web {
namespace {

using boost::json::object;

std::optional<text::Url> address_in(object const& document, std::string_view name)
{
    auto const text = text_in(document, name);
    auto const url = text::Url::parse(text.value_or(""));
    if (!url || !is_private_to_send(*url)) return std::nullopt;
    return *url;
}

/// Whether a list has that text; `otherwise` where there is no list.
bool lists(object const& document, char const* name, std::string_view wanted, bool otherwise)
{
    auto const* const value = document.if_contains(name);
    if (value == nullptr || !value->is_array()) return otherwise;
    auto const& all = value->get_array();
    return std::any_of(all.begin(), all.end(), [&](boost::json::value const& one) {
        return one.is_string() && std::string_view{one.get_string()} == wanted;
    });
}

Fault fault(std::string reason)
{
    return {"description", std::move(reason)};
}

} // namespace

std::string discovery_address(std::string_view issuer)
{
    if (issuer.ends_with('/')) issuer.remove_suffix(1);
    return std::string{issuer} + "/.well-known/openid-configuration";
}

Result<Discovery> parse_discovery(std::string_view json, std::string_view issuer)
{
    auto const document = object_in(json);
    if (!document) return fault("is no JSON");
    if (text_in(*document, "issuer") != issuer) return fault("is that of another issuer");
    auto const authorization = address_in(*document, "authorization_endpoint");
    auto const token = address_in(*document, "token_endpoint");
    auto const keys = address_in(*document, "jwks_uri");
    if (!authorization || !token || !keys) return fault("lacks an address of https");
    if (!lists(*document, "response_types_supported", "code", true)) return fault("has no codes");
    if (!lists(*document, "code_challenge_methods_supported", "S256", true))
        return fault("has no PKCE by S256");
    constexpr auto* ways = "token_endpoint_auth_methods_supported";
    bool const by_header = lists(*document, ways, "client_secret_basic", true);
    if (!by_header && !lists(*document, ways, "client_secret_post", false))
        return fault("takes no client secret");
    auto const* const names_itself = document->if_contains("authorization_response_iss_parameter_supported");
    return Discovery{*authorization,
                     *token,
                     *keys,
                     address_in(*document, "userinfo_endpoint"),
                     by_header ? SecretPlace::header : SecretPlace::form,
                     names_itself != nullptr && names_itself->is_bool() && names_itself->get_bool()};
}

} // namespace florilege::web
