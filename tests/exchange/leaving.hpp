#pragma once

#include "exchange/exporter.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What the tests of exporters for other programs share: libraries to write, and the way back.
namespace florilege::exchange {

/// When every export of these tests is made: 2012-02-05T12:00:00Z.
inline constexpr Time day_of_leaving = from_micros(1'328'443'200'000'000);

/// What `format` makes of these bookmarks, for the account "oda".
std::string exported(std::string_view format, std::vector<library::BookmarkDraft> const& drafts);

/// Expects that `format` makes of these bookmarks, byte for byte, what stands in
/// tests/exchange/hostile/FORMAT. With FLORILEGE_REWRITE_CASES set, the file is written instead.
void expect_written(std::string_view format, std::vector<library::BookmarkDraft> const& drafts);

/// A page whose every field has what breaks files: quotes, markup, separators, line ends, control characters,
/// letters of several scripts.
library::BookmarkDraft hostile();

/// For the comparison of what came back with what a format holds, its projection: an address on the web.
library::BookmarkDraft held_of(library::BookmarkDraft const& draft);

/// The notes on a page, as importers make one of a note that stands apart.
library::HighlightDraft page_note(std::string note);

using Projection = library::BookmarkDraft (*)(library::BookmarkDraft const&);

/// Writes random libraries as `exporter` does and reads them as `importer` does: the file is known for what
/// it is, nothing is rejected, and every bookmark that was written comes back as `held` says. Where a
/// bookmark came from, and what was kept without a word for it, is not compared.
void expect_to_come_back(std::string_view exporter, std::string_view importer, Projection held);

/// The same for `draft` alone.
void expect_to_come_back(std::string_view exporter, std::string_view importer, Projection held,
                         library::BookmarkDraft const& draft);

} // namespace florilege::exchange
