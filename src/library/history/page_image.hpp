#pragma once

#include "library/highlights/review_state.hpp"
#include "library/keep.hpp"
#include "prelude/result.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::library {

/// The bookmarks of one page with all that names them, at one moment: what merging them makes out of, and
/// what undoing puts back.
struct PageImage {
    struct Saving {
        bool exists = true;             ///< false: there was no such bookmark, putting it back removes it
        BookmarkDraft content;          ///< with its id; only that where it does not exist
        std::vector<std::string> names; ///< where it came from, its former identities and ids
        std::optional<BatchId> batch;
        std::optional<std::int64_t> number; ///< in the library: put back, it has that again
    };
    /// A place in a list that names one of the bookmarks or a highlight of theirs.
    struct Entry {
        PublicId list;
        std::int64_t place; ///< from 1, among all that stood there
        std::optional<PublicId> bookmark;
        std::optional<PublicId> highlight;
        std::string note;
        /// Where it is kept in the list: of many entries each is put back there without those around it being
        /// counted. Nothing: at its place.
        std::optional<std::int64_t> position = {};
    };
    std::vector<Saving> savings;
    std::vector<Entry> entries;
    std::vector<ReviewImage> reviews = {}; ///< of those that go on with another one's, or did
};

/// Takes the image of the owner's bookmarks of those ids.
PageImage image_of(store::Transaction& transaction, Shelf const& shelf, std::span<PublicId const> ids);

/// The same of one bookmark that has been read.
PageImage image_of(store::Transaction& transaction, Bookmark const& bookmark);

/// The same of many that have been read.
PageImage image_of(store::Transaction& transaction, std::span<Bookmark const> bookmarks);

/// The same bookmarks as those of an image, as they are now.
PageImage image_now(store::Transaction& transaction, Shelf const& shelf, PageImage const& image);

/// Makes the bookmarks what the image says, whatever they are now. A highlight that one of them has and the
/// image gives to another moves there and stays the same row. A URL that was saved anew since is put back
/// over that bookmark, and the history keeps what it was.
void put_back(store::Transaction& transaction, Shelf const& shelf, PageImage const& image);

/// Puts entries back into their lists, with what they name under the ids it has now.
void put_entries(store::Transaction& transaction, Shelf const& shelf,
                 std::span<PageImage::Entry const> entries);

/// Why images cannot be put back, if so: an address that one of the bookmarks had is another one's by now.
std::optional<Fault> obstacle(store::Transaction& transaction, Shelf const& shelf,
                              std::span<PageImage const> images);

/// As JSON, for the history. Reading what we did not write throws std::runtime_error.
std::string to_json(std::span<PageImage const> images);
std::vector<PageImage> page_images_of(std::string_view json);

} // namespace florilege::library
