#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace florilege::tests {

/// Whether answers of that media type are feeds: Atom, RSS or JSON Feed, with or without parameters.
bool is_feed(std::string_view type);

/// What is taken along has no address of its own.
enum class FeedIs { at_an_address, a_file };

/// What a feed does that its format does not allow, a sentence each with where: of Atom by RFC 4287, of
/// RSS 2.0 by the board's specification, of JSON Feed by version 1.1. Beside what each says must be, a feed
/// has an address of its own, absolute addresses alone, and ids that come once.
std::vector<std::string> broken_rules(std::string_view type, std::string const& body,
                                      FeedIs is = FeedIs::at_an_address);

} // namespace florilege::tests
