#pragma once

#include "library/tags/tag.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace florilege::library {

/// A tag and the name under which it is displayed, which may be another spelling or the one an alias stands
/// for.
struct NamedTag {
    TagId id;
    std::string name;
};

/// The tags and lists of one owner while many bookmarks are written: remembers which name is which row, so
/// that a million bookmarks ask the database once a name. What it remembers is true only inside the
/// transactions it was used in: forget() after one was rolled back.
class Vocabulary {
public:
    explicit Vocabulary(accounts::AccountId owner) noexcept : owner_{owner} {}

    /// The tag of that name, its alias's tag, or a new one. Nothing where the text is no name.
    std::optional<TagId> tag(store::Transaction& transaction, std::string_view name);
    /// The same. Valid until the vocabulary is asked again; null where the text is no name.
    NamedTag const* named_tag(store::Transaction& transaction, std::string_view name);

    /// The number of that site, new or known.
    std::int64_t site(store::Transaction& transaction, std::string const& name);

    /// The list at that path, made with all above it where it is missing; nothing for an empty path.
    std::optional<std::int64_t> list(store::Transaction& transaction, ListPath const& path, Time now);

    /// The next free position in a list.
    std::int64_t next_position(store::Transaction& transaction, std::int64_t list);

    void forget();

private:
    NamedTag new_tag(store::Transaction& transaction, TagName const& name);

    accounts::AccountId owner_;
    std::unordered_map<std::string, NamedTag> tags_; ///< by name as displayed
    std::unordered_map<std::string, std::int64_t> sites_;
    std::unordered_map<std::string, std::int64_t> lists_;      ///< by path, titles joined with U+001F
    std::unordered_map<std::int64_t, std::int64_t> positions_; ///< last position given out, by list
    std::string path_;                                         ///< reused for look-ups
};

} // namespace florilege::library
