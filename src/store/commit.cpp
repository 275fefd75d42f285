#include "store/commit.hpp"

#include "prelude/log.hpp"
#include "store/error.hpp"

#include <algorithm>

namespace florilege::store {
namespace {

/// Whether an error is of a kind that leaves nothing of the whole commit.
bool ends_the_commit(std::exception_ptr const& error)
{
    try {
        std::rethrow_exception(error);
    } catch (DiskFull const&) {
        return true;
    } catch (WriterLost const&) {
        return true;
    } catch (...) {
        return false;
    }
}

std::optional<std::string> cause_of_loss(std::exception_ptr const& error)
{
    try {
        std::rethrow_exception(error);
    } catch (WriterLost const& lost) {
        return lost.what();
    } catch (...) {
        return std::nullopt;
    }
}

std::optional<std::string> rest(WritingConnection& connection)
{
    try {
        connection.rest();
        return std::nullopt;
    } catch (StoreError const& error) {
        log::warn("{}", error.what());
        return cause_of_loss(std::current_exception());
    }
}

} // namespace

std::optional<std::string> Commit::run()
{
    try {
        connection_.begin();
        for (auto& part : parts_)
            run_part(part);
        bool const any_left =
            std::any_of(parts_.begin(), parts_.end(), [](auto& part) { return !part.answered; });
        if (any_left)
            connection_.commit();
        else
            connection_.roll_back();
    } catch (...) {
        return refuse_all(std::current_exception());
    }
    for (auto& part : parts_)
        if (!part.answered) part.done.get().set_value();
    return rest(connection_);
}

/// Throws only what ends the whole commit.
void Commit::run_part(Part& part)
{
    // A savepoint makes FTS5 write out what it holds in memory; a lone request, such as a batch of an
    // import, does without.
    bool const shared = parts_.size() > 1;
    if (shared) connection_.mark();
    std::exception_ptr error;
    try {
        part.work.get()(connection_.transaction());
        if (!connection_.failure()) connection_.transaction().write_pending();
        error = connection_.failure();
    } catch (...) {
        error = std::current_exception();
    }
    connection_.transaction().forget_pending();
    // What the work threw may hide that a statement met a full disk before.
    if (auto const failure = connection_.failure(); failure && ends_the_commit(failure))
        std::rethrow_exception(failure);
    if (!error) {
        if (shared) connection_.keep();
        return;
    }
    if (!connection_.in_transaction()) std::rethrow_exception(error);
    if (shared) connection_.undo();
    refuse(part, error);
}

void Commit::refuse(Part& part, std::exception_ptr const& reason)
{
    part.answered = true;
    part.done.get().set_exception(reason);
}

std::optional<std::string> Commit::refuse_all(std::exception_ptr const& reason)
{
    connection_.roll_back();
    for (auto& part : parts_)
        if (!part.answered) refuse(part, reason);
    return cause_of_loss(reason);
}

std::optional<std::string> run_alone(WritingConnection& connection,
                                     std::function<void(WritingConnection&)> const& task,
                                     std::promise<void>& done)
{
    try {
        task(connection);
        done.set_value();
        return std::nullopt;
    } catch (...) {
        done.set_exception(std::current_exception());
        return cause_of_loss(std::current_exception());
    }
}

} // namespace florilege::store
