#include "accounts/common_passwords.hpp"

namespace florilege::accounts {
namespace {

// What people choose who speak French: the estimator's dictionary is English. With a digit or a capital added
// each is as easily guessed.
constexpr char const* common[]{
    "motdepasse", "azerty",   "azertyuiop", "qsdfghjklm", "bonjour",   "bonsoir",    "soleil",   "doudou",
    "loulou",     "chouchou", "coucou",     "marseille",  "jetaime",   "chocolat",   "papillon", "princesse",
    "vacances",   "football", "bienvenue",  "maman",      "papa",      "nounours",   "chaton",   "bisous",
    "tigrou",     "caramel",  "camille",    "nicolas",    "alexandre", "parisparis", "liberte",  "musique",
    "famille",    "amour",    "toulouse",   "bordeaux",
};

} // namespace

std::span<char const* const> common_passwords() noexcept
{
    return common;
}

} // namespace florilege::accounts
