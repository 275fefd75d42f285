#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace florilege::library {

/// The order of an answer. What is alike in it comes newest first.
enum class Sort { newest, oldest, relevance, title };

constexpr std::array<std::string_view, 4> sort_names{"newest", "oldest", "relevance", "title"};

/// "newest", "oldest", "relevance", "title".
std::optional<Sort> sort_named(std::string_view name) noexcept;

} // namespace florilege::library
