#pragma once

#include "text/url/url.hpp"

#include <optional>
#include <string>

namespace florilege::digest {

/// Where an issue stands in the world and who speaks in it, as far as it is known. All of it may be left out.
struct Publication {
    std::string slug = "links";     ///< names the digest among its owner's, [a-z0-9-]: "weekly"
    std::string name;               ///< of the digest through all its issues; empty: "Links"
    std::string author;             ///< the person's name, for feeds
    std::string authority;          ///< RFC 4151: "links.example.net,2026"; chosen once, never changed
    std::optional<text::Url> issue; ///< this issue's own address
    std::optional<text::Url> feed;  ///< the address of the feed that carries the digest
    std::optional<text::Url> rest;  ///< the library, for "the rest of my favourite links are here"
    std::optional<text::Url> tags;  ///< what stands in front of a tag's name in its page's address
};

} // namespace florilege::digest
