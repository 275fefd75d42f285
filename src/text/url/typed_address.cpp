#include "text/url/typed_address.hpp"

#include "text/url/scheme.hpp"

namespace florilege::text {
namespace {

Saying saying_of(UrlFault fault)
{
    switch (fault) {
    case UrlFault::none: break;
    case UrlFault::empty: return Saying{"fault.address.empty"};
    case UrlFault::too_long: return Saying{"fault.address.too-long"};
    case UrlFault::missing_scheme:
    case UrlFault::bad_scheme: return Saying{"fault.address.scheme"};
    case UrlFault::missing_host: return Saying{"fault.address.no-host"};
    case UrlFault::bad_host: return Saying{"fault.address.host"};
    case UrlFault::bad_ipv4:
    case UrlFault::bad_ipv6: return Saying{"fault.address.numbers"};
    case UrlFault::bad_port: return Saying{"fault.address.port"};
    }
    return {};
}

} // namespace

Result<Url> read_typed_address(std::string const& typed)
{
    auto url = Url::parse(typed);
    if (!url && url.error().fault == UrlFault::missing_scheme) url = Url::parse("https://" + typed);
    if (!url) return Fault{typed, "is no address: " + url.error().text(), saying_of(url.error().fault)};
    if (is_active_scheme(*url))
        return Fault{typed, "runs something instead of showing a page; it is not kept",
                     Saying{"fault.address.runs"}};
    return *url;
}

} // namespace florilege::text
