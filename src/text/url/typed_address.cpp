#include "text/url/typed_address.hpp"

#include "text/url/scheme.hpp"

namespace florilege::text {

Result<Url> read_typed_address(std::string const& typed)
{
    auto url = Url::parse(typed);
    if (!url && url.error().fault == UrlFault::missing_scheme) url = Url::parse("https://" + typed);
    if (!url) return Fault{typed, "is no address: " + url.error().text()};
    if (is_active_scheme(*url))
        return Fault{typed, "runs something instead of showing a page; it is not kept"};
    return *url;
}

} // namespace florilege::text
