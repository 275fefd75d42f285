#include "web/pages/accounts/signed_in.hpp"

#include "accounts/device.hpp"
#include "web/http/cookies.hpp"
#include "web/site/door.hpp"
#include "web/site/kept_form.hpp"
#include "web/site/page.hpp"
#include "web/site/security_log.hpp"

namespace florilege::web {
namespace {

std::optional<std::string_view> device_secret(Asking const& asking)
{
    return cookie(asking.request.headers, cookie_name(device_cookie, asking.request.secure));
}

std::optional<accounts::Device> known_device(Asking const& asking, store::Session& session,
                                             accounts::AccountId account)
{
    auto const secret = device_secret(asking);
    return secret ? accounts::device_of(session, account, *secret, asking.now) : std::nullopt;
}

void keep_device(Changing& changing, Response& response, std::string_view secret)
{
    response.headers.add("set-cookie", set_cookie({device_cookie, secret, accounts::device_terms.unused,
                                                   changing.request.secure}));
}

/// Remembers the browser: its next tries are counted apart. One that is known is from now on known for as
/// long again.
void remember_browser(Changing& changing, Response& response, accounts::AccountId account)
{
    std::optional<accounts::Device> known;
    {
        auto const session = changing.site.database.read(accounts::authenticator);
        known = known_device(changing, *session, account);
    }
    if (known) {
        if (!accounts::to_be_touched(*known, changing.now)) return;
        changing.write([&](store::Transaction& transaction) {
            accounts::touch_device(transaction, *known, changing.now);
        });
        keep_device(changing, response, *device_secret(changing));
        return;
    }
    std::optional<accounts::NewDevice> device;
    changing.write([&](store::Transaction& transaction) {
        device = accounts::remember_device(transaction, account, changing.now);
    });
    keep_device(changing, response, device->secret);
}

/// The form that somebody sent while they were nobody, as they see it now.
Response with_kept(Changing& changing, accounts::Account const& account, std::string const& secret,
                   GoOn const& on)
{
    auto visitor = changing.visitor;
    visitor.account = account;
    visitor.half_way.reset();
    visitor.secret = secret;
    Asking const then{changing.site, changing.request, changing.match, visitor, changing.now};
    return send_again(then, unpacked(on.kept), on.next);
}

} // namespace

Response signed_in(Changing& changing, accounts::Account const& account, accounts::NewSignIn const& sign_in,
                   GoOn const& on)
{
    auto response = on.kept.empty() ? see_other(on.next) : with_kept(changing, account, sign_in.secret, on);
    auto const secure = changing.request.secure;
    response.headers.add(
        "set-cookie", set_cookie({sign_in_cookie, sign_in.secret, accounts::sign_in_terms.longest, secure}));
    remember_browser(changing, response, account.id);
    note_security(changing, "signed in", account);
    return response;
}

accounts::SignInDraft sign_in_draft(Asking const& asking, accounts::Standing standing)
{
    return {std::string{asking.request.headers.find("user-agent").value_or("")}, standing, asking.now};
}

std::optional<PublicId> known_device(Asking const& asking, accounts::AccountName const& name)
{
    auto const session = asking.site.database.read(accounts::authenticator);
    auto const account = accounts::find_account(*session, name);
    auto const device = account ? known_device(asking, *session, account->id) : std::nullopt;
    return device ? std::optional{device->id} : std::nullopt;
}

} // namespace florilege::web
