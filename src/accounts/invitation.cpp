#include "accounts/invitation.hpp"

#include "accounts/credentials.hpp"
#include "accounts/secret.hpp"
#include "accounts/site.hpp"

namespace florilege::accounts {
namespace {

Invitation invitation_in(store::Rows const& row)
{
    return {row.public_id(0), static_cast<Purpose>(row.integer(1)), row.maybe_id<AccountId>(2), row.time(3),
            row.time(4)};
}

constexpr std::string_view owns_site_sql =
    "SELECT 1 FROM account WHERE id = ?1 AND role = ?2 AND disabled IS NULL";
constexpr std::string_view forget_expired_sql = "DELETE FROM invitation WHERE expires <= ?1";
constexpr std::string_view count_sql = "SELECT count(*) FROM invitation WHERE made_by = ?1";

std::optional<Fault> why_not(store::Transaction& transaction, AccountId by, Time now)
{
    if (!transaction.integer(owns_site_sql, by, Role::owner))
        return Fault{"invitation", "only the owner of the site hands them out",
                     Saying{"fault.invitation.not-owner"}};
    transaction.run(forget_expired_sql, now);
    if (transaction.integer(count_sql, by) >= invitation_terms.open)
        return Fault{
            "invitation", std::to_string(invitation_terms.open) + " are open already; withdraw some first",
            Saying{"fault.invitation.many", {{"most", static_cast<std::int64_t>(invitation_terms.open)}}}};
    return std::nullopt;
}

constexpr std::string_view insert_sql =
    "INSERT INTO invitation (public_id, purpose, account, secret_hash, made_by, created, expires) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

NewInvitation made(store::Transaction& transaction, AccountId by, Invitation const& wanted)
{
    NewInvitation made{wanted, fresh_secret()};
    auto const hash = hash_of(made.secret);
    transaction.run(insert_sql, wanted.id, wanted.purpose, wanted.account, store::Blob{hash}, by,
                    wanted.created, wanted.expires);
    return made;
}

constexpr std::string_view can_sign_in_sql = "SELECT 1 FROM account WHERE id = ?1 AND disabled IS NULL";

constexpr std::string_view good_sql =
    "SELECT i.public_id, i.purpose, i.account, i.created, i.expires FROM invitation i "
    "LEFT JOIN account a ON a.id = i.account "
    "WHERE i.secret_hash = ?1 AND i.purpose = ?2 AND i.expires > ?3 AND a.disabled IS NULL";

std::optional<Invitation> good(store::Transaction& transaction, Purpose purpose, std::string_view secret,
                               Time now)
{
    auto const hash = hash_of(secret);
    auto rows = transaction.query(good_sql, store::Blob{hash}, purpose, now);
    if (!rows.next()) return std::nullopt;
    return invitation_in(rows);
}

Fault worthless()
{
    return {"link", "was used or withdrawn, or it is too old"};
}

constexpr std::string_view use_sql = "DELETE FROM invitation WHERE public_id = ?1";

} // namespace

std::string NewInvitation::path() const
{
    switch (invitation.purpose) {
    case Purpose::account: return "/invitation/" + secret;
    case Purpose::password: return "/reset/" + secret;
    }
    return {};
}

Result<NewInvitation> invite(store::Transaction& transaction, AccountId by, Time now)
{
    if (auto fault = why_not(transaction, by, now)) return *fault;
    if (registration(transaction) == Registration::closed)
        return Fault{"invitation", "this site takes nobody new (registration is closed)",
                     Saying{"fault.invitation.closed"}};
    return made(transaction, by,
                {PublicId::random(), Purpose::account, std::nullopt, now, now + invitation_terms.account});
}

Result<NewInvitation> invite_to_reset(store::Transaction& transaction, AccountId by, AccountId of, Time now)
{
    if (auto fault = why_not(transaction, by, now)) return *fault;
    if (!transaction.integer(can_sign_in_sql, of))
        return Fault{"account", "is disabled, or there is none", Saying{"fault.invitation.no-account"}};
    withdraw_resets(transaction, of);
    return made(transaction, by,
                {PublicId::random(), Purpose::password, of, now, now + invitation_terms.password});
}

constexpr std::string_view find_sql =
    "SELECT public_id, purpose, account, created, expires FROM visible_invitation_secret "
    "WHERE secret_hash = ?1 AND purpose = ?2 AND expires > ?3";

std::optional<Invitation> invitation_of(store::Session& session, Purpose purpose, std::string_view secret,
                                        Time now)
{
    auto const hash = hash_of(secret);
    auto rows = session.query(find_sql, store::Blob{hash}, purpose, now);
    if (!rows.next()) return std::nullopt;
    return invitation_in(rows);
}

Result<Account> accept_invitation(store::Transaction& transaction, std::string_view secret,
                                  AccountDraft const& draft, std::string_view phc, Time now)
{
    auto const invitation = good(transaction, Purpose::account, secret, now);
    if (!invitation || registration(transaction) == Registration::closed) return worthless();
    auto const account = create_account(transaction, draft.name, now);
    if (!account) return account.error();
    transaction.run(use_sql, invitation->id);
    set_password(transaction, account->id, phc, now);
    return change_account(transaction, account->id, {std::nullopt, draft.locale, draft.time_zone});
}

Result<AccountId> accept_reset(store::Transaction& transaction, std::string_view secret, std::string_view phc,
                               Time now)
{
    auto const invitation = good(transaction, Purpose::password, secret, now);
    if (!invitation || !invitation->account) return worthless();
    set_password(transaction, *invitation->account, phc, now); // withdraws the link with all the others
    return *invitation->account;
}

constexpr std::string_view of_maker_sql =
    "SELECT public_id, purpose, account, created, expires FROM visible_invitation "
    "WHERE made_by = ?1 AND expires > ?2 ORDER BY id DESC";

std::vector<Invitation> invitations_of(store::Session& session, AccountId by, Time now)
{
    std::vector<Invitation> out;
    auto rows = session.query(of_maker_sql, by, now);
    while (rows.next())
        out.push_back(invitation_in(rows));
    return out;
}

constexpr std::string_view withdraw_sql = "DELETE FROM invitation WHERE made_by = ?1 AND public_id = ?2";

bool withdraw_invitation(store::Transaction& transaction, AccountId by, PublicId const& id)
{
    return transaction.run(withdraw_sql, by, id) > 0;
}

constexpr std::string_view withdraw_resets_sql = "DELETE FROM invitation WHERE account = ?1 AND purpose = 1";

void withdraw_resets(store::Transaction& transaction, AccountId of)
{
    transaction.run(withdraw_resets_sql, of);
}

constexpr std::string_view withdraw_all_sql = "DELETE FROM invitation WHERE made_by = ?1";

void withdraw_invitations(store::Transaction& transaction, AccountId by)
{
    transaction.run(withdraw_all_sql, by);
}

} // namespace florilege::accounts
