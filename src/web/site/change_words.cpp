#include "web/site/change_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace florilege::web {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 35> actions{
    {{"update", "change.update"},
     {"bookmark edit", "change.bookmark-edit"},
     {"bookmark delete", "change.bookmark-delete"},
     {"bookmark merge", "change.bookmark-merge"},
     {"bookmarks edit", "change.bookmarks-edit"},
     {"bookmarks delete", "change.bookmarks-delete"},
     {"highlight add", "change.highlight-add"},
     {"highlight edit", "change.highlight-edit"},
     {"highlight delete", "change.highlight-delete"},
     {"reply add", "change.reply-add"},
     {"reply edit", "change.reply-edit"},
     {"reply delete", "change.reply-delete"},
     {"tag rename", "change.tag-rename"},
     {"tag merge", "change.tag-merge"},
     {"tag alias", "change.tag-alias"},
     {"tag parent", "change.tag-parent"},
     {"tag delete", "change.tag-delete"},
     {"bundle set", "change.bundle-set"},
     {"bundle rename", "change.bundle-rename"},
     {"bundle delete", "change.bundle-delete"},
     {"list create", "change.list-create"},
     {"list edit", "change.list-edit"},
     {"list note", "change.list-note"},
     {"list rename", "change.list-rename"},
     {"list put", "change.list-put"},
     {"list add", "change.list-add"},
     {"list move", "change.list-move"},
     {"list remove", "change.list-remove"},
     {"list delete", "change.list-delete"},
     {"search save", "change.search-save"},
     {"search rename", "change.search-rename"},
     {"search delete", "change.search-delete"},
     {"review again", "change.review-again"},
     {"review done", "change.review-done"},
     {"digest remove", "change.digest-remove"}}};

/// What it was done to: "2 bookmarks: +maps, public". The first fact says it, the others how.
std::string facts_in_words(Words const& words, std::vector<Saying> const& facts)
{
    auto first = words.say(facts.front());
    std::string others;
    for (std::size_t at = 1; at < facts.size(); ++at)
        others += (at == 1 ? "" : ", ") + words.say(facts[at]);
    if (others.empty()) return first;
    return words.say("change.how", {{"what", std::string_view{first}}, {"how", std::string_view{others}}});
}

} // namespace

std::string change_in_words(Words const& words, library::Change const& change)
{
    // What was changed before there were facts is said as it was written down then.
    auto const what = change.facts.empty() ? change.summary : facts_in_words(words, change.facts);
    auto const* const found = std::find_if(actions.begin(), actions.end(),
                                           [&](auto const& row) { return row.first == change.action; });
    auto said = found == actions.end() ? change.action + ": " + what
                                       : words.say(found->second, {{"what", std::string_view{what}}});
    switch (change.sense) {
    case library::Sense::done: break;
    case library::Sense::undone: return words.say("change.undone", {{"what", std::string_view{said}}});
    case library::Sense::again: return words.say("change.again", {{"what", std::string_view{said}}});
    }
    return said;
}

} // namespace florilege::web
