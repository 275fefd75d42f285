#include "library/search/word_rows.hpp"

#include "library/search/packed_rows.hpp"

namespace florilege::library {

bool WordRows::add(WordsAsked const& asked, RowSet& rows)
{
    auto const kept = kept_.find(asked);
    if (kept) kept->add_to(rows);
    return kept != nullptr;
}

void WordRows::keep(WordsAsked const& asked, RowSet const& rows)
{
    kept_.keep(asked, std::make_shared<PackedRows const>(rows));
}

} // namespace florilege::library
