#pragma once

#include "tests/corpus.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace florilege::tests {

/// Every input of the tree construction tests of html5lib; none where the corpus is not beside the clone.
inline std::vector<std::string> html5lib_inputs()
{
    std::vector<std::string> inputs;
    auto const shared = shared_folder();
    if (!shared) return inputs;
    for (auto const& entry : std::filesystem::directory_iterator{*shared / "corpus/html5lib"}) {
        if (entry.path().extension() != ".dat") continue;
        auto const content = content_of(entry.path());
        constexpr std::string_view begin = "#data\n", end = "\n#errors";
        for (std::size_t at = 0; (at = content.find(begin, at)) != content.npos;) {
            at += begin.size();
            auto const stop = std::min(content.find(end, at - 1), content.size());
            inputs.push_back(content.substr(at, std::max(stop, at) - at));
            at = stop;
        }
    }
    return inputs;
}

} // namespace florilege::tests
