#pragma once

#include "library/draft.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace florilege::exchange {

/// The folders that are open in a file whose folders stand around what is in them. Bookmarks come in any
/// order; where they are not grouped by folder, a folder is opened again.
class OpenFolders {
public:
    /// Goes to the folder of `path`: calls `close()` for each folder that is left, after it counts no longer
    /// as open, then `open(title)` for each that is entered, before it does.
    template <class Close, class Open>
    void go_to(library::ListPath const& path, Close const& close, Open const& open)
    {
        auto const [left, _] = std::mismatch(path_.begin(), path_.end(), path.begin(), path.end());
        auto const common = static_cast<std::size_t>(left - path_.begin());
        while (path_.size() > common) {
            path_.pop_back();
            close();
        }
        while (path_.size() < path.size()) {
            std::string const& title = path[path_.size()];
            open(title);
            path_.push_back(title);
        }
    }

    std::size_t depth() const noexcept { return path_.size(); }

private:
    library::ListPath path_;
};

} // namespace florilege::exchange
