#pragma once

#include "web/http/response.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace florilege::web {

/// What is wrong with one field of a body: a JSON pointer (RFC 6901) and a sentence.
struct FieldFault {
    std::string pointer;
    std::string detail;
};

/// A problem as RFC 9457 has it: application/problem+json with status, title, detail and, where fields are
/// wrong, each of these.
Response problem(int status, std::string_view detail = {}, std::vector<FieldFault> const& errors = {});

} // namespace florilege::web
