#pragma once

#include "library/bookmark.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::digest {

/// How an issue is arranged.
enum class Order {
    newest, ///< the latest saved first
    oldest,
    by_tag,  ///< a group a tag, the most used first; what has no tag last
    by_list, ///< a group a list, in the order of their names; what is in no list last
};

/// "newest", "oldest", "tag", "list".
std::optional<Order> order_named(std::string_view name) noexcept;

/// Bookmarks that stand together.
struct Group {
    std::string
        name; ///< a tag, or a list's path with " / " between its titles; empty: no heading, or the rest
    std::vector<library::Bookmark> bookmarks;
};

/// Arranges them: every bookmark once, in one group; inside a group newest first (oldest: oldest first).
/// Under `by_tag` a bookmark stands with that one of its tags which most bookmarks given here carry, the
/// first of them where several do. Ties go by public id, so the result depends on the set alone, not on its
/// order.
std::vector<Group> arrange(std::vector<library::Bookmark> bookmarks, Order order);

} // namespace florilege::digest
