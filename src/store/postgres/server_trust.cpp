#include "store/postgres/server_trust.hpp"

#include "store/postgres/postgres_handles.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string_view>

namespace florilege::store {
namespace {

constexpr std::string_view sockets_begin = "/@";

struct FreeOptions {
    void operator()(PQconninfoOption* options) const noexcept { PQconninfoFree(options); }
};
using Options = std::unique_ptr<PQconninfoOption, FreeOptions>;

/// Null where libpq knows no such option, or has none at all.
PQconninfoOption const* find(Options const& options, std::string_view name)
{
    for (auto const* option = options.get(); option != nullptr && option->keyword != nullptr; ++option)
        if (option->keyword == name) return option;
    return nullptr;
}

std::string value_of(Options const& options, std::string_view name)
{
    auto const* const option = find(options, name);
    return option == nullptr || option->val == nullptr ? std::string{} : option->val;
}

/// Whether the address itself says something of it, or the environment, or a service file anything but what
/// libpq would do anyway.
bool is_said(Options const& address, Options const& merged, std::string_view name)
{
    if (auto const* const said = find(address, name); said != nullptr && said->val != nullptr) return true;
    auto const* const option = find(merged, name);
    if (option == nullptr || option->val == nullptr) return false;
    if (option->envvar != nullptr && std::getenv(option->envvar) != nullptr) return true;
    return option->compiled == nullptr || std::string_view{option->val} != option->compiled;
}

/// Cuts the first of a list off.
std::string_view take_first(std::string_view& list)
{
    auto const first = list.substr(0, list.find(','));
    list.remove_prefix(std::min(first.size() + 1, list.size()));
    return first;
}

bool is_loopback(std::string const& address)
{
    in_addr four{};
    if (::inet_pton(AF_INET, address.c_str(), &four) == 1) return ntohl(four.s_addr) >> 24 == 127;
    in6_addr six{};
    if (::inet_pton(AF_INET6, address.c_str(), &six) != 1) return false;
    return IN6_IS_ADDR_LOOPBACK(&six) != 0 || (IN6_IS_ADDR_V4MAPPED(&six) != 0 && six.s6_addr[12] == 127);
}

bool is_localhost(std::string_view host)
{
    constexpr std::string_view name = "localhost";
    return std::equal(host.begin(), host.end(), name.begin(), name.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b; });
}

bool is_here(std::string_view host)
{
    return host.empty() || sockets_begin.find(host.front()) != std::string_view::npos || is_localhost(host) ||
           is_loopback(std::string{host});
}

} // namespace

PostgresServer server_of(std::string const& url)
{
    // Only what has begun to connect tells what libpq made of it all. A wish that there is none of ends that
    // before it has begun.
    std::array<char const*, 3> const names{"dbname", "target_session_attrs", nullptr};
    std::array<char const*, 3> const values{url.c_str(), "none", nullptr};
    PostgresHandle const begun{PQconnectStartParams(names.data(), values.data(), 1)};
    Options const merged{PQconninfo(begun.get())};
    Options const address{PQconninfoParse(url.c_str(), nullptr)};
    return {value_of(merged, "host"), value_of(merged, "hostaddr"), is_said(address, merged, "sslmode"),
            is_said(address, merged, "sslrootcert")};
}

bool is_on_this_machine(PostgresServer const& server)
{
    std::string_view hosts = server.hosts;
    std::string_view addresses = server.addresses;
    do {
        auto const host = take_first(hosts);
        auto const address = take_first(addresses);
        if (address.empty() ? !is_here(host) : !is_loopback(std::string{address})) return false;
    } while (!hosts.empty() || !addresses.empty());
    return true;
}

std::optional<ServerTrust> trust_wanted(PostgresServer const& server, std::string const& roots)
{
    if (server.says_mode || is_on_this_machine(server)) return std::nullopt;
    ServerTrust trust;
    if (!server.says_roots) trust.roots = roots;
    return trust;
}

std::string trusted_roots()
{
    constexpr int first_that_knows_them = 160'000;
    std::error_code none;
    auto const* const home = std::getenv("HOME");
    if (home != nullptr &&
        std::filesystem::exists(std::filesystem::path{home} / ".postgresql/root.crt", none))
        return {};
    if (PQlibVersion() >= first_that_knows_them) return "system";
    std::string bundle = "/etc/ssl/certs/ca-certificates.crt"; // Debian's package ca-certificates
    return std::filesystem::exists(bundle, none) ? bundle : std::string{};
}

std::string advice_on_trust(std::string const& error)
{
    if (error.find("SSL") == std::string::npos && error.find("certificate") == std::string::npos) return {};
    return "a server elsewhere is asked for TLS and a certificate for its name (sslmode=verify-full) where "
           "the address says nothing of it; name your own authority's certificate with sslrootcert=FILE, or "
           "do with less: sslmode=require encrypts to whoever answers, sslmode=disable not at all";
}

} // namespace florilege::store
