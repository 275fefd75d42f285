#include "cli/address.hpp"

#include "text/url/scheme.hpp"

namespace florilege::cli {

Result<text::Url> read_address(std::string const& typed)
{
    auto url = text::Url::parse(typed);
    if (!url && url.error().fault == text::UrlFault::missing_scheme)
        url = text::Url::parse("https://" + typed);
    if (!url) return Fault{typed, "is no address: " + url.error().text()};
    if (text::is_active_scheme(*url))
        return Fault{typed, "runs something instead of showing a page; it is not kept"};
    return *url;
}

} // namespace florilege::cli
