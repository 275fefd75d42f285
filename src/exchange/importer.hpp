#pragma once

#include "exchange/source.hpp"
#include "library/draft.hpp"
#include "library/former_names.hpp"
#include "library/highlights/review_state.hpp"
#include "library/saved_search.hpp"
#include "library/tags/bundle.hpp"
#include "prelude/result.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace florilege::exchange {

/// Where in a file something was found.
struct Place {
    std::uint64_t line = 0; ///< counted from 1; 0 where the whole file is meant
    std::string part;       ///< the file inside an archive; mostly empty
};

/// Where an importer puts what it reads. Every record of the file ends in exactly one call of bookmark() or
/// reject(): their sum is what the report calls "read".
class Intake {
public:
    Intake() = default;
    Intake(Intake const&) = delete;
    Intake& operator=(Intake const&) = delete;
    virtual ~Intake() = default;

    virtual void bookmark(library::BookmarkDraft draft, Place place) = 0;
    virtual void tag(library::TagDraft draft, Place place) = 0;
    virtual void list(library::ListDraft draft, Place place) = 0;
    /// Our own format alone has words for these.
    virtual void former_names(library::FormerNames const&, Place const&) {}
    virtual void bundle(library::Bundle const&, Place const&) {}
    virtual void search(library::SavedSearch const&, Place const&) {}
    virtual void review(library::ReviewState const&, Place const&) {}

    /// A record that cannot be kept, and why: "javascript: links are not kept".
    virtual void reject(Place place, std::string reason) = 0;
    /// Something kept but doubtful: broken encoding, a date that is none, a URL that may be cut.
    virtual void warn(Place place, std::string reason) = 0;
    /// Text of the file that is not a record, so that nothing vanishes without a word: a separator, a footer.
    virtual void skip(Place place, std::string what) = 0;
    /// The file as a whole is not what it was taken for, or holds nothing to read: in English, and apart from
    /// any language.
    virtual void refuse(std::string reason, Saying const&) { warn({}, std::move(reason)); }
};

/// What becomes of the folders and collections that bookmarks stand in elsewhere.
enum class FoldersAs { lists, tags, both, none };

/// What the person asked for, as far as importers care.
struct ImportOptions {
    bool repair_text = false;               ///< undo known damage of encodings
    std::optional<Time> date{};             ///< for records of a file that carries no dates
    std::size_t record_bytes = 16u << 20;   ///< a single record longer than this is refused
    std::size_t document_bytes = 64u << 20; ///< limit for formats that must be held whole (a post)
    int depth = 512;                        ///< deepest nesting that is followed
    FoldersAs folders = FoldersAs::lists;   ///< of other programs; our own lists stay lists
    std::string columns = {}; ///< of any table: "url=Link,title=Name"; empty: proposed from their names
    std::uint64_t unpacked_bytes = 8ull << 30; ///< all an archive may unpack to
};

/// How sure a format is that a file is of its kind, from the file's beginning.
enum class Likeness { no = 0, weak = 1, likely = 2, certain = 3 };

/// What the bytes of a file are: of a binary one, also such as no text has.
enum class Content { text, binary };

/// One foreign format: a row of the table in exchange/formats.cpp. `head` is the beginning of the file
/// (at most 64 KiB) as UTF-8; `recognise` is a pure function of it. `read` streams: what it holds in memory
/// does not grow with the file, unless the row says so.
struct Format {
    std::string_view name;        ///< what --format takes: "netscape"
    std::string_view description; ///< for --help: "Bookmarks exported by a browser (HTML)"
    Likeness (*recognise)(std::string_view head);
    void (*read)(Source& source, ImportOptions const& options, Intake& intake);
    Content content = Content::text;
};

} // namespace florilege::exchange
