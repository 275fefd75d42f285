#pragma once

#include "exchange/importers/digest_post/digest_post_tree.hpp"
#include "prelude/clock.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What single lines of a digest post say by themselves.
namespace florilege::exchange {

/// "Posted from Diigo. …", and the same from Florilege, in English and French: the paragraph that ends a
/// digest. Case and kinds of spaces do not matter; it must begin the line.
bool is_footer(std::string_view line);

/// The length of "tags:" at the beginning of a line, in any case, also "tags :" and "étiquettes :"; 0 where
/// the line is none.
std::size_t tags_mark(std::string_view line);

/// The tags of a tags line: the exact ones of links to tag pages, else the texts of its links, else its words
/// (phrases in quotes), or what stands between commas where it has any. "no_tag" is none.
std::vector<std::string> tags_of(PostLine const& line);

/// Whether an address leads to a page: http or https, and a host.
bool is_outbound(std::string_view href);

/// Whether an address leads to the service itself (its tag pages, its profiles).
bool is_diigo(std::string_view href);

/// The address in a line of text: alone on it, or behind a title as in "Title (URL)", "Title <URL>",
/// "Title — URL", "Title: URL". Its text is the title, empty where there is none.
std::optional<PostLink> link_in_text(std::string_view line);

/// Whether a line without a link may be the title that lost it: one short line, not a quotation and not a
/// sentence.
bool looks_like_title(std::string_view line);

/// The day that a title names: "03/31/2012" (month first, unless that is none), "2012-01-30", "2012-W05" (its
/// Monday). At noon UTC, so that it is the same day in nearly every time zone.
std::optional<Time> date_in(std::string_view title);

} // namespace florilege::exchange
