#pragma once

#include "tests/web/browser.hpp"
#include "web/http/request.hpp"

#include <boost/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace florilege::tests {

/// The OpenAPI document of the program, as somebody else's program reads it: it knows nothing of how the
/// document was made.
class Document {
public:
    explicit Document(std::string const& text) : root_(boost::json::parse(text)) {}

    boost::json::object const& root() const { return root_.as_object(); }

    /// What of an answer is not as the document says; empty where all is. `path` is without its query.
    std::vector<std::string> faults(web::Method method, std::string_view path, Answer const& answer) const;

    /// What of a value is not as a schema says. Throws where the schema uses words of JSON Schema that this
    /// reader does not know, so that none is passed over.
    std::vector<std::string> faults(boost::json::value const& value, boost::json::value const& schema) const;

    /// The operation that a request is for; null where the document has none.
    boost::json::object const* find(web::Method method, std::string_view path) const;

private:
    boost::json::value root_;
};

} // namespace florilege::tests
