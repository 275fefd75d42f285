#include "exchange/trial.hpp"

#include "library/lists/list.hpp"
#include "library/read.hpp"
#include "library/saved_search.hpp"
#include "library/take.hpp"
#include "library/text_index.hpp"
#include "prelude/log.hpp"

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace florilege::exchange {
namespace {

// A hostile file must not grow this without bound: past it names are looked up again.
constexpr std::size_t names_remembered = 200'000;

constexpr std::int64_t page_cache_bytes = 16 << 20;

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
    auto name = (place / "florilege-trial-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw std::system_error{errno, std::generic_category(), "cannot make a folder in " + place.string()};
    path = name;
}

Trial::Folder::~Folder()
{
    std::error_code error;
    std::filesystem::remove_all(path, error);
    if (error) log::warn("{} could not be removed: {}", path.string(), error.message());
}

Trial::Trial(store::Database& real, accounts::AccountId owner, std::filesystem::path const& scratch, Time now)
    : real_{real}, real_owner_{owner}, now_{now}, folder_{scratch}, library_{open_in(folder_.path)},
      owner_{account_in(*library_, now)}
{
    bring_searches();
}

Trial::~Trial() = default;

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
    meets(library::ListDraft::Entry{names.bookmark, std::nullopt, {}});
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

/// A tag that is called otherwise there comes with the name that the file has for it.
void Trial::Look::meets_tag(std::string const& name)
{
    if (trial_.tags_seen_.size() >= names_remembered) trial_.tags_seen_.clear();
    if (!trial_.tags_seen_.insert(name).second) return;
    auto const there = library::tag_counterpart(*reader_, trial_.real_owner_, name);
    if (there && *there != name) tags_.push_back({*there, {name}, {}});
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
