#include "web/pages/accounts/password_words.hpp"

#include <stdexcept>

namespace florilege::web {

std::string text_of(Words const& words, accounts::PasswordError const& error)
{
    using accounts::PasswordFault;
    switch (error.fault) {
    case PasswordFault::too_short: return std::string{words.text("password.too-short")};
    case PasswordFault::too_long: return std::string{words.text("password.too-long")};
    case PasswordFault::not_text: return std::string{words.text("password.not-text")};
    case PasswordFault::easily_guessed: return std::string{words.text("password.easily-guessed")};
    }
    throw std::logic_error{"a fault of a password that is none"};
}

} // namespace florilege::web
