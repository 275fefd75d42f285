#pragma once

#include "accounts/account.hpp"
#include "prelude/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace florilege::accounts {

enum class PasswordFault {
    too_short,      ///< fewer than `shortest_password` characters
    too_long,       ///< more than `longest_password` bytes
    not_text,       ///< not UTF-8, or a NUL in it
    easily_guessed, ///< in fewer than 10^8 tries by somebody who knows what people choose, and the account's
                    ///< name
};

constexpr std::size_t shortest_password = 8;   ///< characters (Unicode code points)
constexpr std::size_t longest_password = 1024; ///< bytes

struct PasswordError : ExpectedFailure {
    PasswordFault fault = PasswordFault::too_short;

    bool operator==(PasswordError const&) const = default;
    /// A sentence in English, for the command line; pages have their own in each language.
    std::string_view text() const noexcept;
};

/// A password that may be chosen. Any characters, no rules of composition; it is kept and compared byte for
/// byte as it came. What a person types to sign in is none of these: it is checked as it is.
class Password {
public:
    static Result<Password, PasswordError> parse(std::string_view raw, AccountName const& of);
    std::string const& text() const noexcept { return text_; }

private:
    explicit Password(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

} // namespace florilege::accounts
