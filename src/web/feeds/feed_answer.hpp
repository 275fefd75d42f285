#pragma once

#include "library/bookmark.hpp"
#include "library/search/place.hpp"
#include "web/feeds/feed.hpp"
#include "web/feeds/feed_form.hpp"
#include "web/pages/library/item_fields.hpp"
#include "web/site/asking.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace florilege::web {

/// Who may keep a feed: everyone, or only who holds its secret.
enum class FeedReaders { everyone, bearer };

/// A feed that a route has found, before any of its entries is read. Addresses are paths of this site.
struct FeedFound {
    std::string path; ///< without its ending: "/u/colette"
    std::string name; ///< what its id is made of (FeedIds)
    std::string title;
    std::string home;         ///< the page that shows the same
    std::string q = {};       ///< the question that stands in its address
    std::string query = {};   ///< what is asked for, as it was understood today
    FeedPerson author = {};   ///< unnamed: the site itself
    std::int64_t state = 0;   ///< of what it is taken from: another number, another feed (library/state.hpp)
    Time began{};             ///< when it is empty: when it last changed
    std::size_t entries = 50; ///< on a page
    FeedReaders readers = FeedReaders::everyone;
    bool announced = false; ///< a hub is told when it changes (jobs/announce_job.hpp)
};

struct FeedItem {
    library::Bookmark bookmark;
    Shelved shelved;
    FeedPerson author = {}; ///< where it is another than the feed's; its address is a path
};

struct FeedItems {
    std::vector<FeedItem> items;
    std::optional<library::Place> last = {};
    bool more = false;
};

/// The newest items behind a place, at most `limit`.
using ReadItems = std::function<FeedItems(std::size_t limit, std::optional<library::Place> const& after)>;

/// How the entries of a feed are to be written.
struct FeedSetting {
    std::string base;      ///< what addresses begin with
    std::string authority; ///< for FeedIds
    FeedLinks links;
    std::optional<library::Place> after; ///< where the page begins; nothing: with the newest
};

/// Entries of a feed; `next` is the place behind them, nothing at the end.
struct FeedPage {
    std::vector<FeedEntry> entries;
    std::optional<library::Place> next = {};
};

/// The newest entries behind the setting's place, at most `limit`.
using ReadPage = std::function<FeedPage(std::size_t limit, FeedSetting const& setting)>;

/// The feed in that form, and one page of it: its newest entries, or those behind the place in the address.
/// Who has it already is told so before anything is read.
Response feed_answer(Reading& reading, FeedForm form, FeedFound const& found, ReadItems const& read);
/// The same of what are no bookmarks.
Response entries_answer(Reading& reading, FeedForm form, FeedFound const& found, ReadPage const& read);

/// How many bytes the contents of a page of a feed have at most; what is more is on the next.
constexpr std::size_t longest_feed = std::size_t{2} << 20;

} // namespace florilege::web
