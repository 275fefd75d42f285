#pragma once

#include "library/keep.hpp"
#include "library/tags/tag.hpp"
#include "prelude/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::library {

/// Several tags under a name: `bundle:NAME` finds what carries any of them.
struct Bundle {
    PublicId id;
    std::string name;
    std::vector<std::string> tags; ///< names, in the order they were given

    bool operator==(Bundle const&) const = default;
};

/// A bundle's name, with the rules of a tag's name; names that fold alike are one.
using BundleName = TagName;

/// All of an owner, by name.
std::vector<Bundle> bundles(store::Session& session, accounts::AccountId owner);

std::optional<Bundle> find_bundle(store::Session& session, accounts::AccountId owner, BundleName const& name);

/// Each of these is one change that `undo` takes back.

/// Puts these tags into the bundle of that name, in place of those it had; made where it is missing. A Fault
/// names the tag that there is not; it may be given by an alias.
Result<void> set_bundle(store::Transaction& transaction, Shelf const& shelf, BundleName const& name,
                        std::vector<TagName> const& tags);

/// A Fault names the bundle that is missing or the name that is taken.
Result<void> rename_bundle(store::Transaction& transaction, Shelf const& shelf, BundleName const& from,
                           BundleName const& to);
/// The tags stay.
Result<void> delete_bundle(store::Transaction& transaction, Shelf const& shelf, BundleName const& name);

/// Takes a bundle in that an export holds, as a change. Tags that are missing are made; where there is a
/// bundle of that name, the tags of both are in it afterwards. Without a name nothing happens.
void take_bundle(store::Transaction& transaction, Shelf const& shelf, Bundle const& bundle);

/// The beginning of the names of these changes in the history.
constexpr std::string_view bundle_action_begin = "bundle ";

/// Puts back what `before`, written by one of these, says; tags are found by the names they had, and those
/// gone since are left out. A Fault where the name belongs to another bundle now.
std::optional<Fault> undo_bundle_change(store::Transaction& transaction, Shelf const& shelf,
                                        std::string_view action, std::string_view before);

} // namespace florilege::library
