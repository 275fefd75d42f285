#pragma once

#include "accounts/account.hpp"
#include "library/columns/columns.hpp"
#include "library/state.hpp"
#include "store/session.hpp"

#include <memory>

namespace florilege::library {

/// One state of one library, as one viewer sees it.
struct Scope {
    Scope(store::Session& asked, ColumnCache& cache, accounts::AccountId whose)
        : session{asked}, owner{whose}, own{reads_own(asked, whose)}, committed{reads_committed(asked)},
          state{library_state(asked, whose)}, columns{cache.columns(asked, whose)},
          tag_rows{cache.tag_rows()}, word_rows{cache.word_rows()}, text{own ? "visible_own_text"
                                                                             : "visible_text"},
          text_at{own && asked.engine() == store::Engine::sqlite ? "visible_own_text_at" : text}
    {}

    store::Session& session;
    accounts::AccountId owner;
    bool own;           ///< the viewer is the owner
    bool committed;     ///< what is found may be told others: reads_committed()
    std::int64_t state; ///< of the library (library/state.hpp)
    std::shared_ptr<Columns const> columns;
    TagRows& tag_rows;
    WordRows& word_rows;
    std::string_view text;    ///< the view of the full-text index that has its rows
    std::string_view text_at; ///< the same, quicker where it is asked for few rows
};

} // namespace florilege::library
