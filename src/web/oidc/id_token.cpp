#include "web/oidc/id_token.hpp"

#include "accounts/secret.hpp"
#include "web/http/base64url.hpp"
#include "web/oidc/json_text.hpp"
#include "web/oidc/name_hints.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace florilege::web {
namespace {

using boost::json::object;

constexpr std::size_t longest_subject = 255;

struct Parts {
    object header;
    object claims;
    std::string_view signed_text;
    std::string signature;
};

std::optional<object> object_in_part(std::string_view part)
{
    auto const json = base64url_bytes(part);
    return json ? object_in(*json) : std::nullopt;
}

std::optional<Parts> parts_of(std::string_view token)
{
    auto const first = token.find('.');
    auto const second = first == token.npos ? token.npos : token.find('.', first + 1);
    if (second == token.npos || token.find('.', second + 1) != token.npos) return std::nullopt;
    auto header = object_in_part(token.substr(0, first));
    auto claims = object_in_part(token.substr(first + 1, second - first - 1));
    auto signature = base64url_bytes(token.substr(second + 1));
    // An extension that must be understood is one that we do not understand.
    if (!header || !claims || !signature || header->contains("crit")) return std::nullopt;
    return Parts{std::move(*header), std::move(*claims), token.substr(0, second), std::move(*signature)};
}

/// The key that a token names; where it names none, the one key for its way to sign.
accounts::PublicKey const* key_for(Parts const& token, KeySet const& keys, accounts::Signing signing)
{
    bool const named = token.header.contains("kid");
    auto const name = text_in(token.header, "kid").value_or("");
    accounts::PublicKey const* found = nullptr;
    for (auto const& [id, key] : keys) {
        if (key.signing() != signing || (named && id != name)) continue;
        if (found != nullptr) return nullptr; // which of them is not for us to guess
        found = &key;
    }
    return found;
}

std::optional<TokenFault> signature_fault(Parts const& token, KeySet const& keys)
{
    // The way to sign comes from our list and must be that of the key: what the token says chooses nothing.
    auto const signing = accounts::signing_named(text_in(token.header, "alg").value_or(""));
    if (!signing) return TokenFault::unknown_signing;
    auto const* const key = key_for(token, keys, *signing);
    if (key == nullptr) return TokenFault::unknown_key;
    if (!key->verifies(token.signed_text, token.signature)) return TokenFault::wrong_signature;
    return std::nullopt;
}

bool is_for(object const& claims, std::string const& client)
{
    auto const* const audience = claims.if_contains("aud");
    if (audience == nullptr) return false;
    auto const party = text_in(claims, "azp");
    if (claims.contains("azp") && party != client) return false;
    if (audience->is_string()) return text_in(claims, "aud") == client;
    if (!audience->is_array()) return false;
    auto const& all = audience->get_array();
    bool const named = std::any_of(all.begin(), all.end(), [&](boost::json::value const& one) {
        return one.is_string() && one.get_string() == boost::json::string_view{client};
    });
    return named && (all.size() == 1 || party.has_value());
}

/// A moment in seconds since 1970; nothing where there is none, or none that a clock could show.
std::optional<Time> moment_in(object const& claims, char const* name)
{
    auto const* const value = claims.if_contains(name);
    if (value == nullptr || !value->is_number()) return std::nullopt;
    auto const seconds = value->to_number<double>();
    constexpr double latest = 1e11; // the year 5138
    if (!std::isfinite(seconds) || seconds < 0 || seconds > latest) return std::nullopt;
    return Time{std::chrono::seconds{static_cast<std::int64_t>(seconds)}};
}

std::optional<TokenFault> time_fault(object const& claims, Time now)
{
    auto const expires = moment_in(claims, "exp");
    auto const issued = moment_in(claims, "iat");
    if (!expires || !issued) return TokenFault::not_a_token;
    if (*expires + token_leeway <= now) return TokenFault::expired;
    if (*issued > now + token_leeway) return TokenFault::from_the_future;
    if (claims.contains("nbf") && moment_in(claims, "nbf").value_or(Time::max()) > now + token_leeway)
        return TokenFault::from_the_future;
    return std::nullopt;
}

std::optional<TokenFault> claims_fault(object const& claims, ExpectedToken const& expected)
{
    if (text_in(claims, "iss") != expected.issuer) return TokenFault::wrong_issuer;
    if (!is_for(claims, expected.client)) return TokenFault::wrong_audience;
    if (auto const fault = time_fault(claims, expected.now)) return fault;
    if (expected.nonce.empty() ||
        !accounts::same_secret(text_in(claims, "nonce").value_or(""), expected.nonce))
        return TokenFault::wrong_nonce;
    auto const subject = text_in(claims, "sub").value_or("");
    if (subject.empty() || subject.size() > longest_subject) return TokenFault::no_subject;
    return std::nullopt;
}

TokenError error_of(TokenFault fault)
{
    TokenError error;
    error.fault = fault;
    return error;
}

} // namespace

Result<Claims, TokenError> check_id_token(std::string_view token, KeySet const& keys,
                                          ExpectedToken const& expected)
{
    if (token.size() > longest_token) return error_of(TokenFault::too_long);
    auto const parts = parts_of(token);
    if (!parts) return error_of(TokenFault::not_a_token);
    if (auto const fault = signature_fault(*parts, keys)) return error_of(*fault);
    if (auto const fault = claims_fault(parts->claims, expected)) return error_of(*fault);
    return Claims{text_in(parts->claims, "sub").value(), name_hints(parts->claims)};
}

std::string_view text_of(TokenFault fault) noexcept
{
    switch (fault) {
    case TokenFault::too_long: return "it is too long";
    case TokenFault::not_a_token: return "it is no token";
    case TokenFault::unknown_signing: return "it is signed in a way that is not taken";
    case TokenFault::unknown_key: return "its key is not among the site's";
    case TokenFault::wrong_signature: return "its signature is wrong";
    case TokenFault::wrong_issuer: return "it is from another site";
    case TokenFault::wrong_audience: return "it is for somebody else";
    case TokenFault::expired: return "it has expired";
    case TokenFault::from_the_future: return "it is from the future; a clock is wrong";
    case TokenFault::wrong_nonce: return "it answers another question";
    case TokenFault::no_subject: return "it is about nobody";
    }
    return {};
}

} // namespace florilege::web
