#pragma once

#include "prelude/clock.hpp"
#include "prelude/ids.hpp"
#include "prelude/result.hpp"
#include "store/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::accounts {

using AccountId = Id<struct AccountTag>;

/// What an account may do to the site itself. Neither role gives a right to read what others saved.
enum class Role { member = 0, owner = 1 };

/// A person's name as they type it: 1 to 64 characters, letters, digits and `.-_` only, so that it can stand
/// in an address. Two names that fold alike are one name.
class AccountName {
public:
    static Result<AccountName> parse(std::string_view raw);
    std::string const& text() const noexcept { return text_; }
    std::string const& folded() const noexcept { return folded_; }

private:
    AccountName(std::string text, std::string folded) : text_{std::move(text)}, folded_{std::move(folded)} {}
    std::string text_;
    std::string folded_;
};

struct Account {
    AccountId id;
    PublicId public_id;
    std::string name;
    Role role;
    std::string locale;    ///< BCP 47; empty: the program's default
    std::string time_zone; ///< IANA name; empty: the machine's
    Time created;
    std::optional<Time> disabled; ///< since when it opens to nobody
};

/// What a person who comes to a site says of themselves.
struct AccountDraft {
    AccountName name;
    std::string locale;    ///< as in Account
    std::string time_zone; ///< as in Account
};

/// Adds an account; the first of a site is its owner. A Fault where the name is taken.
Result<Account> create_account(store::Transaction& transaction, AccountName const& name, Time now);

/// The viewer's number under which accounts are looked up by name: it shows every account and, of the
/// libraries, only what is public. Whoever finds out who asks reads as this, then as the account found.
constexpr std::int64_t authenticator = -2;

/// These want a session that reads as `authenticator`.
std::optional<Account> find_account(store::Session& session, AccountName const& name);
std::optional<Account> find_account(store::Session& session, AccountId id);
std::vector<Account> all_accounts(store::Session& session); ///< oldest first

/// What its person may change. An empty optional leaves a field as it is.
struct AccountChange {
    std::optional<AccountName> name;
    std::optional<std::string> locale;
    std::optional<std::string> time_zone;
};

/// A Fault where the new name is taken.
Result<Account> change_account(store::Transaction& transaction, AccountId id, AccountChange const& change);

} // namespace florilege::accounts
