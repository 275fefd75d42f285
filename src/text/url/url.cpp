#include "text/url/url.hpp"

#include "text/url/url_input.hpp"
#include "text/url/url_parser.hpp"

#include <fmt/format.h>

namespace florilege::text {
namespace {

std::string_view in_words(UrlFault fault) noexcept
{
    switch (fault) {
    case UrlFault::none: return "no fault";
    case UrlFault::empty: return "empty URL";
    case UrlFault::too_long: return "URL too long";
    case UrlFault::missing_scheme: return "missing scheme";
    case UrlFault::bad_scheme: return "bad scheme";
    case UrlFault::missing_host: return "missing host";
    case UrlFault::bad_host: return "bad host";
    case UrlFault::bad_ipv4: return "bad IPv4 address";
    case UrlFault::bad_ipv6: return "bad IPv6 address";
    case UrlFault::bad_port: return "bad port";
    }
    return "unknown fault";
}

std::string_view slice(std::string const& text, std::size_t begin, std::size_t end) noexcept
{
    return std::string_view{text}.substr(begin, end - begin);
}

} // namespace

std::string UrlError::text() const
{
    return fmt::format("{} at {}", in_words(fault), at);
}

Result<Url, UrlError> Url::parse(std::string_view raw, Url const* base)
{
    if (raw.size() > longest) return UrlError{{}, UrlFault::too_long, longest};
    UrlInput const input{raw};
    if (input.text().empty() && base == nullptr) return UrlError{{}, UrlFault::empty, 0};
    auto url = UrlParser{input.text(), base}.parse();
    if (!url) return UrlError{{}, url.error().fault, input.offset_in_raw(url.error().at)};
    return url;
}

std::string_view Url::scheme() const noexcept
{
    return slice(text_, 0, scheme_end_);
}
std::string_view Url::username() const noexcept
{
    return slice(text_, username_begin_, username_end_);
}
std::string_view Url::password() const noexcept
{
    return slice(text_, password_begin_, password_end_);
}
std::string_view Url::host() const noexcept
{
    return slice(text_, host_begin_, host_end_);
}
bool Url::has_host() const noexcept
{
    return has_host_;
}
std::optional<std::uint16_t> Url::port() const noexcept
{
    return port_;
}
std::string_view Url::path() const noexcept
{
    return slice(text_, path_begin_, path_end_);
}

std::optional<std::string_view> Url::query() const noexcept
{
    if (!has_query_) return std::nullopt;
    return slice(text_, path_end_ + 1, query_end_);
}

std::optional<std::string_view> Url::fragment() const noexcept
{
    if (!has_fragment_) return std::nullopt;
    return slice(text_, query_end_ + 1, text_.size());
}

bool Url::has_opaque_path() const noexcept
{
    return !has_host_ && !path().starts_with('/');
}

bool Url::is_web() const noexcept
{
    return scheme() == "http" || scheme() == "https";
}

} // namespace florilege::text
