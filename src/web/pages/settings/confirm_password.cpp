#include "web/pages/settings/confirm_password.hpp"

#include "accounts/credentials.hpp"
#include "accounts/password.hpp"
#include "web/pages/accounts/password_words.hpp"
#include "web/pages/accounts/signed_in.hpp"

namespace florilege::web {
namespace {

NotConfirmed refused(Asking const& asking, int status, std::string_view key, std::chrono::seconds wait = {})
{
    NotConfirmed why;
    why.status = status;
    why.message = asking.words().text(key);
    why.retry_after = wait;
    return why;
}

} // namespace

Result<void, NotConfirmed> confirm_password(Changing& changing)
{
    auto const name = accounts::AccountName::parse(changing.account().name).value();
    auto attempt = attempt_of(changing, name, accounts::Proof::password);
    if (changing.visitor.sign_in) attempt.device = changing.visitor.sign_in->id;
    if (auto const allowed = changing.site.sign_in_limits.take(attempt); !allowed) {
        auto why = refused(changing, 429, "sign-in.title", allowed.error().retry_after);
        why.message =
            changing.words().say("sign-in.wait", {{"minutes", minutes_of(allowed.error().retry_after)}});
        return why;
    }
    auto const place = changing.site.hashing.take();
    if (!place) return refused(changing, 503, "sign-in.busy", place.error().retry_after);
    auto const phc =
        accounts::password_of(*changing.site.database.read(accounts::authenticator), changing.account().id);
    if (!phc || accounts::check(changing.field("current"), *phc, changing.site.options.hash_cost) ==
                    accounts::Check::wrong)
        return refused(changing, 422, "settings.wrong-password");
    return {};
}

Result<std::string, NotConfirmed> hash_of_new_password(Changing& changing, std::string const& typed,
                                                       accounts::AccountName const& name)
{
    auto const password = accounts::Password::parse(typed, name);
    if (!password) {
        NotConfirmed why;
        why.message = text_of(changing.words(), password.error());
        return why;
    }
    auto const place = changing.site.hashing.take();
    if (!place) return refused(changing, 503, "sign-in.busy", place.error().retry_after);
    return accounts::hashed(*password, changing.site.options.hash_cost);
}

} // namespace florilege::web
