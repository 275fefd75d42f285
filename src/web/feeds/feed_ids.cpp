#include "web/feeds/feed_ids.hpp"

#include "accounts/site.hpp"
#include "digest/identity.hpp"
#include "prelude/iso_time.hpp"
#include "text/url/url.hpp"

#include <algorithm>

namespace florilege::web {
namespace {

constexpr std::int64_t nobody = 0;

/// A name with a dot whose last part is no number.
bool is_name(std::string_view host)
{
    auto const dot = host.rfind('.');
    if (dot == std::string_view::npos || dot + 1 == host.size() || host.front() == '[') return false;
    return host.find_first_not_of("0123456789", dot + 1) != std::string_view::npos;
}

} // namespace

std::string FeedIds::of(std::string_view what) const
{
    if (authority_.empty()) return digest::uuid_of("florilege feed\n" + std::string{what});
    return "tag:" + authority_ + ':' + std::string{what};
}

std::string tag_authority_of(std::string_view public_url, Time day)
{
    constexpr std::size_t date = std::string_view{"2026-11-28"}.size();
    auto const url = text::Url::parse(public_url);
    if (!url || !is_name(url->host())) return {};
    return std::string{url->host()} + ',' + iso_seconds(day).substr(0, date);
}

void settle_tag_authority(store::Database& database, std::string const& public_url, Time now)
{
    std::string address = public_url;
    {
        auto const reader = database.read(nobody);
        if (!accounts::site_setting(*reader, accounts::Setting::tag_authority).empty()) return;
        if (address.empty()) address = accounts::site_setting(*reader, accounts::Setting::public_url);
    }
    auto const authority = tag_authority_of(address, now);
    if (authority.empty()) return;
    database.write([&](store::Transaction& transaction) {
        // Somebody may have set another one meanwhile: then that stays.
        (void)accounts::set_site_setting(transaction, accounts::Setting::tag_authority, authority);
    });
}

} // namespace florilege::web
