#pragma once

#include "accounts/account.hpp"
#include "digest/language.hpp"
#include "digest/zone.hpp"
#include "prelude/clock.hpp"
#include "prelude/result.hpp"

#include <string_view>

namespace florilege::cli {

/// The zone an account's days are counted in: its own, else the machine's (TZ, /etc/timezone), else UTC.
digest::Zone zone_of(accounts::Account const& account);

/// The language to speak: --locale, else the account's, else the environment's (LC_ALL, LC_MESSAGES, LANG).
digest::Language language_of(std::string_view wanted, accounts::Account const& account);

/// A date or a date and time as people type it: "2012-01-30", "2012-01-30T18:30", with "Z" or "+01:00" where
/// the zone is not theirs. A day begins at midnight in `zone`.
Result<Time> read_moment(std::string_view words, digest::Zone const& zone);

/// "2012-01-30 18:30", as the wall clock in `zone` shows it.
std::string written(Time time, digest::Zone const& zone);

} // namespace florilege::cli
