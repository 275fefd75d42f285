#pragma once

#include "library/bookmark.hpp"
#include "library/draft.hpp"
#include "library/former_names.hpp"
#include "library/highlights/review_state.hpp"
#include "library/saved_search.hpp"
#include "library/tags/bundle.hpp"
#include "prelude/clock.hpp"

#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace florilege::exchange {

/// What an export says about itself. The bytes written depend on it and on the items, on nothing else.
struct ExportMeta {
    Time exported;     ///< when
    std::string owner; ///< the account's name
};

/// What the person asked for, as far as exporters care.
struct ExportOptions {
    /// Where a format that can make one file a bookmark puts them; it must exist. A file that says the same
    /// already is left alone, one that says something else overwritten. Empty: everything goes into the
    /// stream.
    std::filesystem::path directory;
    /// The part behind "@" where a format names people like accounts of a host.
    std::string authority = "florilege.invalid";
};

/// What became of a bookmark.
enum class Exported {
    written,
    left_out, ///< the format has no way to say it: ExportFormat::leaves_out tells why
};

/// Writes a library in one format: begin, then tags and their bundles, then bookmarks in any order, then
/// their former names and the lists that name them, then searches and reviews, end. Streams: what it holds
/// does not grow with the library. Throws std::ios_base::failure where the stream is set to, and
/// std::system_error for files.
class Exporter {
public:
    Exporter() = default;
    Exporter(Exporter const&) = delete;
    Exporter& operator=(Exporter const&) = delete;
    virtual ~Exporter() = default;

    virtual void begin(ExportMeta const& meta) = 0;
    /// Formats that keep no vocabulary pass over it.
    virtual void tag(library::TagDraft const&) {}
    /// Formats that keep no lists of their own pass over it.
    virtual void list(library::ListDraft const&) {}
    [[nodiscard]] virtual Exported bookmark(library::Bookmark const& bookmark) = 0;
    /// Our own format alone has words for these.
    virtual void former_names(library::FormerNames const&) {}
    virtual void bundle(library::Bundle const&) {}
    virtual void search(library::SavedSearch const&) {}
    virtual void review(library::ReviewState const&) {}
    /// Formats that say nothing behind the last bookmark pass over it.
    virtual void end() {}
};

/// Which bookmarks a format has no way to say.
enum class LeavesOut {
    nothing,
    without_link,  ///< those without a URL: all in it are links
    without_words, ///< those without a note and without a highlight: all in it are words on something
    without_title, ///< those that nothing names: no link, no title, and no words to take one from
};

/// One format that can be written: a row of the table in exporters/export_formats.cpp.
struct ExportFormat {
    std::string_view name;        ///< what --format takes: "netscape"
    std::string_view description; ///< for --help
    std::string_view extension;   ///< of a file of this format, without the dot
    LeavesOut leaves_out;
    /// An exporter that writes to `out`, which must outlive it.
    std::unique_ptr<Exporter> (*make)(std::ostream& out, ExportOptions const& options);
};

/// ExportFormat::make of an exporter that knows no options.
template <class Made> std::unique_ptr<Exporter> make_exporter(std::ostream& out, ExportOptions const&)
{
    return std::make_unique<Made>(out);
}

} // namespace florilege::exchange
