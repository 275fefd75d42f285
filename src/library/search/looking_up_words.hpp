#pragma once

#include "library/search/found_places.hpp"
#include "library/search/plan.hpp"
#include "library/search/row_set.hpp"
#include "library/search/scope.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace florilege::library {

/// Asks the full-text index for the rows of a plan's words, in the way that is quickest for as many rows as
/// are in question, and takes down the places that are wanted on the way. Frequent words of one's own library
/// it leaves known (word_rows.hpp).
class LookingUpWords {
public:
    LookingUpWords(Scope const& scope, PlacesWanted wanted) : scope_{scope}, wanted_{std::move(wanted)} {}

    /// All rows of `within` that the index finds, and maybe others.
    RowSet rows(LookUpWords const& plan, RowSet const& within);

    /// How many the index named so far.
    std::size_t in_texts() const noexcept { return in_texts_; }

    FoundPlaces take_places() noexcept { return std::move(places_); }

private:
    RowSet none() const { return RowSet{scope_.columns->blocks.size()}; }

    bool keeps_rows() const noexcept { return scope_.own && scope_.committed; }
    WordsAsked asked(std::string const& expression) const;
    std::optional<RowSet> known_rows(LookUpWords const& plan, RowSet const& within);
    bool is_frequent(std::string const& part) const;
    void keep_if_frequent(std::string const& expression, RowSet const& rows);

    std::vector<store::IdWord> ids_between(LookUpWords const& plan, std::size_t first,
                                           std::size_t behind) const;
    std::vector<store::IdWord> all_ids(std::string const& expression, bool any_will_do) const;
    void add(RowSet& rows, std::vector<store::IdWord> const& found) const;
    RowSet all_of(std::string const& expression, std::vector<store::IdWord> const& found);

    RowSet with_places(LookUpWords const& plan, RowSet const& within);
    RowSet with_all_places(LookUpWords const& plan, RowSet const& within);
    std::optional<RowSet> with_newest_places(LookUpWords const& plan, RowSet const& within);
    std::optional<RowSet> with_places_in(LookUpWords const& plan, RowSet const& some);
    std::size_t step_for(std::size_t gone, std::size_t left) const;

    Scope const& scope_;
    PlacesWanted wanted_;
    FoundPlaces places_ = {};
    std::size_t in_texts_ = 0;
};

} // namespace florilege::library
