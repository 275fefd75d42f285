#include "exchange/trial.hpp"

#include "library/counterparts.hpp"
#include "library/lists/list.hpp"
#include "library/read.hpp"
#include "library/saved_search.hpp"
#include "library/take.hpp"
#include "library/text_index.hpp"
#include "prelude/log.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <mutex>
#include <stdexcept>
#include <system_error>

namespace florilege::exchange {
namespace {

// A hostile file must not grow this without bound: past it names are looked up again.
constexpr std::size_t names_remembered = 200'000;

constexpr std::int64_t page_cache_bytes = 16 << 20;

constexpr std::string_view folder_name = "florilege-trial-";

void remove_folder(std::filesystem::path const& folder)
{
    std::error_code error;
    std::filesystem::remove_all(folder, error);
    if (error) log::warn("{} could not be removed: {}", folder.string(), error.message());
}

/// A folder that anybody else could put something into is left alone: what they put there would be opened.
bool is_our_own(std::filesystem::path const& folder)
{
    struct ::stat about {};
    return ::lstat(folder.c_str(), &about) == 0 && S_ISDIR(about.st_mode) && about.st_uid == ::geteuid() &&
           (about.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

/// Held while a folder is made and while abandoned ones are looked for, which one that nobody holds yet looks
/// like.
std::mutex& making()
{
    static std::mutex mutex;
    return mutex;
}

std::unique_ptr<store::Database> open_in(std::filesystem::path const& folder)
{
    store::DatabaseLimits limits;
    limits.page_cache_bytes = page_cache_bytes;
    limits.readers = 1;
    return store::open(store::SqliteLocation{folder / "trial.db"}, store::Access::read_write,
                       library::tokenizer(), limits);
}

accounts::AccountId account_in(store::Database& library, Time now)
{
    std::optional<accounts::AccountId> id;
    library.write([&](store::Transaction& transaction) {
        auto const name = accounts::AccountName::parse("trial").value();
        id = accounts::create_account(transaction, name, now).value().id;
    });
    return *id;
}

} // namespace

Trial::Folder::Folder(std::filesystem::path const& inside)
{
    auto const place = inside.empty() ? std::filesystem::temp_directory_path() : inside;
    remove_abandoned(place);
    std::lock_guard const lock{making()};
    for (int tries = 3; !held && tries > 0; --tries) {
        auto name = (place / folder_name).string() + "XXXXXX";
        if (::mkdtemp(name.data()) == nullptr)
            throw std::system_error{errno, std::generic_category(),
                                    "no folder can be made in " + place.string()};
        // Another program's trial that begins now may take it for an abandoned one.
        if (auto owned = store::DataDirectory::own(name, "a trial of an import"))
            held.emplace(std::move(*owned));
    }
    if (!held) throw std::runtime_error{"no folder in " + place.string() + " can be held"};
}

Trial::Folder::~Folder()
{
    remove_folder(path());
}

Trial::Trial(store::Database& real, accounts::AccountId owner, std::filesystem::path const& scratch, Time now)
    : real_{real}, real_owner_{owner}, now_{now}, folder_{scratch}, library_{open_in(folder_.path())},
      owner_{account_in(*library_, now)}
{
    bring_searches();
}

Trial::~Trial() = default;

void Trial::remove_abandoned(std::filesystem::path const& scratch)
{
    std::lock_guard const lock{making()};
    std::error_code unreadable;
    for (std::filesystem::directory_iterator at{scratch, unreadable}, end; at != end;
         at.increment(unreadable)) {
        bool const is_one = at->path().filename().string().starts_with(folder_name) &&
                            is_our_own(at->path()) &&
                            std::filesystem::exists(at->path() / "lock", unreadable);
        if (!is_one) continue;
        if (auto const held = store::DataDirectory::own(at->path(), "its removal")) remove_folder(at->path());
    }
}

/// There are few, and one of another name may have the query.
void Trial::bring_searches()
{
    auto const reader = real_.read(real_owner_.value);
    auto const searches = library::saved_searches(*reader, real_owner_);
    if (searches.empty()) return;
    library_->write([&](store::Transaction& transaction) {
        library::Vocabulary vocabulary{owner_};
        for (auto const& search : searches)
            library::take_search(transaction, {owner_, vocabulary, std::nullopt, now_}, search);
    });
}

Trial::Look::Look(Trial& trial) : trial_{trial}, reader_{trial.real_.read(trial.real_owner_.value)} {}

void Trial::Look::meets(library::PreparedDraft const& draft)
{
    meets(library::counterparts(*reader_, trial_.real_owner_, draft));
    for (auto const& tag : draft.draft.tags)
        meets_tag(tag);
}

void Trial::Look::meets(library::ListDraft const& draft)
{
    for (auto const& entry : draft.entries)
        meets(entry);
}

void Trial::Look::meets(library::FormerNames const& names)
{
    meets(library::counterparts(*reader_, trial_.real_owner_, names));
}

void Trial::Look::meets(library::TagDraft const& tag)
{
    meets_tag(tag.name);
    meets_tag(tag.parent);
    for (auto const& alias : tag.aliases)
        meets_tag(alias);
}

void Trial::Look::meets(library::Bundle const& bundle)
{
    for (auto const& tag : bundle.tags)
        meets_tag(tag);
}

void Trial::Look::meets(library::ListDraft::Entry const& entry)
{
    meets(library::counterparts(*reader_, trial_.real_owner_, entry));
}

void Trial::Look::meets(std::vector<library::BookmarkId> const& found)
{
    for (auto const key : found)
        if (trial_.brought_.insert(key.value).second) keys_.push_back(key);
}

/// A tag comes with the name that the file has for it, before the file makes one of that name here.
void Trial::Look::meets_tag(std::string const& name)
{
    if (trial_.tags_seen_.size() >= names_remembered) trial_.tags_seen_.clear();
    if (!trial_.tags_seen_.insert(name).second) return;
    auto const there = library::tag_counterpart(*reader_, trial_.real_owner_, name);
    if (there) tags_.push_back({*there, {name}, {}});
}

void Trial::Look::bring_over()
{
    if (keys_.empty() && tags_.empty()) return;
    trial_.library_->write([&](store::Transaction& transaction) {
        library::Vocabulary vocabulary{trial_.owner_};
        library::Shelf const shelf{trial_.owner_, vocabulary, std::nullopt, trial_.now_};
        for (auto const& tag : tags_)
            library::take_tag(transaction, shelf, tag);
        library::each_bookmark(*reader_, keys_, [&](library::Bookmark const& bookmark) {
            library::take(transaction, shelf, bookmark.content);
            library::take_former_names(transaction, shelf,
                                       library::former_names_of(*reader_, trial_.real_owner_, bookmark));
        });
    });
}

} // namespace florilege::exchange
