#include "net/http_client.hpp"
#include "tests/net/tls_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>

namespace florilege::net {
namespace {

using tests::TlsServer;
using Why = NoAnswer::Why;

class Https : public ::testing::Test {
protected:
    ~Https() override { ::unsetenv("SSL_CERT_FILE"); }

    static auto ask(TlsServer const& server)
    {
        return exchange({"GET", text::Url::parse(server.address()).value()});
    }
    static void expect_no_trust(TlsServer const& server)
    {
        auto const refused = ask(server);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().why, Why::untrusted) << refused.error().reason;
    }
    static void trust(TlsServer const& server) { ::setenv("SSL_CERT_FILE", server.authority().c_str(), 1); }
};

TEST_F(Https, of_an_authority_that_nobody_knows_is_not_trusted)
{
    TlsServer const server{TlsServer::Certificate::holds};
    expect_no_trust(server);
}

TEST_F(Https, of_an_authority_that_the_environment_names_is_trusted)
{
    TlsServer const server{TlsServer::Certificate::holds};
    trust(server);
    auto const answer = ask(server);
    ASSERT_TRUE(answer) << answer.error().reason;
    EXPECT_EQ(answer->body, "ok");
    TlsServer const other{TlsServer::Certificate::holds};
    expect_no_trust(other); // that is another authority of the same name
}

TEST_F(Https, whose_certificate_ran_out_is_not_trusted)
{
    TlsServer const server{TlsServer::Certificate::ran_out};
    trust(server);
    expect_no_trust(server);
}

TEST_F(Https, whose_certificate_is_of_another_name_is_not_trusted)
{
    TlsServer const server{TlsServer::Certificate::is_of_another_name};
    trust(server);
    expect_no_trust(server);
}

TEST_F(Https, that_hangs_up_ends_the_exchange_and_not_the_program)
{
    TlsServer server{TlsServer::Certificate::holds};
    trust(server);
    server.hang_up();
    std::signal(SIGPIPE, SIG_DFL);
    HttpRequest request{"POST", text::Url::parse(server.address()).value()};
    request.source = [](std::span<char> buffer) { return buffer.size(); };
    auto const broken = exchange(request);
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().why, Why::broken_off) << broken.error().reason;
}

TEST_F(Https, is_told_apart_from_a_list_of_authorities_that_cannot_be_read)
{
    TlsServer const server{TlsServer::Certificate::holds};
    ::setenv("SSL_CERT_FILE", "/nowhere/authorities.pem", 1);
    auto const refused = ask(server);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, Why::untrusted);
    EXPECT_THAT(refused.error().reason, ::testing::HasSubstr("/nowhere/authorities.pem"));
}

} // namespace
} // namespace florilege::net
