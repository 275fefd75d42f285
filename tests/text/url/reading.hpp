#pragma once

#include "text/url/url.hpp"

#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace florilege::tests {

/// Parses from a heap block of exactly the input's size, so that reading one byte too far is caught.
inline Result<text::Url, text::UrlError> parse_exactly(std::string_view raw, text::Url const* base = nullptr)
{
    std::unique_ptr<char[]> const block{new char[raw.size()]};
    if (!raw.empty()) std::memcpy(block.get(), raw.data(), raw.size());
    return text::Url::parse({block.get(), raw.size()}, base);
}

/// The URL of a text that is one. Throws otherwise.
inline text::Url url_of(std::string_view raw)
{
    auto url = parse_exactly(raw);
    if (!url) throw std::invalid_argument{std::string{raw} + ": " + url.error().text()};
    return std::move(*url);
}

} // namespace florilege::tests
