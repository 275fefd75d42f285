#pragma once

#include "library/draft.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::library {

/// A list itself, without what stands in it; or that there is none of that id.
struct ListState {
    PublicId id;
    bool exists = false;
    std::optional<PublicId> parent; ///< empty: at the top
    std::string title;
    std::string note;
    accounts::Audience audience = accounts::Audience::me();
    Time created{};
};

/// What went out of a list, by the places before, and what came in, by the places after. Only what changed:
/// an insertion into a list of ten thousand is remembered as one entry.
struct ListEdit {
    struct Placed {
        std::int64_t place;
        ListDraft::Entry entry;
        bool operator==(Placed const&) const = default;
    };
    PublicId list;
    std::vector<Placed> out = {};
    std::vector<Placed> in = {};
    bool operator==(ListEdit const&) const = default;
};

/// A change to lists, as the history keeps it: what the lists were, outer ones first, and what was done to
/// their entries.
struct ListImage {
    std::vector<ListState> before = {};
    std::vector<ListEdit> edits = {};
};

/// As JSON, for the history. Reading what we did not write throws std::runtime_error.
std::string to_json(ListImage const& image);
ListImage list_image_of(std::string_view json);

} // namespace florilege::library
