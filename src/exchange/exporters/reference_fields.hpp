#pragma once

#include "library/draft.hpp"

#include <string>
#include <vector>

namespace florilege::exchange {

/// What names a bookmark where references are cited: "fl" and the first 20 hexadecimal digits of its id.
/// Letters of one case and digits alone, which no program that cites reads otherwise, and nothing that
/// changes: a document that cites it still finds it when title and author were put right.
std::string citation_key(library::BookmarkDraft const& draft);

/// The title of a reference, on one line: where there is none, what the bookmark is called.
std::string reference_title(library::BookmarkDraft const& draft);

/// One author as a reference names them. `given` is empty for a name that is one whole.
struct AuthorName {
    std::string family;
    std::string given;
};

/// The authors of a bookmark, which stand one after the other between ";", each as "Family, Given" or as one
/// name.
std::vector<AuthorName> author_names(std::string_view authors);

} // namespace florilege::exchange
