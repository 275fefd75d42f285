#include "tests/web/oidc/signing_keys.hpp"
#include "web/http/base64url.hpp"
#include "web/oidc/id_token.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include <functional>

namespace florilege::web {
namespace {

using boost::json::object;
using tests::SigningKey;

constexpr std::int64_t now_seconds = 1'760'000'000;
Time const now{std::chrono::seconds{now_seconds}};

class IdToken : public ::testing::Test {
protected:
    static SigningKey const& rsa()
    {
        static auto const key = SigningKey::rsa("r1");
        return key;
    }
    static SigningKey const& p256()
    {
        static auto const key = SigningKey::p256("e1");
        return key;
    }
    static KeySet keys() { return parse_key_set(tests::key_set_of({rsa(), p256()})).value(); }

    static object claims()
    {
        return {{"iss", "https://id.example"}, {"aud", "florilege"}, {"sub", "ida-1"}, {"nonce", "n-1"},
                {"exp", now_seconds + 300},    {"iat", now_seconds}};
    }
    static std::string with(std::function<void(object&)> const& change)
    {
        auto changed = claims();
        change(changed);
        return boost::json::serialize(changed);
    }
    static std::string good() { return boost::json::serialize(claims()); }

    static Result<Claims, TokenError> check(std::string_view token, KeySet const& known = keys())
    {
        return check_id_token(token, known, {"https://id.example", "florilege", "n-1", now});
    }
    static std::optional<TokenFault> fault_of(std::string_view token, KeySet const& known = keys())
    {
        auto const checked = check(token, known);
        return checked ? std::nullopt : std::optional{checked.error().fault};
    }
};

TEST_F(IdToken, is_believed_when_all_of_it_is_right)
{
    for (auto const& key : {rsa(), p256()}) {
        auto const checked = check(key.token(good()));
        ASSERT_TRUE(checked) << text_of(checked.error().fault);
        EXPECT_EQ(checked->subject, "ida-1");
    }
    EXPECT_TRUE(check(rsa().token(good(), R"({"alg":"RS256"})"))) << "one key signs like that";
    EXPECT_TRUE(check(rsa().token(with([](object& c) { c["aud"] = boost::json::array{"florilege"}; }))));
    EXPECT_TRUE(check(rsa().token(with([](object& c) {
        c["aud"] = {"other", "florilege"};
        c["azp"] = "florilege";
    }))));
    EXPECT_TRUE(check(rsa().token(with([](object& c) {
        c["exp"] = now_seconds - 59;
        c["iat"] = now_seconds + 60;
    }))))
        << "clocks differ a little";
}

TEST_F(IdToken, says_what_a_name_can_be_made_from)
{
    auto const checked = check(rsa().token(with([](object& c) {
        c["preferred_username"] = "ida@id.example";
        c["name"] = "Ida Merle";
        c["email"] = "ida.m@mail.example";
    })));
    ASSERT_TRUE(checked);
    EXPECT_EQ(checked->names, (accounts::NameHints{"ida", "Ida Merle", "ida.m"}));
}

TEST_F(IdToken, is_not_believed_for_what_it_claims)
{
    using enum TokenFault;
    struct {
        std::string claims;
        TokenFault fault;
    } const hostile[]{
        {with([](object& c) { c["iss"] = "https://id.example/"; }), wrong_issuer},
        {with([](object& c) { c["iss"] = "https://ID.example"; }), wrong_issuer},
        {with([](object& c) { c["iss"] = 1; }), wrong_issuer},
        {with([](object& c) { c.erase("iss"); }), wrong_issuer},
        {with([](object& c) { c["aud"] = "florilege2"; }), wrong_audience},
        {with([](object& c) {
             c["aud"] = {"a", "b"};
         }),
         wrong_audience},
        {with([](object& c) { c["aud"] = boost::json::array{}; }), wrong_audience},
        {with([](object& c) {
             c["aud"] = {"florilege", "b"};
         }),
         wrong_audience},
        {with([](object& c) {
             c["aud"] = {{"a", "florilege"}};
         }),
         wrong_audience},
        {with([](object& c) { c.erase("aud"); }), wrong_audience},
        {with([](object& c) { c["azp"] = "other"; }), wrong_audience},
        {with([](object& c) { c["azp"] = nullptr; }), wrong_audience},
        {with([](object& c) { c["exp"] = now_seconds - 60; }), expired},
        {with([](object& c) { c["exp"] = 0; }), expired},
        {with([](object& c) { c["exp"] = "never"; }), not_a_token},
        {with([](object& c) { c["exp"] = 1e300; }), not_a_token},
        {with([](object& c) { c.erase("exp"); }), not_a_token},
        {with([](object& c) { c.erase("iat"); }), not_a_token},
        {with([](object& c) { c["iat"] = -1; }), not_a_token},
        {with([](object& c) { c["iat"] = now_seconds + 61; }), from_the_future},
        {with([](object& c) { c["nbf"] = now_seconds + 61; }), from_the_future},
        {with([](object& c) { c["nbf"] = "soon"; }), from_the_future},
        {with([](object& c) { c["nonce"] = "n-2"; }), wrong_nonce},
        {with([](object& c) { c["nonce"] = ""; }), wrong_nonce},
        {with([](object& c) { c.erase("nonce"); }), wrong_nonce},
        {with([](object& c) { c.erase("sub"); }), no_subject},
        {with([](object& c) { c["sub"] = ""; }), no_subject},
        {with([](object& c) { c["sub"] = 7; }), no_subject},
        {with([](object& c) { c["sub"] = std::string(256, 's'); }), no_subject},
    };
    for (auto const& [said, fault] : hostile)
        EXPECT_EQ(fault_of(rsa().token(said)), fault) << said;
}

TEST_F(IdToken, is_not_believed_for_how_it_is_signed)
{
    using enum TokenFault;
    auto const body = '.' + base64url(good());
    auto const unsigned_one = base64url(R"({"alg":"none"})") + body;
    auto const secret_one = base64url(R"({"alg":"HS256","kid":"r1"})") + body;
    auto const stranger = SigningKey::rsa("r1");
    auto const right = rsa().token(good());
    auto const last = right.rfind('.');
    struct {
        std::string token;
        TokenFault fault;
    } const hostile[]{
        {unsigned_one + '.', unknown_signing},
        {unsigned_one + right.substr(last), unknown_signing},
        {rsa().token(good(), R"({"alg":"NONE","kid":"r1"})"), unknown_signing},
        {rsa().token(good(), R"({"alg":"rs256","kid":"r1"})"), unknown_signing},
        {rsa().token(good(), R"({"alg":"RS512","kid":"r1"})"), unknown_signing},
        {rsa().token(good(), R"({"alg":["RS256"],"kid":"r1"})"), unknown_signing},
        {rsa().token(good(), R"({"kid":"r1"})"), unknown_signing},
        {secret_one + '.' + base64url(tests::hmac(rsa().pem(), secret_one)), unknown_signing},
        {rsa().token(good(), R"({"alg":"RS256","kid":"r2"})"), unknown_key},
        {rsa().token(good(), R"({"alg":"RS256","kid":""})"), unknown_key},
        {rsa().token(good(), R"({"alg":"RS256","kid":7})"), unknown_key},
        {rsa().token(good(), R"({"alg":"ES256","kid":"r1"})"), unknown_key},
        {p256().token(good(), R"({"alg":"RS256","kid":"e1"})"), unknown_key},
        {p256().token(good(), R"({"alg":"RS256","kid":"r1"})"), wrong_signature},
        {stranger.token(good()), wrong_signature},
        {stranger.token(good(), R"({"alg":"RS256","kid":"r1","jwk":)" + stranger.jwk() + "}"),
         wrong_signature},
        {right.substr(0, last + 1), wrong_signature},
        {right.substr(0, last + 1) + base64url(std::string(256, '\0')), wrong_signature},
        {right.substr(0, last + 1) + base64url(std::string(64, '\0')), wrong_signature},
        {p256().token(good()).substr(0, p256().token(good()).rfind('.') + 1) +
             base64url(std::string(64, '\0')),
         wrong_signature},
        {right.substr(0, right.find('.')) + '.' + base64url(with([](object& c) { c["sub"] = "owner"; })) +
             right.substr(last),
         wrong_signature},
    };
    for (auto const& [token, fault] : hostile)
        EXPECT_EQ(fault_of(token), fault) << token;
    EXPECT_EQ(fault_of(right, {}), unknown_key);
    auto const two = parse_key_set(tests::key_set_of({rsa(), SigningKey::rsa("r2")})).value();
    EXPECT_EQ(fault_of(rsa().token(good(), R"({"alg":"RS256"})"), two), unknown_key) << "which one is unsaid";
}

TEST_F(IdToken, is_none_where_its_form_is_another)
{
    auto const right = rsa().token(good());
    auto const first = right.find('.');
    for (auto const& token :
         {std::string{}, std::string{"."}, std::string{".."}, std::string{"..."}, right + ".", right + ".x",
          right + "=", ' ' + right, right.substr(0, first), "!" + right.substr(1),
          right.substr(0, first) + "..", base64url("[]") + right.substr(first),
          base64url("{") + right.substr(first),
          base64url(R"({"alg":"RS256","kid":"r1","crit":["b64"]})") + right.substr(first), rsa().token("[]"),
          rsa().token("null"), rsa().token("{"), rsa().token("\xff"), rsa().token(std::string(5000, '['))})
        EXPECT_EQ(fault_of(token), TokenFault::not_a_token) << token;
    EXPECT_EQ(fault_of(rsa().token(with([](object& c) { c["x"] = std::string(20'000, 'x'); }))),
              TokenFault::too_long);
    EXPECT_EQ(fault_of(std::string(std::size_t{50} << 20, '.')), TokenFault::too_long);
}

TEST(KeySets, leave_out_what_signs_nothing_of_ours)
{
    auto const good = SigningKey::p256("e1").jwk();
    auto const with = [&](std::string const& member) {
        return good.substr(0, good.size() - 1) + member + "}";
    };
    auto const size_of = [](std::string const& key) {
        return parse_key_set(R"({"keys":[)" + key + "]}")->size();
    };
    EXPECT_EQ(size_of(good), 1U);
    EXPECT_EQ(size_of(with(R"(,"use":"sig","alg":"ES256")")), 1U);
    EXPECT_EQ(size_of(with(R"(,"use":"enc")")), 0U);
    EXPECT_EQ(size_of(with(R"(,"alg":"HS256")")), 0U);
    EXPECT_EQ(size_of(with(R"(,"alg":"RS256")")), 0U);
    EXPECT_EQ(size_of(with(R"(,"alg":7)")), 0U);
    EXPECT_EQ(size_of(SigningKey::rsa("short", 1024).jwk()), 0U);
    for (auto const* broken :
         {R"(7)", R"({})", R"({"kty":"oct","k":"AAAA"})", R"({"kty":"RSA","n":"AQAB","e":"AQAB"})",
          R"({"kty":"RSA","n":7,"e":"AQAB"})", R"({"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA"})",
          R"({"kty":"EC","crv":"P-521","x":"AAAA","y":"AAAA"})"})
        EXPECT_EQ(size_of(broken), 0U) << broken;
    auto const nowhere = base64url(std::string(32, '\1'));
    EXPECT_EQ(size_of(R"({"kty":"EC","crv":"P-256","x":")" + nowhere + R"(","y":")" + nowhere + R"("})"), 0U)
        << "a point beside the curve";
    for (auto const* text : {"", "[]", "{}", R"({"keys":{}})", "<html>"})
        EXPECT_FALSE(parse_key_set(text)) << text;
}

} // namespace
} // namespace florilege::web
