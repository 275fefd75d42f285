#pragma once

#include "library/draft.hpp"
#include "store/session.hpp"

#include <cstdint>
#include <unordered_map>

namespace florilege::library {

/// The paths of lists, remembered while many bookmarks are read.
class ListPaths {
public:
    /// From the outermost title to the list's own. A list whose parent the viewer may not read begins its
    /// path.
    ListPath const& of(store::Session& session, std::int64_t list);

private:
    std::unordered_map<std::int64_t, ListPath> known_;
};

} // namespace florilege::library
