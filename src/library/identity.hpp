#pragma once

#include "library/draft.hpp"
#include "text/url/keys.hpp"

#include <string>

namespace florilege::library {

/// What two savings of the same thing share, and so what makes the second one an update of the first:
/// - a page: its exact URL;
/// - a book or a document without a URL: kind, title and author, folded, letters and digits only;
/// - a passage without a link: letters and digits of its title, note and first quote, so that damage to
///   dashes, quotes and spaces, or its repair, does not make it another passage.
text::Key identity_of(BookmarkDraft const& draft);

/// The name in `origin` by which a bookmark that was given a URL later, or that another one was merged into,
/// is still found under the old identity.
std::string former_identity(text::Key const& identity);

/// The name in `origin` by which a bookmark is still found under the id of one that was merged into it.
std::string former_id(PublicId const& id);

} // namespace florilege::library
