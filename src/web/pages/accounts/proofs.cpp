#include "web/pages/accounts/proofs.hpp"

#include "accounts/credentials.hpp"
#include "accounts/password.hpp"
#include "web/pages/accounts/password_words.hpp"
#include "web/pages/accounts/signed_in.hpp"
#include "web/site/security_log.hpp"

namespace florilege::web {
namespace {

Refusal refused(int status, std::string message, std::chrono::seconds retry_after = {})
{
    Refusal refusal;
    refusal.status = status;
    refusal.message = std::move(message);
    refusal.retry_after = retry_after;
    return refusal;
}

/// Where a sign-in asks once more, tries are counted by it: strangers cannot use them up.
accounts::Attempt attempt_of(Asking const& asking, accounts::AccountName const& name, accounts::Proof proof)
{
    auto const& sign_in = asking.visitor.sign_in;
    bool const own = asking.visitor.account && asking.visitor.account->name == name.text();
    return {name, accounts::ClientNetwork::v6(asking.request.client.bytes()),
            own && sign_in ? std::optional{sign_in->id} : known_device(asking, name), proof};
}

} // namespace

Result<void, Refusal> may_try(Asking const& asking, accounts::AccountName const& name, accounts::Proof proof)
{
    auto const allowed = asking.site.sign_in_limits.take(attempt_of(asking, name, proof));
    if (allowed) return {};
    note_security(asking, "tries held back",
                  accounts::find_account(*asking.site.database.read(accounts::authenticator), name));
    auto const wait = allowed.error().retry_after;
    auto const minutes = std::max<std::int64_t>(1, std::chrono::ceil<std::chrono::minutes>(wait).count());
    return refused(429, asking.words().say("sign-in.wait", {{"minutes", minutes}}), wait);
}

Result<accounts::HashingPlaces::Place, Refusal> place_to_hash(Asking const& asking)
{
    auto place = asking.site.hashing.take();
    if (!place)
        return refused(503, std::string{asking.words().text("sign-in.busy")}, place.error().retry_after);
    return std::move(*place);
}

namespace {

std::optional<std::string> password_of(Asking const& asking)
{
    return accounts::password_of(*asking.site.database.read(accounts::authenticator), asking.account().id);
}

Result<void, Refusal> confirm(Changing& changing, std::string_view typed)
{
    auto const name = accounts::AccountName::parse(changing.account().name).value();
    if (auto const may = may_try(changing, name, accounts::Proof::password); !may) return may.error();
    auto const place = place_to_hash(changing);
    if (!place) return place.error();
    auto const phc = password_of(changing);
    if (!phc || accounts::check(typed, *phc, changing.site.options.hash_cost) == accounts::Check::wrong) {
        note_security(changing, "password refused");
        return refused(422, std::string{changing.words().text("settings.wrong-password")});
    }
    return {};
}

} // namespace

bool has_password(Asking const& asking)
{
    return password_of(asking).has_value();
}

Result<void, Refusal> confirm_password(Changing& changing)
{
    return confirm(changing, changing.field("current"));
}

Result<void, Refusal> confirm_password_if_any(Changing& changing, std::string_view typed)
{
    if (!has_password(changing)) return {};
    return confirm(changing, typed);
}

Result<std::string, Refusal> hash_of_new_password(Changing& changing, std::string const& typed,
                                                  accounts::AccountName const& name)
{
    auto const password = accounts::Password::parse(typed, name);
    if (!password) return refused(422, text_of(changing.words(), password.error()));
    auto const place = place_to_hash(changing);
    if (!place) return place.error();
    return accounts::hashed(*password, changing.site.options.hash_cost);
}

Response with_retry_after(Response page, std::chrono::seconds retry_after)
{
    if (retry_after.count() > 0) page.headers.add("retry-after", std::to_string(retry_after.count()));
    return page;
}

} // namespace florilege::web
