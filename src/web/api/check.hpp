#pragma once

#include "web/api/problem.hpp"
#include "web/api/schema.hpp"

#include <boost/json/fwd.hpp>

#include <string_view>
#include <vector>

namespace florilege::web {

constexpr std::size_t most_faults = 20;

/// What is wrong with a value that should be of that shape: fields that are not known, that are missing, that
/// are of another kind, too long or out of bounds. At most the first `most_faults`; none where all is well.
/// `at` is the JSON pointer of the value.
std::vector<FieldFault> faults_in(boost::json::value const& value, Shape const& shape,
                                  std::string_view at = {});

} // namespace florilege::web
