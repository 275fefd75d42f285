#pragma once

#include "exchange/import.hpp"
#include "exchange/importer.hpp"
#include "exchange/peeked_source.hpp"
#include "exchange/report.hpp"
#include "exchange/trial.hpp"
#include "library/lists/list.hpp"
#include "library/take.hpp"

#include <deque>
#include <future>
#include <memory>
#include <variant>
#include <vector>

namespace florilege::exchange {

/// Thrown by an intake's calls when whoever is told of the progress wants no more.
struct StoppedHere {};

/// An intake that puts what importers read into a library: groups of some hundred items go to the thread that
/// writes while the next group is read, and a few groups at most wait there. Counts and problems are gathered
/// here.
class LibraryIntake final : public Intake {
public:
    /// All references must outlive it. `progress` is told after every commit.
    LibraryIntake(accounts::AccountId owner, accounts::Audience audience, Time now,
                  PeekedSource const& source, ImportProgress& progress);
    ~LibraryIntake() override;

    /// Where to put things, group by group: into a database, or into a trial, whose owner is then this one's.
    /// One of the two comes before anything is read.
    void take_into(store::Database& database, library::BatchId batch);
    void take_into(Trial& trial);

    /// Writes what is left and waits until all is durable. Throws store::DiskFull, StoppedHere, and what else
    /// broke.
    void finish();

    ImportReport& report() noexcept { return report_; }

    void bookmark(library::BookmarkDraft draft, Place place) override;
    void tag(library::TagDraft draft, Place place) override;
    void list(library::ListDraft draft, Place place) override;
    void former_names(library::FormerNames const& names, Place const& place) override;
    void bundle(library::Bundle const& bundle, Place const& place) override;
    void search(library::SavedSearch const& search, Place const& place) override;
    void review(library::ReviewState const& state, Place const& place) override;
    void reject(Place place, std::string reason) override;
    void warn(Place place, std::string reason) override;
    void skip(Place place, std::string what) override;
    void refuse(std::string reason, Saying const& saying) override;

    /// Why the file as a whole was refused; nothing where it was not.
    std::optional<Fault> const& refused() const noexcept { return refused_; }

private:
    struct Item {
        std::variant<library::PreparedDraft, library::TagDraft, library::ListDraft, library::FormerNames,
                     library::Bundle, library::SavedSearch, library::ReviewState>
            draft;
        Place place;
        bool refused = false; ///< by the database, alone
    };
    /// Items on their way, and what became of them: written by the writing thread, read after its future.
    struct Group {
        std::vector<Item> items;
        std::int64_t added = 0, updated = 0, unchanged = 0;
        std::vector<Problem> problems;
    };
    struct Waiting {
        std::shared_ptr<Group> group;
        std::future<void> durable;
    };

    void put(Item item);
    void send();
    void look_up(Group const& group);
    void await_oldest();
    void one_by_one(Group& group);
    void settle(Group const& group);
    static void take_all(store::Transaction& transaction, library::Shelf const& shelf, Group& group,
                         std::size_t first, std::size_t last);

    accounts::AccountId owner_;
    accounts::Audience audience_;
    Time now_;
    PeekedSource const& source_;
    ImportProgress& progress_;
    ImportReport report_;
    store::Database* database_ = nullptr;
    Trial* trial_ = nullptr;
    std::optional<library::BatchId> batch_;
    library::Vocabulary vocabulary_; ///< used on the writing thread only while groups are on their way
    std::shared_ptr<Group> filling_;
    std::size_t filling_bytes_ = 0;
    std::size_t group_items_; ///< how many make a group
    std::deque<Waiting> waiting_;
    std::int64_t durable_ = 0;
    Onward onward_ = Onward::go_on;
    std::optional<Fault> refused_;
};

} // namespace florilege::exchange
