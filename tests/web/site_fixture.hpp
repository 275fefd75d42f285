#pragma once

#include "accounts/credentials.hpp"
#include "accounts/sign_in.hpp"
#include "tests/product.hpp"
#include "tests/web/browser.hpp"
#include "web/site/app.hpp"

#include <memory>

namespace florilege::tests {

/// The least that argon2id takes, so that tests do not wait for it.
constexpr accounts::HashCost quick_hash{1, 8192};

/// A site over the product's database: the owner colette, the stranger gaston, and guests.
template <class Where> class SiteTest : public Product<Where> {
protected:
    SiteTest()
    {
        this->database->write([&](store::Transaction& transaction) {
            for (auto const account : {this->owner, this->stranger})
                accounts::set_password(transaction, account, accounts::hashed(password(), quick_hash),
                                       monday);
        });
        open();
    }

    /// The program, as if it had just been started.
    void open()
    {
        web::SiteOptions options;
        options.spool = folder.path();
        options.uploads = folder.path() / "uploads";
        options.hash_cost = quick_hash;
        options.hub = hub;
        options.public_url = public_url;
        options.oidc = oidc;
        options.limits = limits;
        options.undone_at_once = undone_at_once;
        app.reset();
        site = std::make_unique<web::Site>(*this->database, clock, options);
        app = std::make_unique<web::App>(*site, web::all_routes());
    }

    static accounts::Password password()
    {
        return accounts::Password::parse("tape stone quiet lamp", Product<Where>::name("colette")).value();
    }

    /// A browser in which that account is signed in; its token is that of a page.
    Browser signed_in(accounts::AccountId account)
    {
        std::optional<accounts::NewSignIn> sign_in;
        this->database->write([&](store::Transaction& transaction) {
            sign_in = accounts::begin_sign_in(transaction, account,
                                              {"test", accounts::Standing::whole, clock.now()});
        });
        Browser browser{*app};
        browser.cookies["florilege"] = sign_in->secret;
        browser.get("/history");
        return browser;
    }
    Browser colette() { return signed_in(this->owner); }
    Browser gaston() { return signed_in(this->stranger); }
    Browser guest() { return Browser{*app}; }

    /// The public id of the bookmark of that URL.
    std::string id_of(std::string_view url)
    {
        for (auto const& draft : this->all())
            if (draft.url && draft.url->text() == url) return draft.id->text();
        throw std::runtime_error{"no such bookmark"};
    }

    std::string hub = {}; ///< as open() takes them
    std::string public_url = {};
    web::ServerLimits limits = {};
    std::int64_t undone_at_once = 100;
    std::optional<web::OidcOptions> oidc = {};
    TemporaryFolder folder;
    StoppedClock clock{monday};
    std::unique_ptr<web::Site> site;
    std::unique_ptr<web::App> app;
};

} // namespace florilege::tests
