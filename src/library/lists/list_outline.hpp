#pragma once

#include "accounts/account.hpp"
#include "library/draft.hpp"
#include "prelude/result.hpp"
#include "store/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::library {

using ListId = Id<struct ListTag>;

/// A list without its entries.
struct ListHead {
    ListId key;
    ListId parent; ///< 0: at the top
    PublicId id;
    ListPath path; ///< its title last
    std::string note;
    accounts::Audience audience = accounts::Audience::me();
    Time created{};
    std::int64_t entries = 0;
};

/// The lists of an owner that the viewer may read, as an outline: each before those inside it, siblings by
/// title. One whose parent the viewer may not read stands at the top.
std::vector<ListHead> all_lists(store::Session& session, accounts::AccountId owner);

/// The lists that a path may mean, titles with slashes between: the one of that id, or else those written
/// exactly so (a title may hold a slash), or else those that are so whatever their case and accents.
std::vector<ListHead const*> lists_named(std::vector<ListHead> const& lists, std::string_view path);

/// The one among them. A Fault where there is none, or several.
Result<ListHead> find_list(std::vector<ListHead> const& lists, std::string_view path);

/// The list of that title inside `parent`: the one written exactly so, or else the one that is so whatever
/// its case and accents; null where there is none. A Fault where several are alike.
Result<ListHead const*> list_inside(std::vector<ListHead> const& lists, ListId parent,
                                    std::string_view title);

/// The list to which these titles lead, the outermost first, each looked for as above; null where one is not
/// there or not the only one.
ListHead const* list_at(std::vector<ListHead> const& lists, ListPath const& titles);

/// One line of a list, as it is shown.
struct OutlineEntry {
    struct Page {
        PublicId id;
        std::string title;
        std::string url; ///< empty where it has none
        bool operator==(Page const&) const = default;
    };
    struct Passage {
        PublicId id;
        std::string quote;
        std::string note; ///< the highlight's own
        bool operator==(Passage const&) const = default;
    };
    std::optional<Page> page; ///< the bookmark, or the one the passage is of; empty for a text between
    std::optional<Passage> passage;
    std::string note;
    bool operator==(OutlineEntry const&) const = default;
};

/// What stands in a list, in its order; nothing of what the viewer may not read. The number of statements
/// does not grow with the number of entries.
std::vector<OutlineEntry> entries_of(store::Session& session, ListId list);

/// "Reading/Soon".
std::string path_text(ListPath const& path);

} // namespace florilege::library
