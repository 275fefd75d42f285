#pragma once

#include "web/http/response.hpp"

#include <map>
#include <string>
#include <string_view>

namespace florilege::web {

/// Our style sheet, script and pictures. Each has an address with a hash of its bytes in it, so that browsers
/// keep it for ever and a new one is a new address.
class Assets {
public:
    Assets();

    /// "/assets/style.1f2e3d4c.css" for "style.css". Throws std::logic_error for a file there is not.
    std::string const& address(std::string_view file) const;

    /// The file at "style.1f2e3d4c.css"; null for any other name.
    struct Asset {
        std::string address;
        std::string_view type;
        StaticBytes bytes;
        std::string compressed;
    };
    Asset const* find(std::string_view name) const;

private:
    std::map<std::string, Asset, std::less<>> by_file_;
    std::map<std::string, std::string, std::less<>> file_of_; ///< by the name in the address
};

} // namespace florilege::web
