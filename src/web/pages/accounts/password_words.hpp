#pragma once

#include "accounts/password.hpp"
#include "web/words/words.hpp"

#include <string>

namespace florilege::web {

/// Why a password cannot be chosen, for people.
std::string text_of(Words const& words, accounts::PasswordError const& error);

} // namespace florilege::web
