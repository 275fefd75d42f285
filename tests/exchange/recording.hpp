#pragma once

#include "exchange/importer.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace florilege::exchange {

/// An intake that remembers everything, in order.
class Recording : public Intake {
public:
    struct Said {
        Place place;
        std::string text;
    };
    struct Kept {
        Place place;
        library::BookmarkDraft draft;
    };

    void bookmark(library::BookmarkDraft draft, Place place) override
    {
        bookmarks.push_back({std::move(place), std::move(draft)});
    }
    void tag(library::TagDraft draft, Place) override { tags.push_back(std::move(draft)); }
    void list(library::ListDraft draft, Place) override { lists.push_back(std::move(draft)); }
    void former_names(library::FormerNames const& given, Place const&) override { names.push_back(given); }
    void bundle(library::Bundle const& bundle, Place const&) override { bundles.push_back(bundle); }
    void search(library::SavedSearch const& search, Place const&) override { searches.push_back(search); }
    void review(library::ReviewState const& state, Place const&) override { reviews.push_back(state); }
    void reject(Place place, std::string reason) override
    {
        rejected.push_back({std::move(place), std::move(reason)});
    }
    void warn(Place place, std::string reason) override
    {
        warned.push_back({std::move(place), std::move(reason)});
    }
    void skip(Place place, std::string what) override
    {
        skipped.push_back({std::move(place), std::move(what)});
    }
    void refuse(std::string reason, Saying const&) override { refused.push_back({{}, std::move(reason)}); }

    std::size_t read() const { return bookmarks.size() + rejected.size(); }

    std::vector<Kept> bookmarks;
    std::vector<library::TagDraft> tags;
    std::vector<library::ListDraft> lists;
    std::vector<library::FormerNames> names;
    std::vector<library::Bundle> bundles;
    std::vector<library::SavedSearch> searches;
    std::vector<library::ReviewState> reviews;
    std::vector<Said> rejected;
    std::vector<Said> warned;
    std::vector<Said> skipped;
    std::vector<Said> refused;
};

/// Reads `content` as `format` says.
void read_text(Format const& format, std::string content, ImportOptions const& options, Recording& recording);

/// What was recorded, as JSON with one field a line; fields as they are by default are left out.
std::string print(Recording const& recording);

/// Runs every case of tests/exchange/FOLDER: a folder with in.* (read as `format`), out.json (what print()
/// gives) and maybe `options` ("repair-text", "date TIME", "depth N", "folders CHOICE", "columns MAP",
/// "record-bytes N", one a line). Fails where it finds none. With FLORILEGE_REWRITE_CASES set, out.json is
/// written instead.
void run_cases(Format const& format, std::string const& folder);

} // namespace florilege::exchange
