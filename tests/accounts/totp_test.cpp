#include "accounts/base32.hpp"
#include "accounts/totp.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace florilege::accounts {
namespace {

using std::chrono::seconds;

std::vector<std::byte> bytes(std::string_view text)
{
    std::vector<std::byte> out(text.size());
    std::transform(text.begin(), text.end(), out.begin(), [](char c) { return static_cast<std::byte>(c); });
    return out;
}

/// The secret of RFC 6238's examples.
TotpSecret secret()
{
    TotpSecret::Bytes raw{};
    std::ranges::copy(bytes("12345678901234567890"), raw.begin());
    return TotpSecret{raw};
}

constexpr Time at(std::int64_t second)
{
    return Time{seconds{second}};
}

TEST(Base32, writes_the_examples_of_rfc_4648_without_their_padding)
{
    EXPECT_EQ(base32(bytes("")), "");
    EXPECT_EQ(base32(bytes("f")), "MY");
    EXPECT_EQ(base32(bytes("fo")), "MZXQ");
    EXPECT_EQ(base32(bytes("foo")), "MZXW6");
    EXPECT_EQ(base32(bytes("foob")), "MZXW6YQ");
    EXPECT_EQ(base32(bytes("fooba")), "MZXW6YTB");
    EXPECT_EQ(base32(bytes("foobar")), "MZXW6YTBOI");
    EXPECT_EQ(base32(bytes("\xFF\xFF\xFF\xFF\xFF")), "77777777");
}

TEST(Totp, gives_the_last_six_digits_of_the_examples_of_rfc_6238)
{
    struct Example {
        std::int64_t second;
        char const* code;
    };
    for (auto const& [second, code] :
         {Example{59, "287082"}, Example{1111111109, "081804"}, Example{1111111111, "050471"},
          Example{1234567890, "005924"}, Example{2000000000, "279037"}, Example{20000000000, "353130"}})
        EXPECT_EQ(totp_code(secret().bytes(), totp_step(at(second))), code) << second;
}

TEST(Totp, takes_the_code_of_now_and_of_one_step_before_and_after)
{
    auto const code = totp_code(secret().bytes(), 100);
    EXPECT_EQ(totp_step_of(secret(), code, at(100 * 30 - 31), 0), std::nullopt);
    EXPECT_EQ(totp_step_of(secret(), code, at(100 * 30 - 30), 0), 100);
    EXPECT_EQ(totp_step_of(secret(), code, at(100 * 30), 0), 100);
    EXPECT_EQ(totp_step_of(secret(), code, at(101 * 30 + 29), 0), 100);
    EXPECT_EQ(totp_step_of(secret(), code, at(102 * 30), 0), std::nullopt);
}

TEST(Totp, takes_no_step_that_was_used_and_none_before_it)
{
    EXPECT_EQ(totp_step_of(secret(), totp_code(secret().bytes(), 100), at(100 * 30), 100), std::nullopt);
    EXPECT_EQ(totp_step_of(secret(), totp_code(secret().bytes(), 99), at(100 * 30), 100), std::nullopt);
    EXPECT_EQ(totp_step_of(secret(), totp_code(secret().bytes(), 101), at(100 * 30), 100), 101);
}

TEST(Totp, reads_what_people_type)
{
    EXPECT_EQ(totp_step_of(secret(), " 287 082", at(59), 0), 1);
    for (auto const* wrong : {"", "287081", "28708", "2870820", "287-082", "94287082"})
        EXPECT_EQ(totp_step_of(secret(), wrong, at(59), 0), std::nullopt) << wrong;
}

TEST(Totp, has_an_address_for_the_app)
{
    EXPECT_EQ(secret().text(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    EXPECT_EQ(
        secret().uri("Notre Florilège: x", "élise"),
        "otpauth://totp/Notre%20Floril%C3%A8ge%3A%20x:%C3%A9lise?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        "&issuer=Notre%20Floril%C3%A8ge%3A%20x&algorithm=SHA1&digits=6&period=30");
}

TEST(Totp, has_a_secret_of_its_own_each_time)
{
    EXPECT_NE(TotpSecret::fresh().bytes(), TotpSecret::fresh().bytes());
}

} // namespace
} // namespace florilege::accounts
