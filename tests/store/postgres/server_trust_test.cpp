#include "store/error.hpp"
#include "store/postgres/postgres_connection.hpp"
#include "store/postgres/server_trust.hpp"
#include "tests/store/engines.hpp"
#include "tests/store/postgres/relay.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

namespace florilege::store {
namespace {

/// Sets a variable of the environment for as long as it lives.
class Variable {
public:
    Variable(char const* name, std::string const& value) : name_{name} { ::setenv(name, value.c_str(), 1); }
    Variable(Variable const&) = delete;
    Variable& operator=(Variable const&) = delete;
    ~Variable() { ::unsetenv(name_); }

private:
    char const* name_;
};

bool is_trusted(std::string const& url)
{
    return !trust_wanted(server_of(url), "roots").has_value();
}

TEST(ServerTrust, is_given_to_what_is_on_this_machine)
{
    for (auto const* url :
         {"", "links", "postgresql:///links", "postgresql://127.0.0.1/links", "postgresql://[::1]/links",
          "postgresql://LocalHost:5433/links", "postgresql://127.8.9.1,localhost/links",
          "postgresql:///links?host=/run/postgresql", "host=@abstract dbname=links",
          "host=db.example.net hostaddr=127.0.0.1", "host=/run/postgresql,127.0.0.1",
          "postgresql://[::ffff:127.0.0.1]/links"})
        EXPECT_TRUE(is_trusted(url)) << url;
}

TEST(ServerTrust, is_earned_by_whatever_is_elsewhere)
{
    for (auto const* url :
         {"postgresql://db.example.net/links", "postgresql://db/links", "postgresql://192.0.2.7/links",
          "postgresql://[2001:db8::7]/links", "postgresql://localhost,db.example.net/links",
          "postgresql://localhost.example.net/links", "postgresql://127.0.0.1.example.net/links",
          "host=localhost hostaddr=192.0.2.7", "host=/run/postgresql,db.example.net",
          "postgresql:///links?host=db.example.net", "postgresql://0.0.0.0/links"})
        EXPECT_FALSE(is_trusted(url)) << url;
    auto const wanted = trust_wanted(server_of("postgresql://db.example.net/links"), "roots");
    ASSERT_TRUE(wanted);
    EXPECT_EQ(wanted->mode, "verify-full");
    EXPECT_EQ(wanted->roots, "roots");
}

TEST(ServerTrust, is_what_the_address_says_it_is)
{
    for (auto const* mode : {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"})
        EXPECT_TRUE(is_trusted(std::string{"postgresql://db.example.net/links?sslmode="} + mode)) << mode;
    auto const own =
        trust_wanted(server_of("postgresql://db.example.net/links?sslrootcert=/etc/own.crt"), "roots");
    ASSERT_TRUE(own);
    EXPECT_EQ(own->roots, "");
}

TEST(ServerTrust, heeds_the_environment_and_service_files)
{
    {
        Variable const host{"PGHOST", "db.example.net"};
        EXPECT_FALSE(is_trusted("postgresql:///links"));
        EXPECT_TRUE(is_trusted("postgresql://localhost/links"));
        Variable const mode{"PGSSLMODE", "prefer"};
        EXPECT_TRUE(is_trusted("postgresql:///links"));
    }
    Variable const address{"PGHOSTADDR", "192.0.2.7"};
    EXPECT_FALSE(is_trusted("postgresql://localhost/links"));
    tests::TemporaryFolder const folder;
    auto const file = (folder.path() / "services").string();
    std::ofstream{file} << "[far]\nhost=db.example.net\nhostaddr=192.0.2.8\n"
                           "[near]\nhostaddr=127.0.0.1\n"
                           "[plain]\nhost=db.example.net\nsslmode=disable\n";
    Variable const services{"PGSERVICEFILE", file};
    EXPECT_FALSE(is_trusted("postgresql:///links?service=far"));
    EXPECT_TRUE(is_trusted("postgresql:///links?service=near"));
    EXPECT_TRUE(is_trusted("postgresql:///links?service=plain"));
}

TEST(ServerTrust, is_refused_to_a_server_without_tls_that_seems_to_be_elsewhere)
{
    tests::FreshDatabase const fresh;
    tests::Relay const relay{fresh.url()};
    WordTokenizer const tokenizer;
    auto const reach = [&](std::string const& host, std::string const& more) {
        PostgresConnection{{relay.url(host) + more}, tokenizer, {}}.script("SELECT 1");
    };
    reach("127.0.0.1", "");
    reach("localhost", "");
    // Linux goes to its own loopback address for this one, which is none by its looks.
    try {
        reach("0.0.0.0", "");
        FAIL() << "what is said goes over the network for all to read";
    } catch (StoreError const& error) {
        EXPECT_THAT(error.what(), ::testing::HasSubstr("sslrootcert=FILE"));
        EXPECT_THAT(error.what(), ::testing::HasSubstr("sslmode=disable"));
    }
    reach("0.0.0.0", "&sslmode=disable");
    reach("0.0.0.0", "&sslmode=prefer");
}

} // namespace
} // namespace florilege::store
