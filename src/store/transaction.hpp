#pragma once

#include "store/session.hpp"

#include <memory>
#include <vector>

namespace florilege::store {

class Transaction;

/// Work that a transaction puts off to its end: what many rows change a little is then written once.
class Pending {
public:
    Pending() = default;
    Pending(Pending const&) = delete;
    Pending& operator=(Pending const&) = delete;
    virtual ~Pending() = default;
    virtual void write(Transaction& transaction) = 0;
    /// Those of a later turn are written after the others, which may still tell them what to write.
    virtual int turn() const noexcept { return 0; }
};

/// The writing connection inside a transaction. Database::write hands one to its work, commits when the work
/// returns and rolls back when it throws; nobody else makes one, so there is no nesting to get wrong: code
/// that must run inside a transaction takes `Transaction&`.
///
/// A statement that fails spoils the transaction, on either engine: every later one throws, and nothing is
/// kept even where the work catches the error and returns. Test before writing, or write ON CONFLICT.
class Transaction : public Session {
public:
    /// Runs an INSERT of one row into a table whose key is `id` and gives the id it got. Each engine has its
    /// own way to tell it, so the SQL does not say RETURNING. Throws StoreError where no row went in.
    template <class... Values> std::int64_t insert(std::string_view sql, Values const&... values)
    {
        return insert_row(sql, std::array<Param, sizeof...(Values)>{Param{values}...});
    }

    /// From here to the end of the transaction `viewer()` answers this number, so that what reads through the
    /// `visible_*` views can run inside a transaction too. Unset at its start: then viewer() raises, as for
    /// a Reader without one.
    virtual void see_as(std::int64_t viewer) = 0;

    /// What this transaction has put off of that kind, made when first asked for. It is written before the
    /// commit, and forgotten where the transaction is undone.
    template <class Kind> Kind& pending()
    {
        for (auto const& one : pending_)
            if (auto* found = dynamic_cast<Kind*>(one.get())) return *found;
        auto made = std::make_unique<Kind>();
        auto& out = *made;
        pending_.push_back(std::move(made));
        return out;
    }
    /// For the one who commits.
    void write_pending();
    void forget_pending() noexcept { pending_.clear(); }

protected:
    virtual std::int64_t insert_row(std::string_view sql, std::span<Param const> values) = 0;
    [[noreturn]] static void missing_id(std::string_view sql);

private:
    std::vector<std::unique_ptr<Pending>> pending_;
};

/// A read-only view of one committed state, seen by one reader. The reader's number is what the SQL function
/// `viewer()` answers inside the `visible_*` views (0: nobody signed in); only those views can be read, every
/// other statement is refused when it is prepared.
class Reader : public Session {};

} // namespace florilege::store
