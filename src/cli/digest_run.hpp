#pragma once

#include "cli/command.hpp"
#include "digest/period.hpp"

#include <string>

namespace florilege::cli {

/// What `florilege digest-job run` does: publishes a period of the digest of that name, or where it is empty
/// of each; that of `words`, or where they are empty the last one that is over. A site is asked to do so.
Exit run_digests(Context& context, std::string const& slug, digest::PeriodWords const& words);

} // namespace florilege::cli
