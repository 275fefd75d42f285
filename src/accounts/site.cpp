#include "accounts/site.hpp"

#include "text/url/url.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace florilege::accounts {
namespace {

struct Rule {
    std::string_view name;
    std::string_view usual;
    bool is_public;
    bool for_good;
};

Rule const& rule_of(Setting setting) noexcept
{
    static constexpr std::array rules{
        Rule{"site_name", "Florilege", true, false}, Rule{"public_url", "", true, false},
        Rule{"registration", "invite", false, false}, Rule{"tag_authority", "", true, true}};
    return rules.at(static_cast<std::size_t>(setting));
}

Fault refused(Setting setting, std::string reason)
{
    return {std::string{name_of(setting)}, std::move(reason)};
}

Result<std::string> site_name(std::string_view value)
{
    bool const printable = std::none_of(
        value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (value.empty() || value.size() > 100 || !text::is_valid(value) || !printable)
        return refused(Setting::site_name, "is one line of 1 to 100 bytes");
    return std::string{value};
}

/// Cookies are for the whole host, so the site is at its root.
Result<std::string> public_url(std::string_view value)
{
    auto const url = text::Url::parse(value);
    bool const is_origin = url && url->is_web() && url->path() == "/" && !url->query() && !url->fragment() &&
                           url->username().empty() && url->password().empty();
    if (!is_origin) return refused(Setting::public_url, "is like https://florilege.example, without a path");
    auto const& whole = url->text();
    return whole.substr(0, whole.size() - 1);
}

Result<std::string> registration_word(std::string_view value)
{
    if (value != "closed" && value != "invite") return refused(Setting::registration, "is closed or invite");
    return std::string{value};
}

bool consists_of(std::string_view text, std::string_view characters)
{
    return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

/// A host name of one's own and a day on which one had it: "example.org,2026", "example.org,2026-03-01".
Result<std::string> tag_authority(std::string_view value)
{
    auto const comma = value.find(',');
    auto const host = value.substr(0, comma);
    auto const date = comma == std::string_view::npos ? std::string_view{} : value.substr(comma + 1);
    bool const dated = date.size() == 4 || (date.size() == 7 && date[4] == '-') ||
                       (date.size() == 10 && date[4] == '-' && date[7] == '-');
    if (!consists_of(host, "abcdefghijklmnopqrstuvwxyz0123456789.-") || host.size() > 253 || !dated ||
        !consists_of(date, "0123456789-"))
        return refused(Setting::tag_authority, "is a host name and a date, like example.org,2026");
    return std::string{value};
}

Result<std::string> read(Setting setting, std::string_view value)
{
    switch (setting) {
    case Setting::site_name: return site_name(value);
    case Setting::public_url: return public_url(value);
    case Setting::registration: return registration_word(value);
    case Setting::tag_authority: return tag_authority(value);
    }
    return Fault{};
}

constexpr std::string_view stored_sql = "SELECT value FROM site_setting WHERE name = ?1";

} // namespace

std::string_view name_of(Setting setting) noexcept
{
    return rule_of(setting).name;
}

constexpr std::string_view value_sql = "SELECT value FROM visible_site_setting WHERE name = ?1";

std::string site_setting(store::Session& session, Setting setting)
{
    auto const& rule = rule_of(setting);
    return session.text(value_sql, rule.name).value_or(std::string{rule.usual});
}

constexpr std::string_view set_sql =
    "INSERT INTO site_setting (name, value, public) VALUES (?1, ?2, ?3) "
    "ON CONFLICT (name) DO UPDATE SET value = excluded.value, public = excluded.public";

Result<void> check_site_setting(Setting setting, std::string_view value)
{
    auto const good = read(setting, value);
    if (!good) return good.error();
    return {};
}

Result<void> set_site_setting(store::Transaction& transaction, Setting setting, std::string_view value)
{
    auto const& rule = rule_of(setting);
    auto const wanted = read(setting, value);
    if (!wanted) return wanted.error();
    auto const stored = transaction.text(stored_sql, rule.name);
    if (rule.for_good && stored && *stored != *wanted)
        return refused(setting,
                       "was set to " + *stored + " and stays so: readers of feeds know entries by it");
    transaction.run(set_sql, rule.name, *wanted, rule.is_public);
    return {};
}

Registration registration(store::Transaction& transaction)
{
    return transaction.text(stored_sql, name_of(Setting::registration)) == "closed" ? Registration::closed
                                                                                    : Registration::invite;
}

Registration registration(store::Session& session)
{
    return site_setting(session, Setting::registration) == "closed" ? Registration::closed
                                                                    : Registration::invite;
}

} // namespace florilege::accounts
