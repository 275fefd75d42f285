#include "accounts/identity.hpp"

#include "accounts/sign_in.hpp"
#include "accounts/site.hpp"
#include "text/utf8/fold.hpp"

namespace florilege::accounts {
namespace {

/// Leaves room for a number.
constexpr std::size_t longest_made = 48;

/// What of a text can stand in a name: lower-case ASCII, nothing but letters and digits at its ends. Letters
/// of other scripts are left out: a site that one does not run must not choose what looks like another's
/// name.
std::string made_from(std::string_view hint)
{
    std::string made;
    for (char const c : text::fold(hint)) {
        bool const letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        bool const between = c == '.' || c == '-' || c == '_' || c == ' ';
        if (made.size() == longest_made) break;
        if (letter) made += c;
        if (between && !made.empty()) made += c == ' ' ? '-' : c;
    }
    while (!made.empty() && (made.back() == '.' || made.back() == '-' || made.back() == '_'))
        made.pop_back();
    return made;
}

constexpr std::string_view held_sql = "SELECT account FROM identity WHERE issuer = ?1 AND subject = ?2";
constexpr std::string_view any_password_sql = "SELECT 1 FROM credential LIMIT 1";
constexpr std::string_view name_taken_sql = "SELECT 1 FROM account WHERE folded = ?1";

/// After so many the name is made of other hints by hand: an owner renames one of them.
constexpr std::size_t most_of_a_name = 1000;

} // namespace

constexpr std::string_view holder_sql =
    "SELECT account, disabled FROM visible_identity WHERE issuer = ?1 AND subject = ?2";

std::optional<IdentityHolder> holder_of(store::Session& session, Identity const& identity)
{
    auto rows = session.query(holder_sql, identity.issuer, identity.subject);
    if (!rows.next()) return std::nullopt;
    return IdentityHolder{rows.id<AccountId>(0), !rows.is_null(1)};
}

constexpr std::string_view since_sql =
    "SELECT created FROM visible_identity WHERE account = ?1 AND issuer = ?2";

std::optional<Time> connected_since(store::Session& session, AccountId account, std::string_view issuer)
{
    auto rows = session.query(since_sql, account, issuer);
    if (!rows.next()) return std::nullopt;
    return rows.time(0);
}

constexpr std::string_view forget_sql = "DELETE FROM identity WHERE account = ?1 AND issuer = ?2";
constexpr std::string_view connect_sql =
    "INSERT INTO identity (account, issuer, subject, created) VALUES (?1, ?2, ?3, ?4)";

Result<void> connect(store::Transaction& transaction, AccountId account, Identity const& identity, Time now)
{
    auto const holder = transaction.integer(held_sql, identity.issuer, identity.subject);
    if (holder && *holder != account.value) return Fault{"identity", "belongs to another account"};
    transaction.run(forget_sql, account, identity.issuer);
    transaction.run(connect_sql, account, identity.issuer, identity.subject, now);
    return {};
}

bool disconnect(store::Transaction& transaction, AccountId account, std::string_view issuer,
                std::optional<PublicId> const& kept)
{
    if (transaction.run(forget_sql, account, issuer) == 0) return false;
    if (kept)
        end_other_sign_ins(transaction, account, *kept);
    else
        end_all_sign_ins(transaction, account);
    return true;
}

AccountName name_from(NameHints const& hints, std::size_t taken)
{
    std::string name;
    for (auto const& hint : hints)
        if (name.empty()) name = made_from(hint);
    if (name.empty()) name = "reader";
    if (taken > 0) name += '-' + std::to_string(taken + 1);
    return AccountName::parse(name).value();
}

Result<Account> create_for_identity(store::Transaction& transaction, Identity const& identity,
                                    NameHints const& hints, std::string_view locale, Time now)
{
    if (registration(transaction) == Registration::closed)
        return Fault{"account", "this site takes nobody new (registration is closed)"};
    // The first account owns the site: it is made by who sees the machine.
    if (!transaction.integer(any_password_sql)) return Fault{"account", "this site is not set up yet"};
    if (transaction.integer(held_sql, identity.issuer, identity.subject))
        return Fault{"identity", "belongs to an account already"};
    std::size_t taken = 0;
    while (taken < most_of_a_name && transaction.integer(name_taken_sql, name_from(hints, taken).folded()))
        ++taken;
    auto const account = create_account(transaction, name_from(hints, taken), now);
    if (!account) return account.error();
    if (auto connected = connect(transaction, account->id, identity, now); !connected)
        return connected.error();
    return change_account(transaction, account->id, {std::nullopt, std::string{locale}, std::nullopt});
}

} // namespace florilege::accounts
