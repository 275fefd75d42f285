#include "web/site/completions.hpp"

#include "library/columns/columns.hpp"
#include "library/state.hpp"
#include "prelude/log.hpp"
#include "web/site/asking.hpp"

#include <algorithm>
#include <chrono>
#include <exception>

namespace florilege::web {
namespace {

/// After a vocabulary was made behind, so many times as long passes before the next one is begun: however
/// much is being changed, a core has the most of its time for others.
constexpr int rest = 9;

} // namespace

Completions::~Completions()
{
    {
        std::lock_guard const lock{mutex_};
        is_ending_ = true;
    }
    bell_.notify_all();
    if (maker_.joinable()) maker_.join();
}

std::shared_ptr<library::TagCompletion const> Completions::of(store::Session& session,
                                                              accounts::AccountId owner, std::int64_t state)
{
    {
        std::lock_guard const lock{mutex_};
        if (auto const found = find(owner); found != known_.end()) {
            known_.splice(known_.begin(), known_, found);
            bool const is_behind = found->state < state;
            if (is_behind && is_large(*found)) want(owner);
            if (!is_behind || is_large(*found)) return found->completion;
        }
    }
    auto made = std::make_shared<library::TagCompletion const>(library::all_tags(session, columns_, owner));
    std::lock_guard const lock{mutex_};
    keep({owner, state, made});
    return made;
}

void Completions::changed(accounts::AccountId owner)
{
    std::lock_guard const lock{mutex_};
    if (auto const found = find(owner); found != known_.end() && is_large(*found)) want(owner);
}

void Completions::settle()
{
    std::unique_lock lock{mutex_};
    bell_.wait(lock, [this] { return is_ending_ || (wanted_.empty() && !is_making_); });
}

Completions::Place Completions::find(accounts::AccountId owner)
{
    return std::find_if(known_.begin(), known_.end(), [&](Known const& one) { return one.owner == owner; });
}

/// One that somebody else made of a newer state meanwhile stays.
void Completions::keep(Known made)
{
    if (auto const found = find(made.owner); found != known_.end()) {
        if (found->state < made.state) *found = std::move(made);
        return;
    }
    known_.push_front(std::move(made));
    if (known_.size() > kept) known_.pop_back();
}

void Completions::want(accounts::AccountId owner)
{
    if (std::find(wanted_.begin(), wanted_.end(), owner) != wanted_.end()) return;
    wanted_.push_back(owner);
    if (!maker_.joinable()) maker_ = std::thread{[this] { make_what_is_wanted(); }};
    bell_.notify_all();
}

void Completions::make_what_is_wanted()
{
    using Watch = std::chrono::steady_clock;
    std::unique_lock lock{mutex_};
    while (true) {
        bell_.wait(lock, [this] { return is_ending_ || !wanted_.empty(); });
        if (is_ending_) return;
        auto const owner = wanted_.front();
        wanted_.pop_front();
        is_making_ = true;
        lock.unlock();
        auto const begun = Watch::now();
        auto made = made_behind(owner);
        auto const took = Watch::now() - begun;
        lock.lock();
        if (made) keep(std::move(*made));
        is_making_ = false;
        bell_.notify_all();
        bell_.wait_for(lock, rest * took, [this] { return is_ending_; });
    }
}

/// Nothing where the database cannot be asked: whoever types next wants it again.
std::optional<Completions::Known> Completions::made_behind(accounts::AccountId owner) const
{
    try {
        auto const reader = database_.read(owner.value);
        auto const state = library::library_state(*reader, owner);
        return Known{
            owner, state,
            std::make_shared<library::TagCompletion const>(library::all_tags(*reader, columns_, owner))};
    } catch (std::exception const& trouble) {
        log::error("the tags of account {} could not be read for completion: {}", owner.value,
                   trouble.what());
        return std::nullopt;
    }
}

std::shared_ptr<library::TagCompletion const> completions_of(Asking const& asking, store::Session& session)
{
    auto const owner = asking.account().id;
    return asking.site.completions.of(session, owner, library::library_state(session, owner));
}

} // namespace florilege::web
