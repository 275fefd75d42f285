#pragma once

#include "library/keep.hpp"
#include "library/tags/tag.hpp"
#include "store/transaction.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::library {

/// A change to the vocabulary as the history keeps it: what it made another, each with what that was before
/// and what the change made of it, and nothing that stayed as it was. So undoing it leaves what others did
/// since, and renaming a tag that everything carries costs no more than another.
struct TagImage {
    /// A tag that came, went or got another name, or must be there for the rest. Without a name there is
    /// none.
    struct Named {
        TagId tag;
        std::optional<std::string> before;
        std::optional<std::string> after;
    };
    /// Where a tag stands; nothing: at the top.
    struct Under {
        TagId tag;
        std::optional<TagId> before;
        std::optional<TagId> after;
    };
    /// Which tag a name stands for; nothing: none.
    struct Alias {
        std::string name;
        std::optional<TagId> before;
        std::optional<TagId> after;
    };
    struct Use {
        BookmarkId bookmark;
        std::int64_t position;
    };
    struct InBundle {
        std::int64_t bundle;
        std::int64_t position;
    };
    /// What carries a tag, and the bundles it stands in.
    struct Places {
        TagId tag;
        std::vector<Use> lost = {};          ///< what carried it and no longer does
        std::vector<BookmarkId> gained = {}; ///< what did not carry it and now does
        std::vector<InBundle> left = {};
        std::vector<std::int64_t> joined = {};
    };
    std::vector<Named> names = {};
    std::vector<Under> parents = {};
    std::vector<Alias> aliases = {};
    std::vector<Places> places = {};
};

/// Which tag has a name, and which one an alias stands for.
std::optional<TagId> tag_named(store::Transaction& transaction, accounts::AccountId owner,
                               TagName const& name);
std::optional<TagId> tag_of_alias(store::Transaction& transaction, accounts::AccountId owner,
                                  TagName const& alias);

/// What a tag has now.
std::optional<std::string> name_of(store::Transaction& transaction, TagId id);
std::optional<TagId> parent_of(store::Transaction& transaction, TagId id);
std::vector<std::string> aliases_of(store::Transaction& transaction, TagId id); ///< as displayed
std::vector<TagId> children_of(store::Transaction& transaction, TagId id);
std::vector<TagImage::Use> uses_of(store::Transaction& transaction, TagId id);
std::vector<TagImage::InBundle> bundles_of(store::Transaction& transaction, TagId id);

/// Whether it is nothing but a name.
bool is_unused(store::Transaction& transaction, TagId id);

/// Whether a tag is the other one, or stands anywhere below it: `parent` gives what one stands under.
bool stands_below(TagId tag, TagId above, std::function<std::optional<TagId>(TagId tag)> const& parent);

/// What the columns say of the tags of bookmarks that gained or lost one is read anew at the end.
void retag(store::Transaction& transaction, Shelf const& shelf, TagImage const& image);

/// As JSON, for the history. Reading what we did not write throws std::runtime_error.
std::string to_json(TagImage const& image);
TagImage tag_image_of(std::string_view json);

} // namespace florilege::library
