#pragma once

#include <span>
#include <string_view>

namespace florilege::web {

/// The text of a file of src/web/{templates,words,assets} that the program carries, by its name without
/// folders; empty where there is none. Written by tools/embed-text.
std::string_view embedded(std::string_view file);

/// Their names.
std::span<std::string_view const> embedded_files();

} // namespace florilege::web
