#pragma once

#include "library/draft.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace florilege::exchange {

/// The folders around the place where reading stands. A name is given first, the folder entered later; a
/// level entered without a name, or with an empty one, is no list of its own.
class Folders {
public:
    /// Follows at most `depth` levels; what is deeper counts as standing in the last of them.
    explicit Folders(int depth) : depth_{static_cast<std::size_t>(depth)} {}

    enum class Entered { followed, too_deep, first_too_deep };

    /// Says what the next folder is called. Names longer than 512 bytes are cut.
    void name(std::string_view title);
    bool named() const noexcept { return named_; }
    std::string const& pending() const noexcept { return pending_; }

    Entered enter();
    void leave();

    /// Titles from the outermost folder to the one reading stands in.
    library::ListPath const& path() const noexcept { return path_; }

private:
    enum class Level : bool { unnamed, named };

    std::size_t depth_;
    library::ListPath path_;
    std::vector<Level> levels_;
    std::uint64_t deeper_ = 0; // levels entered and not followed
    std::string pending_;
    bool named_ = false;
    bool said_ = false;
};

} // namespace florilege::exchange
