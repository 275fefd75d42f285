#include "accounts/site_secret.hpp"

#include "accounts/secret.hpp"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

namespace florilege::accounts {
namespace {

std::optional<SiteSecret> secret_in(store::Rows rows)
{
    if (!rows.next()) return std::nullopt;
    auto const stored = rows.blob(0);
    SiteSecret::Bytes bytes{};
    if (stored.size() != bytes.size()) throw std::runtime_error{"the site's secret is damaged"};
    std::copy(stored.begin(), stored.end(), bytes.begin());
    return SiteSecret{bytes};
}

} // namespace

DerivedKey SiteSecret::derive(std::string_view purpose) const
{
    std::array<unsigned char, 32> raw{};
    crypto_generichash(raw.data(), raw.size(), reinterpret_cast<unsigned char const*>(purpose.data()),
                       purpose.size(), reinterpret_cast<unsigned char const*>(bytes_.data()), bytes_.size());
    DerivedKey key{};
    std::transform(raw.begin(), raw.end(), key.begin(), [](unsigned char byte) { return std::byte{byte}; });
    return key;
}

constexpr std::string_view stored_sql = "SELECT secret FROM site_secret";
constexpr std::string_view make_sql = "INSERT INTO site_secret (id, secret) VALUES (1, ?1)";

SiteSecret make_site_secret(store::Transaction& transaction)
{
    if (auto const stored = secret_in(transaction.query(stored_sql))) return *stored;
    SiteSecret::Bytes bytes{};
    fill_randomly(bytes);
    transaction.run(make_sql, store::Blob{bytes});
    return SiteSecret{bytes};
}

constexpr std::string_view find_sql = "SELECT secret FROM visible_site_secret";

std::optional<SiteSecret> find_site_secret(store::Session& session)
{
    return secret_in(session.query(find_sql));
}

} // namespace florilege::accounts
