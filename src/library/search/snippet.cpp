#include "library/search/snippet.hpp"

#include "library/duplicates/merged_words.hpp"
#include "text/html/escape.hpp"
#include "text/url/url_words.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <optional>

namespace florilege::library {
namespace {

constexpr std::string_view ellipsis = "…";

struct Passage {
    std::string text;
    TextColumn column;
};

void add_replies(std::vector<Passage>& passages, std::vector<ReplyDraft> const& replies)
{
    for (auto const& reply : replies) {
        passages.push_back({reply.text, TextColumn::quotes});
        add_replies(passages, reply.replies);
    }
}

std::vector<Passage> passages_of(BookmarkDraft const& bookmark)
{
    std::vector<Passage> passages{{bookmark.note, TextColumn::note}};
    for (auto const& highlight : bookmark.highlights) {
        passages.push_back({highlight.quote, TextColumn::quotes});
        passages.push_back({highlight.note, TextColumn::quotes});
        add_replies(passages, highlight.replies);
    }
    passages.push_back({bookmark.article, TextColumn::article});
    passages.push_back({bookmark.author, TextColumn::note});
    passages.push_back({bookmark.title, TextColumn::title});
    std::string tags;
    for (auto const& tag : bookmark.tags)
        tags += (tags.empty() ? "" : " · ") + tag;
    passages.push_back({std::move(tags), TextColumn::tags});
    if (bookmark.url) passages.push_back({text::words_of(*bookmark.url), TextColumn::address});
    for (auto& merged : merged_words(bookmark)) {
        passages.push_back({std::move(merged.title), TextColumn::title});
        passages.push_back({std::move(merged.article), TextColumn::article});
    }
    std::erase_if(passages, [](Passage const& passage) { return passage.text.empty(); });
    return passages;
}

/// Occurrences that fit into one snippet: from the one numbered `first` to the one numbered `last`.
struct Group {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t distinct = 0;
};

/// The group with the most different terms; among equals the first. Occurrences come by their ends, and a
/// longer one that ends later may begin earlier, so the begin of a group is the least of its members'; taking
/// the first member's instead errs by a phrase at most, and the cutting below keeps the phrase whole.
Group best_group(std::vector<Occurrence> const& occurrences, std::size_t terms)
{
    Group best;
    std::vector<std::size_t> held(terms);
    std::size_t distinct = 0;
    std::size_t left = 0;
    for (std::size_t right = 0; right < occurrences.size(); ++right) {
        if (held[occurrences[right].term]++ == 0) ++distinct;
        while (left < right &&
               occurrences[right].place.end - occurrences[left].place.begin > SnippetLength::bytes) {
            if (--held[occurrences[left].term] == 0) --distinct;
            ++left;
        }
        if (distinct > best.distinct) best = {left, right, distinct};
    }
    return best;
}

/// The bytes to show: the group with what stands around it, a third of the room before it.
Stretch cut_around(std::string_view text, std::vector<Stretch> const& words, Stretch middle)
{
    auto const taken = std::min(middle.end - middle.begin, SnippetLength::bytes);
    auto const room = SnippetLength::bytes - taken;
    auto const lead = std::min(middle.begin, room / 3);
    auto const begin_wanted = middle.begin - lead;
    auto const end_wanted = std::min(text.size(), middle.end + room - lead);

    Stretch out{begin_wanted, end_wanted};
    if (begin_wanted > 0) {
        auto const first =
            std::lower_bound(words.begin(), words.end(), begin_wanted,
                             [](Stretch const& word, std::size_t at) { return word.begin < at; });
        out.begin = first == words.end() ? middle.begin : std::min(first->begin, middle.begin);
    }
    if (end_wanted < text.size()) {
        auto const next = std::upper_bound(words.begin(), words.end(), end_wanted,
                                           [](std::size_t at, Stretch const& word) { return at < word.end; });
        out.end = next == words.begin() ? middle.end : std::max(std::prev(next)->end, middle.end);
    }
    return out;
}

void append_plain(std::string& html, std::string_view text)
{
    std::string line{text};
    for (char& c : line)
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    text::append_escaped(html, line);
}

std::string marked(std::string_view text, Stretch shown, std::vector<Occurrence> const& occurrences)
{
    std::vector<Stretch> marks;
    for (auto const& occurrence : occurrences)
        if (occurrence.place.begin >= shown.begin && occurrence.place.end <= shown.end)
            marks.push_back(occurrence.place);
    std::sort(marks.begin(), marks.end(), [](Stretch a, Stretch b) { return a.begin < b.begin; });

    std::string html;
    if (shown.begin > 0) html += ellipsis;
    auto at = shown.begin;
    for (std::size_t i = 0; i < marks.size();) {
        auto mark = marks[i++];
        while (i < marks.size() && marks[i].begin < mark.end)
            mark.end = std::max(mark.end, marks[i++].end);
        append_plain(html, text.substr(at, mark.begin - at));
        html += "<mark>";
        append_plain(html, text.substr(mark.begin, mark.end - mark.begin));
        html += "</mark>";
        at = mark.end;
    }
    append_plain(html, text.substr(at, shown.end - at));
    if (shown.end < text.size()) html += ellipsis;
    return html;
}

} // namespace

std::string snippet(BookmarkDraft const& bookmark, WantedWords const& wanted)
{
    if (wanted.size() == 0) return {};
    struct Choice {
        std::string const* text;
        Sighting sighting;
        Group group;
    };
    auto const passages = passages_of(bookmark);
    std::optional<Choice> best;
    for (auto const& passage : passages) {
        auto sighting = wanted.look(passage.text, passage.column);
        auto const group = best_group(sighting.occurrences, wanted.size());
        if (!best || group.distinct > best->group.distinct)
            best = {&passage.text, std::move(sighting), group};
        if (best->group.distinct == wanted.size()) break;
    }
    if (!best) return {};
    Stretch middle{0, 0};
    auto const& found = best->sighting.occurrences;
    if (best->group.distinct > 0) {
        middle = {found[best->group.first].place.begin, found[best->group.last].place.end};
        for (auto i = best->group.first; i <= best->group.last; ++i)
            middle.begin = std::min(middle.begin, found[i].place.begin);
    }
    return marked(*best->text, cut_around(*best->text, best->sighting.words, middle), found);
}

} // namespace florilege::library
