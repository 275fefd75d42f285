#include "cli/configuration.hpp"
#include "tests/cli/command_line.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace florilege::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Configuration read(std::string_view text)
{
    auto const got = parse_configuration(text, "config.toml");
    return got ? *got : throw std::runtime_error{got.error().text()};
}

std::string fault_of(std::string_view text)
{
    auto const got = parse_configuration(text, "config.toml");
    return got ? std::string{} : got.error().text();
}

TEST(Configuration, says_what_stands_in_it_and_leaves_the_rest)
{
    auto const got = read(
        "# of this site\n[serve]\nlisten = \":80\"\npublic_url = 'https://links.example'\n"
        "trusted_proxies = [\"10.0.0.0/8\", '::1']\n[limits]\nidle_seconds = 30\nupload_bytes = 1_000_000\n");
    EXPECT_EQ(got.listen, ":80");
    EXPECT_EQ(got.public_url, "https://links.example");
    EXPECT_EQ(got.metrics, std::nullopt);
    EXPECT_THAT(got.trusted_proxies, ElementsAre("10.0.0.0/8", "::1"));
    EXPECT_EQ(got.limits.idle_time, std::chrono::seconds{30});
    EXPECT_EQ(got.limits.upload_bytes, 1'000'000U);
    EXPECT_EQ(got.limits.connections, web::ServerLimits{}.connections);
    EXPECT_EQ(read("").listen, std::nullopt);
}

TEST(Configuration, names_the_line_of_what_is_wrong_and_what_may_be_meant)
{
    EXPECT_THAT(fault_of("[serve]\nlisten = \n"), HasSubstr("config.toml:2: "));
    EXPECT_EQ(fault_of("[server]\nlisten = ':80'\n"),
              "config.toml:1: there is no section 'server', only serve, limits and oidc");
    EXPECT_EQ(fault_of("[serve]\n\nlistn = ':80'\n"),
              "config.toml:3: serve has no setting 'listn'; did you mean listen?");
    EXPECT_EQ(fault_of("[limits]\nidle_second = 3\n"),
              "config.toml:2: there is no limit 'idle_second'; did you mean idle_seconds?");
    EXPECT_EQ(fault_of("[serve]\nhub = 'ftp://hub.example/'\n"),
              "config.toml:2: hub is an address in quotes: \"https://hub.example.net/\"");
    EXPECT_EQ(fault_of("[serve]\nhub = 'http://hub.example/'\n"),
              "config.toml:2: hub is an address of https, or of http on this machine");
    EXPECT_EQ(read("[serve]\nhub = 'http://127.0.0.1:8080/'\n").hub, "http://127.0.0.1:8080/");
    EXPECT_EQ(read("[serve]\nhub = 'https://hub.example'\n").hub, "https://hub.example/");
    EXPECT_EQ(fault_of("[serve]\nlisten = 80\n"), "config.toml:2: listen is a text in quotes");
    EXPECT_EQ(fault_of("[serve]\ntrusted_proxies = '10.0.0.0/8'\n"),
              "config.toml:2: trusted_proxies is a list of texts: [\"10.0.0.0/8\"]");
    EXPECT_EQ(fault_of("[limits]\nconnections = 1.5\n"),
              "config.toml:2: connections is a whole number from 1 to 100000");
    EXPECT_EQ(fault_of("limits = 3\n"), "config.toml:1: limits is a section: [limits]");
}

TEST(Configuration, names_another_site_that_signs_people_in)
{
    auto const got = read("[oidc]\nissuer = 'https://id.example'\nclient_id = 'florilege'\n"
                          "client_secret = 'quiet'\nname = 'Example ID'\n");
    auto const options = with_secret(got.oidc.value());
    ASSERT_TRUE(options);
    EXPECT_EQ(options->issuer, "https://id.example");
    EXPECT_EQ(options->client, "florilege");
    EXPECT_EQ(options->secret, "quiet");
    EXPECT_EQ(options->name, "Example ID");
    EXPECT_EQ(options->newcomers, web::Newcomers::refused);
    EXPECT_FALSE(read("").oidc);
    EXPECT_EQ(read("[oidc]\nissuer = 'http://127.0.0.1:1'\nclient_id = 'f'\nclient_secret_file = 'x'\n"
                   "name = 'ID'\nnew_accounts = true\n")
                  .oidc->newcomers,
              web::Newcomers::welcome);
}

