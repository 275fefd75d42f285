#pragma once

#include "accounts/account.hpp"
#include "library/query/tree.hpp"
#include "store/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the names in a query stand for in one library, as far as the viewer may know.
namespace florilege::library {

/// Numbers as the JSON array that json_each() opens, on either engine.
std::string json_of(std::vector<std::int64_t> const& numbers);

/// The tags of that name or alias and all below them. Whoever is not the owner knows of no aliases and
/// parents: for them it is the tag of that very name, if a bookmark they may read carries it.
std::vector<std::int64_t> tags_meant(store::Session& session, accounts::AccountId owner, HasTag const& tag);

/// The tags of the owner's bundles of that name, and all below these. Nobody else knows of any.
std::vector<std::int64_t> tags_of_bundle(store::Session& session, accounts::AccountId owner,
                                         InBundle const& in);

/// The tags in whose names the words of that term stand, sorted.
std::vector<std::int64_t> tags_with_words(store::Session& session, accounts::AccountId owner,
                                          Words const& term);

/// The bookmarks that stand, themselves or with one of their passages, in the lists whose path ends with the
/// titles that are asked for, and in all lists inside these.
std::vector<std::int64_t> rows_in_lists(store::Session& session, accounts::AccountId owner, InList const& in);

/// The number of a site in the columns; nothing where no bookmark that the viewer may read is from there.
std::optional<std::int64_t> site_number(store::Session& session, accounts::AccountId owner,
                                        std::string const& name);

/// The bookmarks of that page, under whatever spelling of its URL.
std::vector<std::int64_t> rows_of_page(store::Session& session, accounts::AccountId owner,
                                       OfPage const& page);

} // namespace florilege::library
