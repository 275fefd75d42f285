#pragma once

#include "exchange/importer.hpp"
#include "exchange/importers/digest_post/digest_post_parts.hpp"

namespace florilege::exchange {

/// What the entries of a digest have in common.
struct EntryContext {
    Post const& post;
    DigestPart const& part;
    std::optional<Time> date;
    BrokenText broken = BrokenText::kept;
};

enum class EntryFate {
    linked,
    unresolved, ///< kept without its link
    rejected,
};

/// Makes a bookmark of one entry: link and title, description, tags, highlights with their notes; and hands
/// it over, or rejects it with the reason. `position` counts the entries of the post from 1.
EntryFate read_entry(PostItem const& item, EntryContext const& context, std::size_t position, Intake& intake);

} // namespace florilege::exchange
