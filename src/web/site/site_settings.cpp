#include "web/site/site_settings.hpp"

#include "web/feeds/feed_ids.hpp"
#include "web/site/security_log.hpp"

namespace florilege::web {

std::optional<SettingFault>
set_site_settings(Changing& changing, std::vector<std::pair<accounts::Setting, std::string>> const& wanted)
{
    for (auto const& [setting, value] : wanted)
        if (auto const checked = accounts::check_site_setting(setting, value); !checked)
            return SettingFault{setting, checked.error()};
    changing.write([&](store::Transaction& transaction) {
        for (auto const& [setting, value] : wanted)
            accounts::set_site_setting(transaction, setting, value).value();
    });
    settle_tag_authority(changing.site.database, {}, changing.now);
    changing.site.read_face();
    note_security(changing, "site settings changed");
    return std::nullopt;
}

} // namespace florilege::web
