#pragma once

#include "prelude/result.hpp"
#include "store/transaction.hpp"

#include <string>
#include <string_view>

namespace florilege::accounts {

/// What is set for the whole site by its owner.
enum class Setting {
    site_name,     ///< 1 to 100 bytes; public
    public_url,    ///< where the site is reached, "https://florilege.example", without a slash at the end;
                   ///< public
    registration,  ///< "invite": its owner invites people, "closed": nobody is added
    tag_authority, ///< "example.org,2026": what ids in feeds begin with (RFC 4151); public, and set once,
                   ///< because readers know entries by these ids for ever
};

/// Its name as the command line and pages write it: "site_name".
std::string_view name_of(Setting setting) noexcept;

/// The value, or what holds where nothing was set: "Florilege", "", "invite", "". Any viewer reads what is
/// public; for the rest a session must read as `authenticator`, others see the value that holds where nothing
/// was set.
std::string site_setting(store::Session& session, Setting setting);

/// Why a value is none for this setting.
Result<void> check_site_setting(Setting setting, std::string_view value);

/// A Fault where the value is none for this setting, or it was set for good.
Result<void> set_site_setting(store::Transaction& transaction, Setting setting, std::string_view value);

enum class Registration { closed, invite };
/// For whoever invites and is invited, inside the transaction that does it.
Registration registration(store::Transaction& transaction);
/// The same for a session that reads as `authenticator`.
Registration registration(store::Session& session);

} // namespace florilege::accounts
