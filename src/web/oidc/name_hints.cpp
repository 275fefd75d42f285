#include "web/oidc/name_hints.hpp"

#include "web/oidc/json_text.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

std::string before_at(std::string const& text)
{
    return text.substr(0, text.find('@'));
}

} // namespace

accounts::NameHints name_hints(boost::json::object const& claims)
{
    return {before_at(text_in(claims, "preferred_username").value_or("")),
            text_in(claims, "name").value_or(""), before_at(text_in(claims, "email").value_or(""))};
}

} // namespace florilege::web
