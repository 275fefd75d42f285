#pragma once

#include "prelude/clock.hpp"
#include "store/database.hpp"

#include <string>
#include <string_view>

namespace florilege::web {

/// Names feeds and their entries so that readers know them again: "tag:links.example,2026-11-28:b/…" (RFC
/// 4151) where the site has an authority for such names, else "urn:uuid:…".
class FeedIds {
public:
    explicit FeedIds(std::string authority) : authority_{std::move(authority)} {}

    /// `what` is made of public ids, and of names only where these are all that it is: "b/ID", "u/ID/t/maps".
    std::string of(std::string_view what) const;

private:
    std::string authority_;
};

/// The authority that a public address gives on that day: "links.example,2026-11-28". Empty where its host is
/// no name that one can have for oneself: a number, or a name without a dot.
std::string tag_authority_of(std::string_view public_url, Time day);

/// For the program's start: where no authority is set yet, sets the one that the site's public address gives.
/// From then on it stays. An empty address stands for the one in the site's settings.
void settle_tag_authority(store::Database& database, std::string const& public_url, Time now);

} // namespace florilege::web
