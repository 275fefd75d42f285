#pragma once

#include "prelude/result.hpp"
#include "web/http/request.hpp"

#include <string>
#include <vector>

namespace florilege::web {

/// A file that came with a form: its name as the browser said it, without folders, and where its bytes are.
struct FormFile {
    std::string field;
    std::string name;
    SpoolRange bytes;
};

/// What a form sent: its fields, whose lines end in LF, and its files, whose bytes are as they came.
struct Form {
    Pairs fields;
    std::vector<FormFile> files;
};

/// Longest value of one field of a form with files, in bytes.
constexpr std::size_t longest_field = std::size_t{1} << 20;

/// Reads the body of a form by its Content-Type: application/x-www-form-urlencoded, or multipart/form-data
/// (RFC 7578) where the request is spooled. The Fault says what is wrong; its place is "type" for any other
/// type, "form" else.
Result<Form> read_form(Request const& request);

} // namespace florilege::web
