#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace florilege::tests {

/// The folder of real files beside the clone. Only tests whose file is called *corpus_test.cpp ask for it:
/// they are built where it is there (tests/CMakeLists.txt), and so read it or fail.
inline std::filesystem::path shared_folder()
{
    return FLORILEGE_SHARED;
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
