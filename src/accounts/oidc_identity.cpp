#include "accounts/oidc_identity.hpp"

#include "accounts/label.hpp"
#include "text/url/url.hpp"

#include <algorithm>

namespace florilege::accounts {
namespace {

constexpr std::size_t longest_issuer = 1000;
constexpr std::size_t longest_subject = 255;
constexpr std::size_t longest_label = 200;

bool is_issuer(std::string_view issuer)
{
    if (issuer.size() > longest_issuer) return false;
    auto const url = text::Url::parse(issuer);
    if (!url || url->query() || url->fragment() || !url->username().empty()) return false;
    bool const own_machine =
        url->host() == "localhost" || url->host() == "127.0.0.1" || url->host() == "[::1]";
    return url->scheme() == "https" || (url->scheme() == "http" && own_machine);
}

bool is_subject(std::string_view subject)
{
    return !subject.empty() && subject.size() <= longest_subject &&
           std::all_of(subject.begin(), subject.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

constexpr std::string_view holder_sql =
    "SELECT account FROM oidc_identity WHERE issuer = ?1 AND subject = ?2";
constexpr std::string_view count_sql = "SELECT count(*) FROM oidc_identity WHERE account = ?1";

} // namespace

Result<OidcSubject> OidcSubject::parse(std::string_view issuer, std::string_view subject)
{
    if (!is_issuer(issuer)) return Fault{"issuer", "is no https address of a site"};
    if (!is_subject(subject)) return Fault{"subject", "is not 1 to 255 characters of ASCII"};
    // As they were written: a canonical form would make two people of some site one.
    return OidcSubject{std::string{issuer}, std::string{subject}};
}

constexpr std::string_view find_sql =
    "SELECT account FROM visible_oidc_subject WHERE issuer = ?1 AND subject = ?2";

std::optional<AccountId> account_of(store::Session& session, OidcSubject const& who)
{
    auto const account = session.integer(find_sql, who.issuer(), who.subject());
    if (!account) return std::nullopt;
    return AccountId{*account};
}

constexpr std::string_view insert_sql =
    "INSERT INTO oidc_identity (account, public_id, issuer, subject, label, created) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

Result<void> link_oidc(store::Transaction& transaction, AccountId account, OidcSubject const& who,
                       std::string_view label, Time now)
{
    if (auto const holder = transaction.integer(holder_sql, who.issuer(), who.subject())) {
        if (*holder == account.value) return {};
        return Fault{"sign-in through " + who.issuer(), "belongs to another account here"};
    }
    if (transaction.integer(count_sql, account) >= most_oidc_identities)
        return Fault{"sign-in through " + who.issuer(), "an account has 20 of these at most"};
    transaction.run(insert_sql, account, PublicId::random(), who.issuer(), who.subject(),
                    label_of(label, longest_label), now);
    return {};
}

constexpr std::string_view unlink_sql = "DELETE FROM oidc_identity WHERE account = ?1 AND public_id = ?2";

bool unlink_oidc(store::Transaction& transaction, AccountId account, PublicId const& id)
{
    return transaction.run(unlink_sql, account, id) > 0;
}

constexpr std::string_view of_account_sql =
    "SELECT public_id, issuer, label, created FROM visible_oidc_identity WHERE account = ?1 ORDER BY id";

std::vector<OidcIdentity> oidc_identities_of(store::Session& session, AccountId account)
{
    std::vector<OidcIdentity> out;
    auto rows = session.query(of_account_sql, account);
    while (rows.next())
        out.push_back({rows.public_id(0), rows.string(1), rows.string(2), rows.time(3)});
    return out;
}

} // namespace florilege::accounts
