#include "digest/order.hpp"

#include <unicode/coll.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <tuple>

namespace florilege::digest {

namespace {

using library::Bookmark;

bool saved_earlier(Bookmark const& a, Bookmark const& b)
{
    return a.content.created.value_or(Time{}) < b.content.created.value_or(Time{});
}

/// What was saved in the same moment, as the entries of an imported post are, keeps the order of its coming.
bool came_earlier(Bookmark const& a, Bookmark const& b)
{
    return std::tuple{a.key.value, a.content.id} < std::tuple{b.key.value, b.content.id};
}

using Uses = std::unordered_map<std::string, std::size_t>;

Uses uses_of_tags(std::vector<Bookmark> const& bookmarks)
{
    Uses uses;
    for (auto const& bookmark : bookmarks)
        for (auto const& tag : bookmark.content.tags)
            ++uses[tag];
    return uses;
}

std::string main_tag(Bookmark const& bookmark, Uses const& uses)
{
    auto const& tags = bookmark.content.tags;
    auto const most_used =
        std::ranges::max_element(tags, {}, [&](std::string const& tag) { return uses.at(tag); });
    return most_used == tags.end() ? std::string{} : *most_used;
}

std::string first_list(Bookmark const& bookmark)
{
    std::string path;
    if (bookmark.content.lists.empty()) return path;
    for (auto const& title : bookmark.content.lists.front()) {
        if (!path.empty()) path += " / ";
        path += title;
    }
    return path;
}

/// The order of a dictionary that serves both our languages, then of bytes.
class ByName {
public:
    ByName()
    {
        UErrorCode status = U_ZERO_ERROR;
        collator_.reset(icu::Collator::createInstance(icu::Locale::getRoot(), status));
        if (U_FAILURE(status)) throw std::runtime_error{"ICU: " + std::string{u_errorName(status)}};
    }

    bool operator()(std::string const& a, std::string const& b) const
    {
        UErrorCode status = U_ZERO_ERROR;
        auto const verdict = collator_->compareUTF8(a, b, status);
        return verdict != UCOL_EQUAL ? verdict == UCOL_LESS : a < b;
    }

private:
    std::unique_ptr<icu::Collator> collator_;
};

/// Parts bookmarks into groups by a name; each group keeps the order in which they come.
template <class NameOf> std::vector<Group> group(std::vector<Bookmark> bookmarks, NameOf name_of)
{
    std::vector<Group> groups;
    std::unordered_map<std::string, std::size_t> place;
    for (auto& bookmark : bookmarks) {
        auto name = name_of(bookmark);
        auto const [known, is_new] = place.emplace(name, groups.size());
        if (is_new) groups.push_back({std::move(name), {}});
        groups[known->second].bookmarks.push_back(std::move(bookmark));
    }
    return groups;
}

} // namespace

std::optional<Order> order_named(std::string_view name) noexcept
{
    if (name == "newest") return Order::newest;
    if (name == "oldest") return Order::oldest;
    if (name == "tag") return Order::by_tag;
    if (name == "list") return Order::by_list;
    return std::nullopt;
}

std::vector<Group> arrange(std::vector<Bookmark> bookmarks, Order order)
{
    bool const oldest_first = order == Order::oldest;
    std::ranges::sort(bookmarks, [&](Bookmark const& a, Bookmark const& b) {
        if (saved_earlier(a, b)) return oldest_first;
        if (saved_earlier(b, a)) return !oldest_first;
        return came_earlier(a, b);
    });

    std::vector<Group> groups;
    ByName const by_name;
    switch (order) {
    case Order::newest:
    case Order::oldest:
        if (!bookmarks.empty()) groups.push_back({{}, std::move(bookmarks)});
        break;
    case Order::by_tag: {
        auto const uses = uses_of_tags(bookmarks);
        groups = group(std::move(bookmarks), [&](Bookmark const& one) { return main_tag(one, uses); });
        std::ranges::sort(groups, [&](Group const& a, Group const& b) {
            if (a.name.empty() != b.name.empty()) return b.name.empty();
            if (a.name.empty()) return false;
            auto const uses_a = uses.at(a.name);
            auto const uses_b = uses.at(b.name);
            return uses_a != uses_b ? uses_a > uses_b : by_name(a.name, b.name);
        });
        break;
    }
    case Order::by_list:
        groups = group(std::move(bookmarks), first_list);
        std::ranges::sort(groups, [&](Group const& a, Group const& b) {
            if (a.name.empty() != b.name.empty()) return b.name.empty();
            return by_name(a.name, b.name);
        });
        break;
    }
    return groups;
}

} // namespace florilege::digest
