#pragma once

#include "library/tags/tag_image.hpp"

namespace florilege::library {

/// Histories begun by earlier builds have of a change the tags whole as they were before it: their names,
/// parents, aliases and children, and not what the change made of these. Whether that is what was written.
bool has_whole_tags(std::string_view json);

/// Such a change as one that led from what it has straight to what there is now: undoing it makes the tags
/// what they were, whatever was done to them since. Reading what we did not write throws std::runtime_error.
TagImage image_of_whole_tags(store::Transaction& transaction, accounts::AccountId owner,
                             std::string_view json);

} // namespace florilege::library
