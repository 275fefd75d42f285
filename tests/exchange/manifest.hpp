#pragma once

#include "tests/exchange/recording.hpp"

#include <boost/json.hpp>

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

namespace florilege::exchange {

/// A real export beside the clone, and what its manifest counts in it.
struct Sample {
    std::filesystem::path file;
    boost::json::object expected;
};

/// Those of one kind, as the manifest names it; none where it has no such kind.
std::vector<Sample> samples(std::string_view kind);

/// A count under a key; 0 where it is not counted.
std::int64_t number(boost::json::object const& object, std::string_view key);

/// Tags of all bookmarks, each as often as it is used.
std::int64_t tag_uses(Recording const& recording);

/// Reads a sample as what its beginning is recognised as. It is a failure where that is not `format`.
void read_recognised(Sample const& sample, std::string_view format, Recording& recording);

} // namespace florilege::exchange
