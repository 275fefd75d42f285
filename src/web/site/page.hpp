#pragma once

#include "web/site/asking.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace florilege::web {

/// A feed that a page names, for readers of feeds to find.
struct FeedLink {
    std::string title;
    std::string address;    ///< without the ending: "/u/colette" has /u/colette.atom, .rss and .json
    std::string query = {}; ///< behind the ending: "?q=maps"
};

/// A page, but for the frame that all have.
struct PageDraft {
    std::string content; ///< the template
    text::Fields fields = {};
    std::string title = {};
    std::string_view section = {}; ///< of the navigation: "library", "tags", …
    int status = 200;
    std::vector<FeedLink> feeds = {}; ///< the template `subscribe` shows the first
    bool may_be_found = false;        ///< search engines may list it
    bool has_form = true;             ///< a guest gets a secret for its token
    bool whole_width = false;
};

/// "dark" or "light" as the visitor's browser has chosen for this site; empty where it follows the system.
std::string theme_of(Request const& request);

/// The page in its frame.
Response page(Asking const& asking, PageDraft draft);

/// 303: after a change, look there.
Response see_other(std::string const& to);
/// The same, with a notice of what was done and a way to take it back.
Response done(Changing const& changing, std::string const& to);
/// With a notice alone; `key` names its message.
Response done_saying(std::string const& to, std::string_view key);

/// A page that says what went wrong: error.STATUS.title and error.STATUS.text are its messages.
Response error_page(Asking const& asking, int status);
/// With a text of its own.
Response error_page(Asking const& asking, int status, std::string const& reason);
/// For whoever it is, where nothing but the request is at hand.
Response error_page(Site& site, Request const& request, Language language, int status);

/// What is not there, and what this visitor may not see: the same answer.
Response not_found(Asking const& asking);

/// The same for a change that is refused: where somebody typed into its form, what they sent is in the page,
/// to be put right and sent again.
Response error_page(Changing const& changing, int status);
Response error_page(Changing const& changing, int status, std::string const& reason);
Response not_found(Changing const& changing);

/// A path within this site that is safe to go on to; "/" for anything else.
std::string safe_path(std::string_view wanted);

} // namespace florilege::web
