#pragma once

#include "exchange/importer.hpp"

#include <cstdint>

namespace florilege::exchange {

/// An intake that keeps nothing but counts, for files too large to remember.
class Counting final : public Intake {
public:
    void bookmark(library::BookmarkDraft, Place) override { ++bookmarks; }
    void tag(library::TagDraft, Place) override {}
    void list(library::ListDraft, Place) override {}
    void reject(Place, std::string) override { ++rejected; }
    void warn(Place, std::string) override { ++warned; }
    void skip(Place, std::string) override { ++skipped; }
    void refuse(std::string, Saying const&) override { ++refused; }

    std::uint64_t bookmarks = 0, rejected = 0, warned = 0, skipped = 0, refused = 0;
};

} // namespace florilege::exchange
