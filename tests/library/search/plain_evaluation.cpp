#include "tests/library/search/plain_evaluation.hpp"

#include "library/text_index.hpp"
#include "text/url/site.hpp"
#include "text/utf8/fold.hpp"
#include "text/words/tokens.hpp"

#include <algorithm>
#include <set>

namespace florilege::tests {
namespace {

using namespace library;
using Forms = std::vector<std::string>;

std::vector<Forms> words_of(std::string_view text, text::Reading reading)
{
    std::vector<Forms> words;
    text::tokenize(text, reading, [&](text::Token const& token) {
        if (!token.same_position) words.emplace_back();
        words.back().emplace_back(token.form);
    });
    return words;
}

bool fits(Forms const& word, Forms const& asked, Match match, bool last)
{
    if (match == Match::word)
        return std::find_first_of(word.begin(), word.end(), asked.begin(), asked.end()) != word.end();
    if (match == Match::prefix && last) return word.front().starts_with(asked.front());
    return word.front() == asked.front();
}

bool stands_in(std::string_view text, std::string_view asked_text, Match match)
{
    auto const words = words_of(text, text::Reading::indexing);
    auto const asked = words_of(asked_text, text::Reading::asking);
    for (std::size_t begin = 0; begin + asked.size() <= words.size(); ++begin) {
        std::size_t i = 0;
        while (i < asked.size() && fits(words[begin + i], asked[i], match, i + 1 == asked.size()))
            ++i;
        if (i == asked.size()) return true;
    }
    return false;
}

bool named(std::string const& name, std::string const& asked, Match match)
{
    return match == Match::prefix ? name.substr(0, asked.size()) == asked : name == asked;
}

/// Some list on the way to the bookmark ends the path that was asked for.
bool in_list(InList const& in, ListPath const& path)
{
    for (std::size_t end = 1; end <= path.size(); ++end) {
        if (in.match == Match::prefix && named(text::fold(path[end - 1]), in.folded, in.match)) return true;
        std::string joined;
        for (auto at = end; at > 0; --at) {
            joined = path[at - 1] + (joined.empty() ? "" : "/") + joined;
            if (in.match != Match::prefix && text::fold(joined) == in.folded) return true;
        }
    }
    return false;
}

bool is_in(State state, BookmarkDraft const& bookmark)
{
    switch (state) {
    case State::unread: return bookmark.unread;
    case State::archived: return bookmark.archived;
    case State::favourite: return bookmark.favourite;
    case State::only_me: return bookmark.audience->is_private();
    case State::everyone: return bookmark.audience->is_public();
    case State::unresolved: return bookmark.kind == SourceKind::unresolved;
    case State::highlighted:
        return std::any_of(bookmark.highlights.begin(), bookmark.highlights.end(),
                           [](HighlightDraft const& highlight) { return !highlight.quote.empty(); });
    case State::untagged: return bookmark.tags.empty();
    }
    return false;
}

bool from(FromSite const& site, text::Url const& url)
{
    if (text::site(url) != site.site) return false;
    return site.host.empty() || url.host() == site.host || url.host().ends_with("." + site.host);
}

bool begins(UrlBegins const& asked, std::string const& url)
{
    if (!asked.web) return url.starts_with(asked.beginning);
    return url.starts_with("http://" + asked.beginning) || url.starts_with("https://" + asked.beginning);
}

} // namespace

bool PlainEvaluation::carries(HasTag const& tag, BookmarkDraft const& bookmark) const
{
    std::set<std::string> meant;
    for (auto const& known : vocabulary_) {
        bool is_meant = named(text::fold(known.name), tag.folded, tag.match);
        for (auto const& alias : known.aliases)
            is_meant |= named(text::fold(alias), tag.folded, tag.match);
        if (is_meant) meant.insert(known.name);
    }
    for (std::size_t before = 0; before != meant.size();) {
        before = meant.size();
        for (auto const& known : vocabulary_)
            if (meant.count(known.parent) != 0) meant.insert(known.name);
    }
    return std::any_of(bookmark.tags.begin(), bookmark.tags.end(),
                       [&](std::string const& name) { return meant.count(name) != 0; });
}

bool PlainEvaluation::carries(InBundle const& in, BookmarkDraft const& bookmark) const
{
    for (auto const& bundle : bundles_)
        if (named(text::fold(bundle.name), in.folded, in.match))
            for (auto const& tag : bundle.tags)
                if (carries(HasTag{text::fold(tag), Match::phrase}, bookmark)) return true;
    return false;
}

bool PlainEvaluation::holds(Node const& node, BookmarkDraft const& bookmark) const
{
    auto const all_hold = [&](Node const& part) { return holds(part, bookmark); };
    if (auto const* all = std::get_if<All>(&node.is))
        return std::all_of(all->parts.begin(), all->parts.end(), all_hold);
    if (auto const* any = std::get_if<Any>(&node.is))
        return std::any_of(any->parts.begin(), any->parts.end(), all_hold);
    if (auto const* without = std::get_if<Without>(&node.is)) return !holds(without->part.front(), bookmark);
    if (auto const* words = std::get_if<Words>(&node.is)) {
        auto const text = search_text(bookmark);
        for (std::size_t column = 0; column < text.columns.size(); ++column) {
            auto const& only = words->columns;
            bool const asked =
                only.empty() || std::count(only.begin(), only.end(), static_cast<TextColumn>(column)) > 0;
            if (asked && stands_in(text.columns[column], words->text, words->match)) return true;
        }
        return words->columns.empty() &&
               std::any_of(bookmark.tags.begin(), bookmark.tags.end(),
                           [&](std::string const& tag) { return stands_in(tag, words->text, words->match); });
    }
    if (auto const* tag = std::get_if<HasTag>(&node.is)) return carries(*tag, bookmark);
    if (auto const* in = std::get_if<InBundle>(&node.is)) return carries(*in, bookmark);
    if (auto const* site = std::get_if<FromSite>(&node.is)) return bookmark.url && from(*site, *bookmark.url);
    if (auto const* page = std::get_if<OfPage>(&node.is))
        return bookmark.url && text::key_of(text::page_form(*bookmark.url)) == page->page;
    if (auto const* url = std::get_if<UrlBegins>(&node.is))
        return bookmark.url && begins(*url, bookmark.url->text());
    if (auto const* by = std::get_if<WrittenBy>(&node.is))
        return named(owner_, text::fold(by->text), by->match) ||
               stands_in(bookmark.author, by->text, by->match);
    if (auto const* in = std::get_if<InList>(&node.is))
        return std::any_of(bookmark.lists.begin(), bookmark.lists.end(),
                           [&](ListPath const& path) { return in_list(*in, path); });
    if (auto const* state = std::get_if<InState>(&node.is)) return is_in(state->state, bookmark);
    auto const& saved = std::get<SavedIn>(node.is);
    return (!saved.since || *bookmark.created >= *saved.since) &&
           (!saved.until || *bookmark.created < *saved.until);
}

} // namespace florilege::tests
