#pragma once

#include "web/api/schema.hpp"
#include "web/http/response.hpp"

#include <boost/json/fwd.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::web {

/// What is wrong with one field of a body or one parameter of a query, in a sentence.
struct FieldFault {
    std::string pointer; ///< a JSON pointer (RFC 6901), or a parameter's name
    std::string detail;
    bool in_query = false; ///< `pointer` is the name of a parameter
};

constexpr std::string_view problem_type = "application/problem+json";

/// A problem as RFC 9457 has it: application/problem+json with status, title, detail and, where fields are
/// wrong, each of these.
Response problem(int status, std::string_view detail = {}, std::vector<FieldFault> const& errors = {});

/// The same with members of its own beside these.
Response problem_with(int status, std::string_view detail, boost::json::object const& beside);

/// What every problem says; those with members of their own join these.
inline constexpr std::array problem_fields{
    must("type", Shape::text(), "Always \"about:blank\": the status says which problem it is"),
    must("title", Shape::text(), "The status in words"),
    must("status", Shape::whole(400, 599), "The status"),
    may("detail", Shape::text(), "What is wrong, and what to do, for people"),
};
extern Object const field_fault_object;
extern Object const problem_object; ///< with what is wrong with single fields

} // namespace florilege::web
