#pragma once

#include "exchange/extra.hpp"
#include "exchange/importer.hpp"
#include "text/url/url.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace florilege::exchange {

/// What an address of an export turned out to be.
struct Link {
    enum class Fate {
        page,       ///< `url` is set
        unresolved, ///< relative, or no URL; `reason` says what
        refused,    ///< a link that runs or queries something instead of showing a page; `reason` says what
    };
    Fate fate = Fate::unresolved;
    std::optional<text::Url> url;
    std::string reason;
};

/// Reads an address. javascript:, data:, place: and their like are refused; ftp:, file:, chrome:, about: and
/// other schemes are pages.
Link read_link(std::string_view raw);

/// The last step of every importer of links: hands the draft over with the address `raw`. A page goes in
/// with its URL; an address that cannot be followed makes it unresolved, is kept as "href" of its extra
/// and warned about; a refused one, and an empty one of a draft that says nothing (no title, no note, no
/// highlights), is rejected.
/// The draft's lists are folders, and become what `options.folders` says. Text is mended as mend() says, and
/// a bookmark without a date gets `options.date`.
/// Exactly one of intake.bookmark() and intake.reject() is called.
void hand_over(Intake& intake, ImportOptions const& options, library::BookmarkDraft draft,
               std::string_view raw, Extra extra, Place place);

/// The same for what has no address by its nature, as its `kind` says: a book, a document, a note. Without a
/// title it is rejected.
void hand_over_work(Intake& intake, ImportOptions const& options, library::BookmarkDraft draft,
                    Extra const& extra, Place place);

} // namespace florilege::exchange
