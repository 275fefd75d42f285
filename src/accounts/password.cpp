#include "accounts/password.hpp"

#include "accounts/common_passwords.hpp"
#include "text/utf8/fold.hpp"
#include "text/utf8/utf8.hpp"

#include <zxcvbn.h>

#include <vector>

namespace florilege::accounts {
namespace {

/// Bits; 10^8 guesses. Those who guess at sign-in have 100 tries a day (sign_in_limits.hpp); those who stole
/// the database pay argon2id for each, and are out of the usual lists by then.
constexpr double enough_bits = 26.575;

/// The estimator takes quadratic time, more for repeats; what it says of a beginning holds for the whole.
constexpr std::size_t bytes_estimated = 64;

/// Shorter words stand in any password.
constexpr std::size_t shortest_word = 3;

bool has_characters(std::string_view raw, std::size_t wanted)
{
    std::size_t count = 0;
    for ([[maybe_unused]] auto const place : text::CodePoints{raw})
        if (++count == wanted) return true;
    return false;
}

double bits_of(std::string_view raw, AccountName const& of)
{
    std::vector<char const*> words;
    words.reserve(common_passwords().size() + 4);
    for (auto const* const name : {&of.text(), &of.folded()})
        if (name->size() >= shortest_word) words.push_back(name->c_str());
    words.push_back("florilege");
    words.insert(words.end(), common_passwords().begin(), common_passwords().end());
    words.push_back(nullptr);
    std::string const beginning{text::cut(raw, bytes_estimated)};
    return ZxcvbnMatch(beginning.c_str(), words.data(), nullptr);
}

} // namespace

std::string_view PasswordError::text() const noexcept
{
    switch (fault) {
    case PasswordFault::too_short: return "a password has at least 8 characters";
    case PasswordFault::too_long: return "a password has at most 1024 bytes";
    case PasswordFault::not_text: return "a password is text";
    case PasswordFault::easily_guessed:
        return "this password is easily guessed; four words that have nothing to do with each other are not";
    }
    return {};
}

Result<Password, PasswordError> Password::parse(std::string_view raw, AccountName const& of)
{
    auto const refused = [](PasswordFault fault) { return PasswordError{{}, fault}; };
    if (raw.size() > longest_password) return refused(PasswordFault::too_long);
    if (!text::is_valid(raw) || raw.find('\0') != std::string_view::npos)
        return refused(PasswordFault::not_text);
    if (!has_characters(raw, shortest_password)) return refused(PasswordFault::too_short);
    // The estimator knows ASCII alone: of "Élodie" it sees no more than that it is not "élodie".
    if (bits_of(raw, of) < enough_bits ||
        (!text::is_ascii(raw) && bits_of(text::fold(raw), of) < enough_bits))
        return refused(PasswordFault::easily_guessed);
    return Password{std::string{raw}};
}

} // namespace florilege::accounts
