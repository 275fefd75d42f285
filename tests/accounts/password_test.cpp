#include "accounts/password.hpp"

#include <gmock/gmock.h>

#include <cctype>

namespace florilege::accounts {
namespace {

std::optional<PasswordFault> fault_of(std::string_view raw, std::string_view name = "colette")
{
    auto const password = Password::parse(raw, AccountName::parse(name).value());
    if (password) return std::nullopt;
    return password.error().fault;
}

std::string repeated(std::string_view piece, std::size_t times)
{
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += piece;
    return out;
}

TEST(Password, may_be_words_or_signs_of_any_script)
{
    for (auto const* good : {"maps river table window", "tapestonequietlamp", "kQ3v9xZp",
                             "quatre murs bleus hier", "四つの言葉が窓の外に",
                             "\xF0\x9F\xA6\x8A\xF0\x9F\xAA\x91 lampe tiroir", "xkcd: 936 & 1128 forever"})
        EXPECT_EQ(fault_of(good), std::nullopt) << good;
}

TEST(Password, is_kept_byte_for_byte)
{
    auto const* const raw = "  Tape Stone\tquiet  lamp ";
    EXPECT_EQ(Password::parse(raw, AccountName::parse("colette").value())->text(), raw);
}

TEST(Password, has_eight_characters_or_more)
{
    EXPECT_EQ(fault_of("kQ3v9xZ"), PasswordFault::too_short);
    EXPECT_EQ(fault_of("ÀÉÎÕ"), PasswordFault::too_short) << "eight bytes are four characters";
    EXPECT_EQ(fault_of(""), PasswordFault::too_short);
}

TEST(Password, has_1024_bytes_at_most)
{
    auto const long_one = "tape stone quiet lamp" + std::string(1024 - 21, ' ');
    EXPECT_EQ(fault_of(long_one), std::nullopt);
    EXPECT_EQ(fault_of(long_one + " "), PasswordFault::too_long);
}

TEST(Password, is_text)
{
    EXPECT_EQ(fault_of("tape stone \xFF quiet lamp"), PasswordFault::not_text);
    EXPECT_EQ(fault_of(std::string{"tape stone\0quiet lamp", 21}), PasswordFault::not_text);
}

TEST(Password, is_none_that_everybody_thinks_of)
{
    for (auto const* bad : {"password", "Password1!", "p@ssw0rd", "12345678", "qwertyuiop", "iloveyou2",
                            "motdepasse", "MotDePasse1", "azertyuiop", "marseille13", "19840512",
                            "aaaaaaaaaaaa", "abcdefghi", "1q2w3e4r5t6y", "florilege", "Florilege2026"})
        EXPECT_EQ(fault_of(bad), PasswordFault::easily_guessed) << bad;
}

TEST(Password, is_none_of_these_with_a_digit_or_a_capital)
{
    for (std::string word :
         {"password", "baseball",   "football",   "starwars",  "sunshine", "princess", "superman",
          "trustno1", "whatever",   "computer",   "internet",  "michelle", "jennifer", "corvette",
          "mercedes", "motdepasse", "azertyuiop", "marseille", "chouchou", "papillon", "vacances"}) {
        EXPECT_EQ(fault_of(word), PasswordFault::easily_guessed) << word;
        EXPECT_EQ(fault_of(word + '1'), PasswordFault::easily_guessed) << word;
        word.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(word.front())));
        EXPECT_EQ(fault_of(word), PasswordFault::easily_guessed) << word;
    }
}

TEST(Password, does_not_play_with_the_name_of_its_account)
{
    EXPECT_EQ(fault_of("Wilhelmina_1", "wilhelmina"), PasswordFault::easily_guessed);
    EXPECT_EQ(fault_of("w1lh3lm1na99", "wilhelmina"), PasswordFault::easily_guessed);
    EXPECT_EQ(fault_of("élise-et-moi-1987", "a"), std::nullopt) << "a letter is no name to find again";
    EXPECT_EQ(fault_of("élodie1987", "Élodie"), PasswordFault::easily_guessed);
}

TEST(Password, is_judged_by_its_first_64_bytes_so_that_a_long_one_costs_no_more)
{
    EXPECT_EQ(fault_of(repeated("a", 64) + "tape stone quiet lamp"), PasswordFault::easily_guessed);
    EXPECT_EQ(fault_of(repeated("a", 16) + "tape stone quiet lamp"), std::nullopt);
    EXPECT_EQ(fault_of(repeated("qwerty", 170)), PasswordFault::easily_guessed);
    EXPECT_EQ(fault_of(repeated("é", 512)), PasswordFault::easily_guessed) << "not cut inside a character";
}

TEST(PasswordError, is_a_sentence_for_each_cause)
{
    for (auto const fault : {PasswordFault::too_short, PasswordFault::too_long, PasswordFault::not_text,
                             PasswordFault::easily_guessed})
        EXPECT_FALSE((PasswordError{{}, fault}.text().empty()));
}

} // namespace
} // namespace florilege::accounts
