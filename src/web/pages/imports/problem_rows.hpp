#pragma once

#include "exchange/report.hpp"
#include "text/mustache/fields.hpp"
#include "web/words/words.hpp"

#include <span>
#include <vector>

namespace florilege::web {

/// What the template `problems` says of problems that an import met or would meet.
std::vector<text::Fields> problem_rows(Words const& words, std::span<exchange::Problem const> problems);

} // namespace florilege::web
