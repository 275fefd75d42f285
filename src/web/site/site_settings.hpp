#pragma once

#include "accounts/site.hpp"
#include "web/site/asking.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace florilege::web {

/// A value that is none for its setting, and why.
struct SettingFault {
    accounts::Setting setting;
    Fault why;
};

/// Sets all of these for the whole site, for whoever owns it, or none where one is wrong. What pages say of
/// the site is so from then on.
std::optional<SettingFault>
set_site_settings(Changing& changing, std::vector<std::pair<accounts::Setting, std::string>> const& wanted);

} // namespace florilege::web
