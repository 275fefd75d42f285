#pragma once

#include "prelude/clock.hpp"

#include <string>
#include <vector>

namespace florilege::web {

/// What a feed says, before it is written in one form or another. Addresses are absolute, texts are UTF-8,
/// what may be missing is empty.

struct FeedPerson {
    std::string name;
    std::string address = {};
    bool operator==(FeedPerson const&) const = default;
};

struct FeedTag {
    std::string name;
    std::string address = {};
};

struct FeedEntry {
    std::string id; ///< the same in every form and for ever
    std::string title;
    std::string permalink;
    std::string target = {}; ///< what was read; empty where that has no address for a browser
    std::string html;        ///< whole and safe
    std::string summary = {};
    std::vector<FeedTag> tags = {};
    std::string tag_scheme = {}; ///< what the tags' addresses begin with
    FeedPerson author = {};      ///< where it is another than the feed's
    Time published;
    Time updated;
};

/// Where the title of an entry leads: a blog of links leads to what was read, others to our page about it.
enum class FeedLinks { target, permalink };

struct Feed {
    std::string id;
    std::string title;
    std::string home;      ///< the page that shows the same
    std::string self;      ///< this feed in this form
    std::string first;     ///< its first page; the same as `self` on that
    std::string next = {}; ///< the page with what is older
    std::string hub = {};  ///< tells subscribers when it changes (WebSub)
    FeedPerson author;     ///< named, so that every entry has one
    Time updated{};
    FeedLinks links = FeedLinks::target;
    std::vector<FeedEntry> entries = {};

    bool is_first() const { return self == first; }
};

/// Where the title of an entry leads, and the other one of its two addresses; that may be empty.
struct EntryLinks {
    std::string const& main;
    std::string const& other;
};
inline EntryLinks links_of(FeedEntry const& entry, FeedLinks links)
{
    bool const to_target = links == FeedLinks::target && !entry.target.empty();
    return to_target ? EntryLinks{entry.target, entry.permalink} : EntryLinks{entry.permalink, entry.target};
}

} // namespace florilege::web
