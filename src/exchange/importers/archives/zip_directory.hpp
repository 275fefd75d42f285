#pragma once

#include <cstdint>
#include <filesystem>

namespace florilege::exchange {

/// How many bytes the list of members of a zip archive may take, before anybody reads it: what the records at
/// the end of the file say of it, or what so many members take at least. A file made to do harm may have
/// several such records, of which each reader picks its own: the longest counts. 0 where there is none.
/// Throws std::system_error where the file cannot be read.
///
/// Source: APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16.
std::uint64_t longest_directory(std::filesystem::path const& path);

} // namespace florilege::exchange
