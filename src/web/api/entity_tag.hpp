#pragma once

#include "web/site/asking.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace florilege::web {

/// Entity tags of what has no version of its own.

/// Of an answer by what it says.
std::string content_tag(std::string_view bytes);

/// Answers with the library's own state as the tag, and makes the answer only for who does not have it: that
/// state is another number after any change. For what depends on the library and the request alone, and not
/// on the time.
Response unless_known(Reading& reading, std::function<Response()> const& make);

} // namespace florilege::web
