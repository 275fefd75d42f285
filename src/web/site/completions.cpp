#include "web/site/completions.hpp"

#include "library/columns/columns.hpp"
#include "library/state.hpp"
#include "web/site/asking.hpp"

#include <algorithm>

namespace florilege::web {

std::shared_ptr<library::TagCompletion const> Completions::of(store::Session& session,
                                                              library::ColumnCache& columns,
                                                              accounts::AccountId owner, std::int64_t state)
{
    {
        std::lock_guard const lock{mutex_};
        auto const found = std::find_if(known_.begin(), known_.end(), [&](Known const& one) {
            return one.owner == owner && one.state == state;
        });
        if (found != known_.end()) {
            known_.splice(known_.begin(), known_, found);
            return found->completion;
        }
    }
    auto made = std::make_shared<library::TagCompletion const>(library::all_tags(session, columns, owner));
    std::lock_guard const lock{mutex_};
    known_.remove_if([&](Known const& one) { return one.owner == owner; });
    known_.push_front({owner, state, made});
    if (known_.size() > kept) known_.pop_back();
    return made;
}

std::shared_ptr<library::TagCompletion const> completions_of(Asking const& asking, store::Session& session)
{
    auto const owner = asking.account().id;
    return asking.site.completions.of(session, asking.site.columns, owner,
                                      library::library_state(session, owner));
}

} // namespace florilege::web
