#pragma once

#include "text/url/url.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::text {

enum class Images : std::uint8_t { drop, keep };

struct SanitisePolicy {
    Images images = Images::drop;
    std::vector<std::string> classes{}; ///< the only class names that are kept
    Url const* base = nullptr;          ///< relative addresses are resolved against it; without, refused
    std::size_t bytes = 4u << 20;       ///< longest text that keeps its markup
    std::size_t depth = 256;            ///< elements nested deeper lose their tags and keep their text
};

/// Makes HTML from anywhere safe to show inside a page of ours: the parsed tree is written anew, and only
/// elements and attributes of articles are (allowed_html.hpp lists them). No script, style, id, name, form,
/// frame, SVG or MathML comes out; addresses are http, https or mailto, links get
/// rel="noopener noreferrer nofollow". Text of what is dropped stays where it makes sense.
///
/// The result is UTF-8, parses to the tree that was meant, and sanitising it once more changes nothing: that
/// is tried until it holds, and what does not settle, is too long or too tangled comes out as plain text.
std::string sanitise(std::string_view html, SanitisePolicy const& policy = {});

} // namespace florilege::text
