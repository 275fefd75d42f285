#pragma once

#include "text/url/url.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <string>
#include <string_view>

namespace florilege::text {

/// 128 bits that stand for a URL in an index: BLAKE2b of its form.
using Key = std::array<std::byte, 16>;

Key key_of(std::string_view form);

/// Two URLs with the same exact form are one bookmark: the serialised URL as it is, fragment included.
inline std::string const& exact_form(Url const& url)
{
    return url.text();
}

/// Two URLs with the same page form show the same page, as far as a URL can tell. For http and https: one
/// scheme, lower-case host, no default port, no trailing slashes, each path segment and query value
/// re-encoded in one way, query sorted by name, no fragment, no tracking parameters. Anything else is its
/// exact form. The rules are those by which Hypothesis compares documents, with a wider list of tracking
/// parameters; docs/reference/urls.md lists them with examples.
std::string page_form(Url const& url);

} // namespace florilege::text
