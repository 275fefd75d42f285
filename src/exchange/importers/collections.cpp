#include "exchange/importers/collections.hpp"

#include <algorithm>

namespace florilege::exchange {
namespace {

std::size_t size_of(SavedItem const& item)
{
    auto const& draft = item.draft;
    return sizeof item + item.href.size() + draft.title.size() + draft.note.size() + draft.article.size();
}

} // namespace

void Collections::add(std::string id, std::string name, std::string parent)
{
    all_[std::move(id)] = {std::move(name), std::move(parent)};
}

void Collections::leave_out(std::string id)
{
    all_[std::move(id)].left_out = true;
}

void Collections::take(SavedItem item, std::vector<std::string> ids)
{
    if (std::ranges::all_of(ids, [&](auto const& id) { return is_known(id); }))
        return give(std::move(item), ids, Missing::told);
    waiting_bytes_ += size_of(item);
    waiting_.push_back({std::move(item), std::move(ids)});
    if (waiting_bytes_ <= options_.document_bytes) return;
    if (!std::exchange(said_, true))
        intake_.warn({},
                     "so much stands in collections that come later in the file that it does not fit into "
                     "memory: of these bookmarks some are in no list");
    give_waiting(Missing::untold);
}

void Collections::finish()
{
    give_waiting(Missing::told);
}

/// Whether nothing above it is still to come.
bool Collections::is_known(std::string const& id) const
{
    auto const* next = &id;
    for (int level = 0; level < options_.depth; ++level) {
        auto const found = all_.find(*next);
        if (found == all_.end()) return false;
        if (found->second.left_out || found->second.parent.empty()) return true;
        next = &found->second.parent;
    }
    return true;
}

/// From the outermost collection down. One that is its own ancestor is not followed for ever.
library::ListPath Collections::path(std::string const& id) const
{
    library::ListPath titles;
    auto const* next = &id;
    auto const most = std::min(static_cast<std::size_t>(options_.depth), all_.size());
    for (std::size_t level = 0; level < most; ++level) {
        auto const found = all_.find(*next);
        if (found == all_.end() || found->second.left_out) break;
        if (!found->second.name.empty()) titles.push_back(found->second.name);
        if (found->second.parent.empty() || found->second.parent == id) break;
        next = &found->second.parent;
    }
    std::ranges::reverse(titles);
    return titles;
}

void Collections::give(SavedItem item, std::vector<std::string> const& ids, Missing missing)
{
    for (auto const& id : ids) {
        if (missing == Missing::told && !all_.contains(id))
            item.warn("it stands in a list that the file does not tell of");
        if (auto titles = path(id); !titles.empty()) item.draft.lists.push_back(std::move(titles));
    }
    std::move(item).hand_over(options_, intake_);
}

void Collections::give_waiting(Missing missing)
{
    for (auto& waiting : waiting_)
        give(std::move(waiting.item), waiting.ids, missing);
    waiting_.clear();
    waiting_bytes_ = 0;
}

} // namespace florilege::exchange
