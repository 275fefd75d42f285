#pragma once

#include "exchange/importer.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace florilege::exchange {

/// Room for what is kept of a record that is read piece by piece: all its texts together are at most
/// `record_bytes`. What no longer fits is left out, and a warning says so once for the record.
class RecordRoom {
public:
    /// Both must outlive it.
    RecordRoom(ImportOptions const& options, Intake& intake) : options_{options}, intake_{intake} {}

    /// Another record begins.
    void begin(Place place)
    {
        place_ = std::move(place);
        taken_ = 0;
        told_ = false;
    }

    /// Whether so many bytes more may be kept.
    bool take(std::size_t bytes)
    {
        if (bytes <= options_.record_bytes - taken_) {
            taken_ += bytes;
            return true;
        }
        if (!std::exchange(told_, true))
            intake_.warn(place_, "longer than " + std::to_string(options_.record_bytes) +
                                     " bytes: the rest is left out");
        return false;
    }

    /// Whether one more text may be kept by itself, as a tag is: an empty one takes room too.
    bool take_text(std::string_view text) { return take(text.size() + sizeof(std::string)); }

private:
    ImportOptions const& options_;
    Intake& intake_;
    Place place_{};
    std::size_t taken_ = 0;
    bool told_ = false;
};

} // namespace florilege::exchange
