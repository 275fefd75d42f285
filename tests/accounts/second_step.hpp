#pragma once

#include "accounts/second_factor.hpp"

#include <gtest/gtest.h>

namespace florilege::tests {

/// The account has a second factor in force from here on, by a code of `now`; the app's secret.
inline accounts::TotpSecret put_in_force(store::Transaction& transaction, accounts::AccountId account,
                                         Time now)
{
    auto const secret = accounts::enrol_totp(transaction, account, now).value();
    auto const code = accounts::totp_code(secret.bytes(), accounts::totp_step(now));
    EXPECT_TRUE(accounts::confirm_totp(transaction, account, code, now));
    return secret;
}

} // namespace florilege::tests
