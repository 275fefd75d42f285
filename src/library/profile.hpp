#pragma once

#include "accounts/account.hpp"
#include "prelude/ids.hpp"

#include <optional>
#include <string>

namespace florilege::library {

/// What a person shows of themselves.
struct Profile {
    accounts::AccountId owner;
    PublicId id;
    std::string name;
    bool shown = true; ///< to everyone; false: its own person alone sees it
};

/// The profile of that name. Nothing where there is no such account, and just so where the viewer may know
/// nothing of it: it is hidden, or nothing of it is public and it was not said to be shown all the same.
/// Everyone finds their own.
std::optional<Profile> find_profile(store::Session& session, accounts::AccountName const& name);

enum class ProfileShown {
    while_public, ///< as long as a bookmark or a list of theirs is public
    always,
    never
};

ProfileShown profile_shown(store::Session& session, accounts::AccountId account);

/// What is public stays public: it is found under its own address and on the site's pages, there without a
/// name where the profile is hidden.
void show_profile(store::Transaction& transaction, accounts::AccountId account, ProfileShown shown);

} // namespace florilege::library
