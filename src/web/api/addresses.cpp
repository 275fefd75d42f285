#include "web/api/addresses.hpp"

#include "text/url/scheme.hpp"

namespace florilege::web {

Result<text::Url> read_address(std::string_view text)
{
    auto url = text::Url::parse(text);
    if (!url) return Fault{"", "is no address: " + url.error().text()};
    if (text::is_active_scheme(*url))
        return Fault{"", "runs something instead of showing a page; it is not kept"};
    return std::move(*url);
}

} // namespace florilege::web
