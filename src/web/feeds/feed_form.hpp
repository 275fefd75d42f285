#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace florilege::web {

/// The forms that every feed has.
enum class FeedForm { atom, rss, json };

struct FeedFormNames {
    std::string_view ending; ///< of an address
    std::string_view type;
    std::string_view name; ///< for people
};

constexpr std::array<FeedFormNames, 3> feed_forms{{{".atom", "application/atom+xml", "Atom"},
                                                   {".rss", "application/rss+xml", "RSS"},
                                                   {".json", "application/feed+json", "JSON"}}};

constexpr FeedFormNames const& names_of(FeedForm form) noexcept
{
    return feed_forms[static_cast<std::size_t>(form)];
}

/// Whether an address that ends so is one of a feed.
constexpr bool ends_as_feed(std::string_view path) noexcept
{
    for (auto const& form : feed_forms)
        if (path.ends_with(form.ending)) return true;
    return false;
}

} // namespace florilege::web
