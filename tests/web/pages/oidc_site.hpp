#pragma once

#include "accounts/identity.hpp"
#include "tests/net/small_server.hpp"
#include "tests/web/oidc/signing_keys.hpp"
#include "tests/web/site_fixture.hpp"
#include "web/http/target.hpp"
#include "web/oidc/options.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include <optional>
#include <string>

namespace florilege::tests {

inline std::string ok(std::string const& body)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// A small site on this machine that signs people in, and all that it can do wrong.
template <class Where> class OidcSite : public SiteTest<Where> {
protected:
    void SetUp() override
    {
        this->public_url = "http://127.0.0.1:8787";
        web::OidcOptions options;
        options.issuer = provider.origin();
        options.client = "florilege";
        options.secret = "quiet";
        options.name = "Example ID";
        options.patience = std::chrono::seconds{1};
        this->oidc = options;
        describe();
        provider.answer_at("/keys", ok(key_set_of({key()})));
        this->open();
    }

    static SigningKey const& key()
    {
        static auto const made = SigningKey::p256("e1");
        return made;
    }

    void welcome_newcomers()
    {
        this->oidc->newcomers = web::Newcomers::welcome;
        this->open();
    }

    void describe(boost::json::object const& changes = {})
    {
        auto const at = [&](char const* path) { return provider.origin() + path; };
        boost::json::object said{{"issuer", provider.origin()},
                                 {"authorization_endpoint", at("/authorize")},
                                 {"token_endpoint", at("/token")},
                                 {"jwks_uri", at("/keys")}};
        for (auto const& [name, value] : changes)
            said[name] = value;
        provider.answer_at("/.well-known/openid-configuration", ok(boost::json::serialize(said)));
    }

    Browser here(Browser browser)
    {
        browser.host = "127.0.0.1:8787";
        return browser;
    }

    /// What the page that leads to the other site sends it; empty where there was another page.
    web::Pairs begun(Browser& browser, FieldList const& fields = {},
                     std::string const& path = "/sign-in/oidc")
    {
        if (browser.token.empty()) browser.get("/sign-in");
        auto const page = browser.post(path, fields);
        auto const to = page.header("refresh");
        auto const question = to.find('?');
        if (question == std::string::npos) return {};
        EXPECT_THAT(to, ::testing::StartsWith("0; url=" + provider.origin() + "/authorize?"));
        return web::parse_urlencoded(to.substr(question + 1)).value();
    }

    boost::json::object claims_for(web::Pairs const& sent, std::string const& subject = "ida-1")
    {
        auto const seconds =
            std::chrono::floor<std::chrono::seconds>(this->clock.now().time_since_epoch()).count();
        return {{"iss", provider.origin()},    {"aud", "florilege"},  {"sub", subject},
                {"nonce", sent.text("nonce")}, {"exp", seconds + 60}, {"iat", seconds}};
    }

    void give_token(boost::json::object const& claims, SigningKey const& signer = key())
    {
        boost::json::object const tokens{{"access_token", "open-sesame"},
                                         {"id_token", signer.token(boost::json::serialize(claims))}};
        provider.answer_at("/token", ok(boost::json::serialize(tokens)));
    }

    Answer come_back(Browser& browser, web::Pairs const& sent, std::string const& more = "&code=c-1")
    {
        // From another site, as browsers say.
        return browser.send(web::Method::get, "/sign-in/oidc/back?state=" + sent.text("state") + more,
                            {{"sec-fetch-site", "cross-site"}});
    }

    /// All of it, with nothing wrong.
    Answer signed_in_there(Browser& browser, FieldList const& fields = {},
                           std::string const& subject = "ida-1")
    {
        auto const sent = begun(browser, fields);
        give_token(claims_for(sent, subject));
        return come_back(browser, sent);
    }

    void connect(accounts::AccountId account, std::string const& subject = "ida-1")
    {
        this->database->write([&](store::Transaction& transaction) {
            ASSERT_TRUE(
                accounts::connect(transaction, account, {provider.origin(), subject}, this->clock.now()));
        });
    }
    std::optional<accounts::IdentityHolder> holder(std::string const& subject = "ida-1")
    {
        return accounts::holder_of(*this->database->read(accounts::authenticator),
                                   {provider.origin(), subject});
    }
    std::size_t accounts_there()
    {
        return accounts::all_accounts(*this->database->read(accounts::authenticator)).size();
    }

    SmallServer provider;
};

} // namespace florilege::tests
