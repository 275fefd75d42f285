#include "web/oidc/provider.hpp"

#include "accounts/secret.hpp"
#include "net/small_request.hpp"
#include "web/http/base64url.hpp"
#include "web/http/target.hpp"
#include "web/oidc/json_text.hpp"
#include "web/oidc/name_hints.hpp"
#include "web/site/seal.hpp"

#include <boost/json.hpp>
#include <sodium.h>

#include <algorithm>
#include <array>

namespace florilege::web {
namespace {

constexpr std::size_t longest_answer = std::size_t{256} << 10;
constexpr std::chrono::hours description_kept{1};
/// Tokens with keys that there are not must not make us ask for keys all day.
constexpr std::chrono::seconds keys_again{60};

std::string challenge_of(std::string const& verifier)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<unsigned char const*>(verifier.data()), verifier.size());
    return base64url({reinterpret_cast<char const*>(hash.data()), hash.size()});
}

Result<std::string> said_by(net::SmallRequest const& request, OidcOptions const& options)
{
    auto answer = net::answer_to(request, {options.patience, options.patience, longest_answer});
    if (!answer) return answer.error();
    if (answer->status != 200)
        return Fault{request.address.text(), "answered " + std::to_string(answer->status)};
    return std::move(answer->body);
}

Result<Discovery> described(OidcOptions const& options)
{
    auto const& issuer = options.issuer;
    auto const address = text::Url::parse(discovery_address(issuer));
    if (!address) return Fault{"issuer", "is no address"};
    auto const said = said_by({*address}, options);
    return said ? parse_discovery(*said, issuer) : Result<Discovery>{said.error()};
}

Result<KeySet> listed(text::Url const& address, OidcOptions const& options)
{
    auto const said = said_by({address}, options);
    return said ? parse_key_set(*said) : Result<KeySet>{said.error()};
}

net::SmallRequest token_request(OidcOptions const& options, Discovery const& discovery,
                                OidcReturn const& returned, OidcSecrets const& secrets)
{
    net::SmallRequest request{discovery.token, net::FormFields{{"grant_type", "authorization_code"},
                                                               {"code", returned.code},
                                                               {"redirect_uri", returned.back},
                                                               {"code_verifier", secrets.verifier}}};
    switch (discovery.secret) {
    case SecretPlace::header:
        request.authorization = net::basic_authorization(options.client, options.secret);
        break;
    case SecretPlace::form:
        request.form->emplace_back("client_id", options.client);
        request.form->emplace_back("client_secret", options.secret);
        break;
    }
    return request;
}

bool is_nameless(accounts::NameHints const& names)
{
    return names == accounts::NameHints{};
}

/// What the site calls somebody; nothing is lost where it does not say.
accounts::NameHints names_of(text::Url const& address, std::string const& access, std::string const& subject,
                             OidcOptions const& options)
{
    auto const said = said_by({address, {}, "Bearer " + access}, options);
    auto const person = said ? object_in(*said) : std::nullopt;
    if (!person || text_in(*person, "sub") != subject) return {};
    return name_hints(*person);
}

/// What can stand in a header. Anything else would write lines of its own into it.
bool is_token_text(std::string_view text)
{
    return !text.empty() && text.size() <= longest_token &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

} // namespace

OidcSecrets OidcSecrets::fresh()
{
    return {random_text(), random_text(), accounts::fresh_secret()};
}

Result<std::string> OidcProvider::sign_in_address(OidcSecrets const& secrets, std::string const& back)
{
    auto const site = known();
    if (!site) return site.error();
    auto const& address = (*site)->discovery.authorization;
    bool const names = options_.newcomers == Newcomers::welcome;
    auto query = query_text({{"response_type", "code"},
                             {"client_id", options_.client},
                             {"redirect_uri", back},
                             {"scope", names ? "openid profile email" : "openid"},
                             {"state", secrets.state},
                             {"nonce", secrets.nonce},
                             {"code_challenge", challenge_of(secrets.verifier)},
                             {"code_challenge_method", "S256"}});
    if (address.query()) query.front() = '&';
    auto const without_fragment = address.text().substr(0, address.text().find('#'));
    return without_fragment + query;
}

Result<Claims> OidcProvider::redeem(OidcReturn const& returned, OidcSecrets const& secrets)
{
    auto const site = known();
    if (!site) return site.error();
    auto const& discovery = (*site)->discovery;
    if (returned.issuer ? *returned.issuer != options_.issuer : discovery.names_itself)
        return Fault{"answer", "is not from the issuer"};
    auto const said = said_by(token_request(options_, discovery, returned, secrets), options_);
    if (!said) return said.error();
    auto const tokens = object_in(*said);
    auto const id_token = tokens ? text_in(*tokens, "id_token") : std::nullopt;
    if (!id_token) return Fault{"answer", "holds no ID token"};
    auto claims = believed(*id_token, {options_.issuer, options_.client, secrets.nonce, clock_.now()});
    auto const access = text_in(*tokens, "access_token").value_or("");
    if (claims && options_.newcomers == Newcomers::welcome && is_nameless(claims->names) &&
        discovery.person && is_token_text(access))
        claims->names = names_of(*discovery.person, access, claims->subject, options_);
    return claims;
}

Result<Claims> OidcProvider::believed(std::string const& token, ExpectedToken const& expected)
{
    auto site = known();
    if (!site) return site.error();
    auto claims = check_id_token(token, (*site)->keys, expected);
    // Sites change their keys; a token with a new one is a reason to ask for them again.
    if (!claims && claims.error().fault == TokenFault::unknown_key) {
        site = with_new_keys(*site);
        if (!site) return site.error();
        claims = check_id_token(token, (*site)->keys, expected);
    }
    if (!claims) return Fault{"ID token", std::string{text_of(claims.error().fault)}};
    return std::move(*claims);
}

Result<OidcProvider::KnownPointer> OidcProvider::known()
{
    auto const now = clock_.now();
    {
        std::lock_guard const lock{mutex_};
        if (known_ && now - known_->described < description_kept) return known_;
    }
    auto discovery = described(options_);
    if (!discovery) return discovery.error();
    auto keys = listed(discovery->keys, options_);
    if (!keys) return keys.error();
    auto fresh = std::make_shared<Known const>(Known{std::move(*discovery), std::move(*keys), now, now});
    remember(fresh);
    return fresh;
}

Result<OidcProvider::KnownPointer> OidcProvider::with_new_keys(KnownPointer known)
{
    auto const now = clock_.now();
    {
        std::lock_guard const lock{mutex_};
        // Another thread may have asked since.
        if (known_) known = known_;
    }
    if (now - known->listed < keys_again) return known;
    auto fresh = std::make_shared<Known>(*known);
    fresh->listed = now;
    remember(fresh); // also where the site is silent: it is not asked by everybody who waits for it
    auto keys = listed(known->discovery.keys, options_);
    if (!keys) return keys.error();
    auto whole = std::make_shared<Known>(*fresh);
    whole->keys = std::move(*keys);
    remember(whole);
    return KnownPointer{whole};
}

void OidcProvider::remember(KnownPointer const& known)
{
    std::lock_guard const lock{mutex_};
    known_ = known;
}

} // namespace florilege::web
