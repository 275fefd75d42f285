#pragma once

#include "library/edit_fault.hpp"
#include "library/version.hpp"
#include "web/api/api_doc.hpp"
#include "web/api/problem.hpp"
#include "web/site/asking.hpp"

#include <boost/json/fwd.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace florilege::web {

Response json_answer(boost::json::value const& body, int status = 200);
/// 201, and where what was made is to be found.
Response created(boost::json::value const& body, std::string const& location);
/// 204.
Response no_content();

/// Names the change that was made, for whoever wants to undo it.
void name_change(Asking const& asking, Response& response, library::ChangeId change);

/// What is not there, and what this visitor may not see: the same answer.
Response absent();
/// One parameter of the query is wrong.
Response wrong_parameter(std::string_view name, std::string detail);
/// One field of the body is wrong.
Response wrong_field(std::string pointer, std::string detail);
/// What was asked for cannot be done as things stand.
Response conflict(std::string_view detail);

extern Object const taken_problem_object;  ///< another bookmark is that already
extern Object const stale_bookmark_object; ///< it is not what the request has seen

/// Why a bookmark, or what hangs on it, was not changed: 404, 412 with what it is now, 409 with the bookmark
/// that has the address, or 422.
Response problem_of(library::EditFault const& fault);

/// The state that a request with If-Match has seen. Its text is empty where that is no state of anything.
struct Expected {
    std::optional<std::string> tag = {}; ///< nothing: whatever it is
};
Expected expected_in(Asking const& asking);

/// The same as the version of a bookmark; one that no bookmark has where it is no version.
std::optional<library::Version> expected_version(Asking const& asking);

} // namespace florilege::web
