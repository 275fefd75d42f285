#pragma once

#include "exchange/importer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::exchange {

/// One item of a feed of any kind, put together field by field.
struct FeedItem {
    std::string title; ///< plain text
    std::string link;
    std::string id;
    std::string summary; ///< HTML
    std::string content; ///< HTML
    std::string author;
    std::string published;
    std::string updated;
    std::vector<std::string> tags;
    std::uint64_t line = 0;
};

/// Hands the item over. A relative link is resolved against `base`, the address of the feed's page, where
/// that is one.
void hand_over_item(FeedItem&& item, std::string_view base, ImportOptions const& options, Intake& intake);

} // namespace florilege::exchange
