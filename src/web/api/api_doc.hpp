#pragma once

#include "web/api/schema.hpp"

#include <span>
#include <string_view>

namespace florilege::web {

constexpr std::string_view json_type = "application/json";
/// Of files that come in and go out: what they are they say themselves, and no browser is to show them.
constexpr std::string_view file_type = "application/octet-stream";

/// One way a route may answer, beside those that follow from what it is (openapi.cpp has these).
struct AnswerDoc {
    int status;
    std::string_view when;             ///< one sentence, without its full stop
    Object const* body = nullptr;      ///< of a JSON answer
    std::string_view type = json_type; ///< of another one; empty without a body
};

/// How a route of the API is told from the version of what it is about.
enum class Condition {
    none,
    if_none_match, ///< answers 304 to who has this state already
    at_times,      ///< the same where its answer does not depend on the time
    if_match,      ///< changes only what is as whoever changes it has seen it
};

/// What there is to say about a route of the API beside what the route itself says: read to take in requests
/// (api_route.hpp), and written into the document and docs/reference/api.md.
struct ApiDoc {
    std::string_view id;              ///< of the operation: "searchBookmarks"
    std::string_view chapter;         ///< "Bookmarks"
    std::span<Field const> path = {}; ///< what stands in the braces of the path, in their order
    std::span<Field const> query = {};
    Object const* body = nullptr;
    std::span<AnswerDoc const> answers = {};
    std::string_view asks = {}; ///< an example: a query or a body
    Condition condition = Condition::none;
    bool by_library = false;   ///< as long as the visitor's library stays the same, so does the answer
    bool takes_file = false;   ///< the body is a file, of any type and length
    bool tells_secret = false; ///< so its answer is kept under no Idempotency-Key
    bool takes_many = false;   ///< the body may be as long as those about many things are
};

} // namespace florilege::web