TEST(Configuration, says_what_that_site_lacks)
{
    std::string const whole = "[oidc]\nissuer = 'https://id.example'\nclient_id = 'f'\nname = 'ID'\n";
    EXPECT_THAT(fault_of("[oidc]\n"), HasSubstr("config.toml:1: issuer is the address"));
    for (auto const* issuer :
         {"http://id.example", "id.example", "ftp://id.example", "https://id.example/?a=1",
          "https://id.example/#a", "https://a:b@id.example", ""})
        EXPECT_THAT(fault_of("[oidc]\nissuer = '" + std::string{issuer} + "'\n"), HasSubstr("issuer is the"))
            << issuer;
    EXPECT_THAT(fault_of(whole), HasSubstr("one of client_secret and client_secret_file is needed"));
    EXPECT_THAT(fault_of(whole + "client_secret = 'a'\nclient_secret_file = 'b'\n"), HasSubstr("one of"));
    EXPECT_THAT(fault_of(whole + "client_secret = ''\n"), HasSubstr("client_secret is empty"));
    EXPECT_THAT(fault_of("[oidc]\nissuer = 'https://id.example'\n"), HasSubstr("client_id is missing"));
    EXPECT_THAT(fault_of("[oidc]\nissuer = 'https://id.example'\nclient_id = 'f'\nclient_secret = 'a'\n"),
                HasSubstr("name is what people call"));
    EXPECT_EQ(fault_of(whole + "client_secert = 'a'\n"),
              "config.toml:5: oidc has no setting 'client_secert'; did you mean client_secret?");
    EXPECT_EQ(fault_of(whole + "new_accounts = 'yes'\n"), "config.toml:5: new_accounts is true or false");
    EXPECT_EQ(fault_of("oidc = 3\n"), "config.toml:1: oidc is a section: [oidc]");
}

TEST(Configuration, has_the_secret_of_that_site_in_a_file)
{
    tests::TemporaryFolder folder;
    auto const file = folder.path() / "secret";
    OidcSettings settings{"https://id.example", "f", {}, file.string(), "ID", web::Newcomers::refused};
    EXPECT_FALSE(with_secret(settings)) << "it is not there";
    std::ofstream{file} << "\n";
    EXPECT_FALSE(with_secret(settings)) << "it is empty";
    std::ofstream{file} << "quiet\n";
    EXPECT_EQ(with_secret(settings)->secret, "quiet");
}

TEST(Configuration, takes_each_limit_to_its_bounds_and_no_further)
{
    for (auto const& setting : limit_settings()) {
        auto const with = [&](std::int64_t value) {
            return "[limits]\n" + std::string{setting.name} + " = " + std::to_string(value) + "\n";
        };
        for (auto const value : {setting.least, setting.least + 1, setting.most - 1, setting.most})
            EXPECT_EQ(setting.get(read(with(value)).limits), value) << setting.name;
        for (auto const value : {setting.least - 1, setting.most + 1, std::int64_t{-1}})
            EXPECT_NE(fault_of(with(value)), "") << setting.name << ' ' << value;
        EXPECT_GE(setting.get({}), setting.least) << setting.name;
        EXPECT_LE(setting.get({}), setting.most) << setting.name;
    }
}

TEST(Configuration, is_documented_with_every_limit_and_its_bounds)
{
    std::ifstream in{FLORILEGE_SOURCE "/docs/reference/serve.md"};
    std::string const page{std::istreambuf_iterator<char>{in}, {}};
    for (auto const& setting : limit_settings())
        EXPECT_THAT(page, HasSubstr("| `" + std::string{setting.name} + "` | " +
                                    std::to_string(setting.get({})) + " | " + std::to_string(setting.least) +
                                    ", " + std::to_string(setting.most) + " |"));
}

using Serving = tests::CommandLine;

TEST_F(Serving, is_refused_before_it_begins_where_the_configuration_is_wrong)
{
    auto const wrong = run({"serve", "--config", file("site.toml", "[limits]\nconnections = 0\n")});
    EXPECT_EQ(wrong.exit, Exit::usage);
    EXPECT_THAT(wrong.err, HasSubstr("site.toml:2: connections is a whole number from 1 to 100000"));
    auto const none = run({"serve", "--config", "/nowhere/site.toml"});
    EXPECT_EQ(none.exit, Exit::usage);
    EXPECT_THAT(none.err, HasSubstr("/nowhere/site.toml: is not there"));
    auto const nobody =
        run({"serve", "--config", file("proxy.toml", "[serve]\ntrusted_proxies = ['nobody']\n")});
    EXPECT_EQ(nobody.exit, Exit::usage);
    EXPECT_THAT(nobody.err, HasSubstr("trusted proxy nobody: is no address or network"));
}

TEST_F(Serving, is_refused_where_nobody_could_come_back_from_the_site_that_signs_them_in)
{
    std::string const oidc = "[oidc]\nissuer = 'https://id.example'\nclient_id = 'f'\nname = 'ID'\n";
    auto const there = file("id.toml", oidc + "client_secret = 'quiet'\n");
    for (auto const& options : {std::vector<std::string>{"--listen", ":0"},
                                {"--public-url", "http://links.example", "--listen", "127.0.0.1:0"}}) {
        std::vector<std::string> words{"serve", "--config", there};
        words.insert(words.end(), options.begin(), options.end());
        auto const refused = run(words);
        EXPECT_EQ(refused.exit, Exit::usage) << options.front();
        EXPECT_THAT(refused.err, HasSubstr("set public_url to the address of the site"));
        EXPECT_THAT(refused.err, ::testing::Not(HasSubstr("quiet")));
    }
    auto const secretless =
        run({"serve", "--config", file("no.toml", oidc + "client_secret_file = '/nowhere'\n")});
    EXPECT_EQ(secretless.exit, Exit::usage);
    EXPECT_THAT(secretless.err, HasSubstr("/nowhere: cannot be read"));
}

} // namespace
} // namespace florilege::cli
