#include "library/profile.hpp"

#include "library/history/state_changes.hpp"

namespace florilege::library {
namespace {

constexpr std::string_view find_sql =
    "SELECT id, public_id, name, shown FROM visible_profile WHERE folded = ?1";

} // namespace

std::optional<Profile> find_profile(store::Session& session, accounts::AccountName const& name)
{
    auto rows = session.query(find_sql, name.folded());
    if (!rows.next()) return std::nullopt;
    return Profile{rows.id<accounts::AccountId>(0), rows.public_id(1), rows.string(2), rows.boolean(3)};
}

namespace {

constexpr std::string_view choice_sql = "SELECT shown FROM visible_profile_choice WHERE account = ?1";
constexpr std::string_view is_shown_sql = "SELECT shown FROM visible_profile WHERE id = ?1";
constexpr std::string_view choose_sql = "INSERT INTO profile (account, shown) VALUES (?1, ?2) "
                                        "ON CONFLICT (account) DO UPDATE SET shown = excluded.shown";
constexpr std::string_view forget_sql = "DELETE FROM profile WHERE account = ?1";

} // namespace

ProfileShown profile_shown(store::Session& session, accounts::AccountId account)
{
    auto const chosen = session.integer(choice_sql, account);
    if (!chosen) return ProfileShown::while_public;
    return *chosen == 0 ? ProfileShown::never : ProfileShown::always;
}

void show_profile(store::Transaction& transaction, accounts::AccountId account, ProfileShown shown)
{
    transaction.see_as(account.value);
    auto const before = transaction.integer(is_shown_sql, account);
    switch (shown) {
    case ProfileShown::while_public: transaction.run(forget_sql, account); break;
    case ProfileShown::always: transaction.run(choose_sql, account, 1); break;
    case ProfileShown::never: transaction.run(choose_sql, account, 0); break;
    }
    auto& state = transaction.pending<StateChanges>();
    state.owner_sees(account);
    if (transaction.integer(is_shown_sql, account) != before) state.everyone_sees(account);
}

} // namespace florilege::library
