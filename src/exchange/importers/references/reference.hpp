#pragma once

#include "exchange/extra.hpp"
#include "exchange/importer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::exchange {

/// One item of a reference manager, whatever the file it stands in.
struct Reference {
    std::string type; ///< as the file names it: "webpage", "JOUR", "book"
    std::string title;
    std::string authors; ///< joined with "; "
    std::vector<std::string> addresses;
    std::string doi;
    std::string abstract;
    std::vector<std::string> tags;
    std::vector<library::HighlightDraft> passages; ///< notes are those without a quote
    std::vector<library::ListPath> collections;
    std::optional<Time> added;
    std::optional<Time> changed;
    std::string origin;
    Extra extra;
    Place place;

    void add_author(std::string_view family, std::string_view given);
    void add_tag(std::string_view tag);
    void add_note(std::string text);
    void add_address(std::string_view address);
};

/// Hands it over: as the page of its first address that can be followed, or of its DOI; without one as a book
/// or a document by its title and authors. Further addresses are kept in the extra.
void hand_over_reference(Reference&& reference, ImportOptions const& options, Intake& intake);

} // namespace florilege::exchange
