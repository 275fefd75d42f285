#include "web/oidc/key_set.hpp"

#include "web/http/base64url.hpp"
#include "web/oidc/json_text.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

using accounts::PublicKey;
using boost::json::object;

std::string bytes_in(object const& key, std::string_view name)
{
    return base64url_bytes(text_in(key, name).value_or("")).value_or("");
}

std::optional<PublicKey> key_in(object const& key)
{
    auto const kind = text_in(key, "kty");
    if (kind == "RSA") return PublicKey::rsa(bytes_in(key, "n"), bytes_in(key, "e"));
    if (kind == "EC" && text_in(key, "crv") == "P-256")
        return PublicKey::p256(bytes_in(key, "x"), bytes_in(key, "y"));
    return std::nullopt;
}

/// Whether the set lets the key sign in the one way that it is good for.
bool is_to_sign(object const& key, PublicKey const& read)
{
    if (text_in(key, "use").value_or("sig") != "sig") return false;
    auto const* const way = key.if_contains("alg");
    return way == nullptr || accounts::signing_named(text_in(key, "alg").value_or("")) == read.signing();
}

} // namespace

Result<KeySet> parse_key_set(std::string_view json)
{
    auto const document = object_in(json);
    auto const* const keys = document ? document->if_contains("keys") : nullptr;
    if (keys == nullptr || !keys->is_array()) return Fault{"keys", "are no JSON Web Key Set"};
    KeySet set;
    for (auto const& value : keys->get_array()) {
        if (set.size() == most_keys) break;
        if (!value.is_object()) continue;
        auto const& one = value.get_object();
        auto const key = key_in(one);
        if (key && is_to_sign(one, *key)) set.push_back({text_in(one, "kid").value_or(""), *key});
    }
    return set;
}

} // namespace florilege::web
