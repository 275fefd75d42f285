#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>

namespace florilege::tests {

/// The folder of real exports that may stand beside the clone (or where FLORILEGE_SHARED says); nothing
/// where there is none. Tests that need it call GTEST_SKIP then: our own fixtures cover the same ground.
inline std::optional<std::filesystem::path> shared_folder()
{
    char const* named = std::getenv("FLORILEGE_SHARED");
    std::filesystem::path const folder = named != nullptr
                                             ? std::filesystem::path{named}
                                             : std::filesystem::path{FLORILEGE_SOURCE} / ".." / "shared";
    if (!std::filesystem::is_directory(folder / "corpus")) return std::nullopt;
    return folder;
}

/// A file of the project's own tests, by its path below tests/.
inline std::filesystem::path fixture(std::string const& path)
{
    return std::filesystem::path{FLORILEGE_SOURCE} / "tests" / path;
}

/// The bytes of a file. Throws when it cannot be read: a test without its file must not pass.
inline std::string content_of(std::filesystem::path const& file)
{
    std::ifstream in{file, std::ios::binary};
    if (!in) throw std::runtime_error{"cannot read " + file.string()};
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace florilege::tests
