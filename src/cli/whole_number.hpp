#pragma once

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <string>

namespace florilege::cli {

/// More than any library holds, and few enough to be counted with.
constexpr std::int64_t most_to_ask_for = 1'000'000'000;

/// Refuses for an option what is no whole number of that range, in a sentence of ours: CLI11 reads "-1" as a
/// very large number, and tells its own ranges with 310 digits.
inline CLI::Validator whole_number(std::int64_t least, std::int64_t most = most_to_ask_for)
{
    return {[least, most](std::string const& text) -> std::string {
                std::int64_t number = 0;
                auto const* const end = text.data() + text.size();
                auto const read = std::from_chars(text.data(), end, number);
                if (read.ec == std::errc{} && read.ptr == end && number >= least && number <= most) return {};
                return fmt::format("takes a whole number from {} to {}, not \"{}\"", least, most, text);
            },
            ""};
}

} // namespace florilege::cli
