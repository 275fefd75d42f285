#pragma once

#include "library/bookmark.hpp"
#include "library/tags/tag.hpp"
#include "store/transaction.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace florilege::library {

/// A tag as it was before a change: what undoing puts back. Of the bookmarks that carry it only those are
/// written down that the change gives the tag to or takes it from, so that renaming a tag that everything
/// carries costs no more than another.
struct TagImage {
    struct Use {
        BookmarkId bookmark;
        std::int64_t position;
    };
    struct InBundle {
        std::int64_t bundle;
        std::int64_t position;
    };
    TagId id;
    bool exists = true; ///< false: the tag was not there, putting it back removes it
    std::string name = {};
    std::string folded = {};
    std::optional<TagId> parent = {};
    std::vector<std::string> aliases = {}; ///< as displayed
    std::vector<TagId> children = {};
    std::vector<Use> lost = {};          ///< what carried it and no longer does
    std::vector<BookmarkId> gained = {}; ///< what did not carry it and now does
    /// Where it stands in bundles; nothing where the change leaves that as it is.
    std::optional<std::vector<InBundle>> bundles = {};
};

/// Nothing is lost or gained yet. Throws std::logic_error where there is no such tag.
TagImage image_of(store::Transaction& transaction, TagId id);

/// What carries the tag, by bookmark.
std::vector<TagImage::Use> uses_of(store::Transaction& transaction, TagId id);

/// The bundles it stands in.
std::vector<TagImage::InBundle> bundles_of(store::Transaction& transaction, TagId id);

/// What undoing `put_back(image)` will have to put back; to be asked before it.
TagImage image_now(store::Transaction& transaction, TagImage const& image);

/// Makes the tag what the image says, whatever it is now. Uses by bookmarks that are gone are left out. The
/// columns are the caller's to keep right.
void put_back(store::Transaction& transaction, accounts::AccountId owner, TagImage const& image);

/// As JSON, for the history. Reading what we did not write throws std::runtime_error.
std::string to_json(std::vector<TagImage> const& images);
std::vector<TagImage> tag_images_of(std::string_view json);

} // namespace florilege::library
