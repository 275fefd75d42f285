#include "digest/machine_zone.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace florilege::digest {
namespace {

std::string name_of_machine_zone()
{
    if (char const* const named = std::getenv("TZ"); named != nullptr && *named != '\0')
        return *named == ':' ? named + 1 : named;
    std::ifstream in{"/etc/timezone"};
    std::string name;
    if (std::getline(in, name) && !name.empty()) return name;
    std::error_code none;
    auto const link = std::filesystem::read_symlink("/etc/localtime", none).string();
    auto const at = link.find("zoneinfo/");
    return at == std::string::npos ? "UTC" : link.substr(at + 9);
}

} // namespace

Zone const& machine_zone()
{
    static Zone const zone = [] {
        auto named = Zone::named(name_of_machine_zone());
        return named ? *named : Zone::utc();
    }();
    return zone;
}

} // namespace florilege::digest
