#pragma once

#include "accounts/account.hpp"
#include "library/bookmark.hpp"
#include "library/former_names.hpp"
#include "library/prepared_draft.hpp"
#include "library/tags/bundle.hpp"
#include "prelude/clock.hpp"
#include "store/data_directory.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace florilege::exchange {

/// A library beside another one, to try an import in. It has of that one whatever the file meets there,
/// brought over just before, so that each thing ends as it would end there; but nothing there is written, and
/// nobody kept from writing. It lies in a folder of its own, which goes with it; where the program is killed
/// before that, with the next trial in the same place. It knows nothing of other people's libraries, and of a
/// passage that becomes the same as another one only when it has been merged.
class Trial {
public:
    /// `real` must outlive it. The folder is made in `scratch`, or, where that is empty, where the system has
    /// such folders. Throws std::system_error and store::StoreError.
    Trial(store::Database& real, accounts::AccountId owner, std::filesystem::path const& scratch, Time now);
    ~Trial();
    Trial(Trial const&) = delete;
    Trial& operator=(Trial const&) = delete;

    /// Removes the folders in `scratch` of trials of this user's whose program was killed.
    static void remove_abandoned(std::filesystem::path const& scratch);

    /// Where to take things in, and for whom.
    store::Database& library() noexcept { return *library_; }
    accounts::AccountId owner() const noexcept { return owner_; }

    /// One look at the other library, as it is now, for things that are about to be taken in here.
    class Look {
    public:
        explicit Look(Trial& trial);
        void meets(library::PreparedDraft const& draft);
        void meets(library::ListDraft const& draft);
        void meets(library::FormerNames const& names);
        void meets(library::TagDraft const& tag);
        void meets(library::Bundle const& bundle);
        /// Takes in what was met. Throws store::StoreError.
        void bring_over();

    private:
        void meets(library::ListDraft::Entry const& entry);
        void meets(std::vector<library::BookmarkId> const& found);
        void meets_tag(std::string const& name);

        Trial& trial_;
        std::unique_ptr<store::Reader> reader_;
        std::vector<library::BookmarkId> keys_;
        std::vector<library::TagDraft> tags_;
    };

private:
    /// A folder that is removed with what is in it.
    struct Folder {
        explicit Folder(std::filesystem::path const& inside);
        ~Folder();
        Folder(Folder const&) = delete;
        Folder& operator=(Folder const&) = delete;
        std::filesystem::path const& path() const noexcept { return held->folder(); }
        std::optional<store::DataDirectory> held;
    };

    void bring_searches();

    store::Database& real_;
    accounts::AccountId real_owner_;
    Time now_;
    Folder folder_;
    std::unique_ptr<store::Database> library_;
    accounts::AccountId owner_;
    std::unordered_set<std::int64_t> brought_; ///< by the key that each has in the other library
    std::unordered_set<std::string> tags_seen_;
};

} // namespace florilege::exchange
