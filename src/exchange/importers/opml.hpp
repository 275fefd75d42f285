#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// OPML, the lists of subscriptions that feed readers exchange. Every outline with the address of a feed
/// becomes a bookmark of that address with the tag "feed", so that it can be followed later; outlines around
/// it are its lists. Read as tag soup: real lists are often not well-formed. Holds one tag and the titles of
/// the outlines around it.
extern Format const opml_format;

} // namespace florilege::exchange
