#pragma once

#include "accounts/account.hpp"
#include "library/query/tree.hpp"
#include "library/search/plan.hpp"
#include "store/session.hpp"

#include <map>

namespace florilege::library {

/// Which tags have the words of a term in their names, as far as the viewer may know; looked up once a term.
class TagsOfTerms {
public:
    TagsOfTerms(store::Session& session, accounts::AccountId owner) noexcept
        : session_{session}, owner_{owner}
    {}

    /// Sorted. Empty for a term that is looked for in some columns only: tags are none of these.
    std::vector<std::int64_t> const& of(Words const& term);

private:
    store::Session& session_;
    accounts::AccountId owner_;
    std::map<std::pair<Match, std::string>, std::vector<std::int64_t>> known_ = {};
};

/// How to answer a query. Names are looked up on the way (names.hpp), so that what is left compares numbers;
/// words that stand together become one question to the full-text index, unless one of them is a tag's too.
Plan plan_of(store::Session& session, accounts::AccountId owner, Node const& node, TagsOfTerms& tags);

} // namespace florilege::library
