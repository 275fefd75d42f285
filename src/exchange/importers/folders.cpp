#include "exchange/importers/folders.hpp"

#include "text/utf8/utf8.hpp"

namespace florilege::exchange {

void Folders::name(std::string_view title)
{
    constexpr std::size_t longest_title = 512;
    pending_ = text::cut(title, longest_title);
    named_ = true;
}

Folders::Entered Folders::enter()
{
    auto title = std::move(pending_);
    pending_.clear();
    named_ = false;
    if (levels_.size() >= depth_) {
        ++deeper_;
        return std::exchange(said_, true) ? Entered::too_deep : Entered::first_too_deep;
    }
    levels_.push_back(title.empty() ? Level::unnamed : Level::named);
    if (!title.empty()) path_.push_back(std::move(title));
    return Entered::followed;
}

void Folders::leave()
{
    pending_.clear();
    named_ = false;
    if (deeper_ > 0) {
        --deeper_;
        return;
    }
    if (levels_.empty()) return;
    if (levels_.back() == Level::named) path_.pop_back();
    levels_.pop_back();
}

} // namespace florilege::exchange
