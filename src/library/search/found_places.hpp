#pragma once

#include "library/search/row_set.hpp"
#include "store/dialect/text_lookup.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace florilege::library {

/// Of which question to the full-text index the places of the words are wanted too. No expression: of none.
struct PlacesWanted {
    std::string expression; ///< asks for rows that hold all terms
    std::string for_places; ///< the same, asking for places: the terms are numbered in their order
    std::vector<std::int32_t> terms_of_phrases; ///< of `expression`
    bool many_forms = false;                    ///< terms have so many that `for_places` takes long
    std::size_t terms = 0;
    std::size_t rows = 0; ///< of how many of the newest rows, at least
};

/// Where the words of a query stand in rows that were found, kept while these are looked up: the index need
/// not be asked again to rank them.
class FoundPlaces {
public:
    void add(std::size_t number, std::span<store::TextPlace const> places)
    {
        rows_.push_back({number, places_.size(), places.size()});
        places_.insert(places_.end(), places.begin(), places.end());
    }

    /// The rows of which all places are here; some may have none.
    void known_of(RowSet rows) { known_ = std::move(rows); }

    bool cover(RowSet const& rows) const
    {
        if (!known_) return false;
        auto others = rows;
        others.remove(*known_);
        return others.count() == 0;
    }

    std::size_t size() const noexcept { return rows_.size(); }

    /// visit(number, its places) for each row, and some rows before that soon(number).
    template <class Soon, class Visit> void each(Soon const& soon, Visit const& visit) const
    {
        constexpr std::size_t ahead = 8;
        for (std::size_t at = 0; at < rows_.size(); ++at) {
            if (at + ahead < rows_.size()) soon(rows_[at + ahead].number);
            visit(rows_[at].number, std::span{places_}.subspan(rows_[at].first, rows_[at].count));
        }
    }

    template <class Visit> void each(Visit const& visit) const
    {
        each([](std::size_t) {}, visit);
    }

private:
    struct Row {
        std::size_t number;
        std::size_t first;
        std::size_t count;
    };
    std::vector<Row> rows_ = {};
    std::vector<store::TextPlace> places_ = {};
    std::optional<RowSet> known_ = {};
};

} // namespace florilege::library
