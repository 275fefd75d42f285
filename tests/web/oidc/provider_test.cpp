#include "tests/net/small_server.hpp"
#include "tests/product.hpp"
#include "web/oidc/provider.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string answering(int status, std::string const& body)
{
    return "HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

TEST(OidcProvider, tells_no_secret_in_what_goes_into_the_log)
{
    tests::SmallServer server;
    auto const& origin = server.origin();
    server.answer_at("/.well-known/openid-configuration",
                     answering(200, R"({"issuer":")" + origin + R"(","authorization_endpoint":")" + origin +
                                        R"(/authorize","token_endpoint":")" + origin +
                                        R"(/token","jwks_uri":")" + origin + R"(/keys"})"));
    server.answer_at("/keys", answering(200, R"({"keys":[]})"));
    OidcOptions options;
    options.issuer = origin;
    options.client = "florilege";
    options.secret = "quiet-secret";
    options.name = "Example ID";
    StoppedClock const clock{tests::monday};
    OidcProvider provider{options, clock};
    OidcSecrets const secrets{"the-state", "the-nonce", "the-verifier"};
    for (auto const& whole :
         {answering(400, R"({"error":"invalid_grant","error_description":"the-code"})"),
          answering(200, R"({"id_token":"the.id.token"})"), answering(200, "the.id.token"),
          std::string{"HTTP/1.1 200 X\r\nContent-Length: 999\r\n\r\nthe.id.token"}}) {
        server.answer_at("/token", whole);
        auto const claims = provider.redeem({"the-code", {}, "http://127.0.0.1:1/back"}, secrets);
        ASSERT_FALSE(claims);
        for (auto const* secret :
             {"the-code", "the-state", "the-nonce", "the-verifier", "quiet-secret", "the.id.token"})
            EXPECT_THAT(claims.error().text(), Not(HasSubstr(secret)));
    }
}

} // namespace
} // namespace florilege::web
