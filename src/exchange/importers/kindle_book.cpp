#include "exchange/importers/kindle_book.hpp"

#include "exchange/extra.hpp"
#include "text/utf8/fold.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

namespace florilege::exchange {
namespace {

// How many passages before one are looked at: a hostile file has all of them at one place.
constexpr std::size_t neighbours = 16;

struct Passage {
    KindleClipping clipping;
    std::string letters;
    std::vector<KindleClipping> notes;
};

/// Where in the book it stands, for order; what says no place stands at the end.
std::uint32_t position_of(KindlePlace const& place)
{
    if (place.locations) return place.locations->begin;
    return place.pages ? place.pages->begin : std::numeric_limits<std::uint32_t>::max();
}

bool overlap(std::optional<KindleSpan> const& a, std::optional<KindleSpan> const& b)
{
    return a && b && a->begin <= b->end && b->begin <= a->end;
}

bool same_place(KindlePlace const& a, KindlePlace const& b)
{
    if (a.locations && b.locations) return overlap(a.locations, b.locations);
    return overlap(a.pages, b.pages) || (!a.locations && !a.pages && !b.locations && !b.pages);
}

/// memmem() takes time in proportion to both; the search of std::string does not.
bool holds(std::string const& longer, std::string const& shorter)
{
    return longer.size() >= shorter.size() &&
           memmem(longer.data(), longer.size(), shorter.data(), shorter.size()) != nullptr;
}

void join_times(std::optional<Time>& one, std::optional<Time> const& other)
{
    if (other && (!one || *other < *one)) one = other;
}

/// Makes one of two clippings of a passage.
void unite(Passage& passage, Passage&& other)
{
    auto added = passage.clipping.place.added;
    join_times(added, other.clipping.place.added);
    if (other.clipping.line > passage.clipping.line) {
        passage.clipping = std::move(other.clipping);
        passage.letters = std::move(other.letters);
    }
    passage.clipping.place.added = added;
}

std::vector<Passage> passages_of(std::vector<KindleClipping>& clippings, std::size_t& merged)
{
    std::vector<Passage> found;
    for (auto& clipping : clippings) {
        if (clipping.place.kind == KindlePlace::Kind::note) continue;
        auto letters = text::letters_and_digits(clipping.text);
        found.push_back({std::move(clipping), std::move(letters), {}});
    }
    auto const position = [](Passage const& passage) { return position_of(passage.clipping.place); };
    std::ranges::stable_sort(found, {}, position);
    std::vector<Passage> passages;
    for (auto& next : found) {
        auto const first = passages.size() - std::min(passages.size(), neighbours);
        auto at = passages.size();
        while (at-- > first) {
            auto const& known = passages[at];
            if (!same_place(known.clipping.place, next.clipping.place)) continue;
            if (holds(known.letters, next.letters) || holds(next.letters, known.letters)) break;
        }
        if (at + 1 > first && at < passages.size()) {
            unite(passages[at], std::move(next));
            ++merged;
        } else {
            passages.push_back(std::move(next));
        }
    }
    // The later one of two may begin elsewhere.
    std::ranges::stable_sort(passages, {}, position);
    return passages;
}

/// How well a passage fits a note: 0 not at all.
int fit(KindlePlace const& passage, KindlePlace const& note)
{
    if (passage.locations && note.locations) {
        if (!overlap(passage.locations, note.locations)) return 0;
        return passage.locations->end == note.locations->end ? 3 : 2;
    }
    return overlap(passage.pages, note.pages) ? 1 : 0;
}

std::uint64_t distance(std::uint64_t a, std::uint64_t b)
{
    return a < b ? b - a : a - b;
}

/// The passage that the note belongs to; null where there is none, or where only the page is known and has
/// several.
Passage* passage_for(KindleClipping const& note, std::vector<Passage>& passages)
{
    auto const behind = std::ranges::upper_bound(
        passages, note.place.locations ? note.place.locations->end : position_of(note.place), {},
        [](Passage const& passage) { return position_of(passage.clipping.place); });
    Passage* best = nullptr;
    int best_fit = 0;
    int on_page = 0;
    auto const end = behind - passages.begin();
    for (auto at = end; at-- > std::max<std::ptrdiff_t>(0, end - static_cast<std::ptrdiff_t>(neighbours));) {
        auto& passage = passages[static_cast<std::size_t>(at)];
        auto const fits = fit(passage.clipping.place, note.place);
        if (fits == 1) ++on_page;
        bool const nearer =
            best != nullptr && fits == best_fit &&
            distance(passage.clipping.line, note.line) < distance(best->clipping.line, note.line);
        if (fits > best_fit || (fits > 0 && nearer)) {
            best = &passage;
            best_fit = fits;
        }
    }
    return best_fit == 1 && on_page > 1 ? nullptr : best;
}

std::string text_of(KindleSpan const& span)
{
    auto text = std::to_string(span.begin);
    return span.end == span.begin ? text : text + '-' + std::to_string(span.end);
}

std::string extra_of(KindlePlace const& place)
{
    Extra extra;
    if (place.locations) extra.put("location", text_of(*place.locations));
    if (place.pages) extra.put("page", text_of(*place.pages));
    return extra.json();
}

library::HighlightDraft highlight_of(Passage&& passage)
{
    library::HighlightDraft highlight;
    highlight.quote = std::move(passage.clipping.text);
    highlight.created = passage.clipping.place.added;
    highlight.extra = extra_of(passage.clipping.place);
    std::vector<std::string> said;
    for (auto& note : passage.notes) {
        join_times(highlight.created, note.place.added);
        auto letters = text::letters_and_digits(note.text);
        if (std::ranges::find(said, letters) != said.end()) continue;
        if (said.size() < neighbours) said.push_back(std::move(letters));
        if (!highlight.note.empty()) highlight.note += "\n\n";
        highlight.note += note.text;
    }
    return highlight;
}

} // namespace

KindlePassages join_clippings(std::vector<KindleClipping> clippings)
{
    KindlePassages joined;
    auto passages = passages_of(clippings, joined.merged);
    std::vector<library::HighlightDraft> loose;
    for (auto& clipping : clippings) {
        if (clipping.place.kind != KindlePlace::Kind::note) continue;
        if (auto* const passage = passage_for(clipping, passages)) {
            passage->notes.push_back(std::move(clipping));
            continue;
        }
        library::HighlightDraft note;
        note.note = std::move(clipping.text);
        note.created = clipping.place.added;
        note.extra = extra_of(clipping.place);
        loose.push_back(std::move(note));
    }
    for (auto& passage : passages)
        joined.highlights.push_back(highlight_of(std::move(passage)));
    std::ranges::move(loose, std::back_inserter(joined.highlights));
    return joined;
}

} // namespace florilege::exchange
