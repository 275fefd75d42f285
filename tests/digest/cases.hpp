#pragma once

#include "digest/render.hpp"
#include "library/bookmark.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::digest::tests {

/// What a case folder's in.json asks for.
struct Case {
    std::vector<library::Bookmark> bookmarks;
    Period period;
    ComposeOptions compose;
    RenderOptions render;
};

/// Reads an in.json. Throws on anything it does not know, so that a slip in a case is not passed over.
Case read_case(std::string_view json);
Case case_named(std::string const& folder);

/// The folders of tests/digest/issues, in the order of their names. Throws where there is none.
std::vector<std::filesystem::path> case_folders();

/// A bookmark with a page's address, its id and time made from `number`; later numbers were saved later.
library::Bookmark bookmark(int number, std::string url, std::string title);

Time at(std::string_view rfc3339);
text::Url url(std::string_view text);
Period week(int year, int number, std::string_view zone = "UTC");

} // namespace florilege::digest::tests
