#include "library/tags/tag_completion.hpp"

#include "library/search/leading.hpp"
#include "text/utf8/fold.hpp"
#include "text/utf8/utf8.hpp"
#include "text/words/word_breaks.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_set>

namespace florilege::library {
namespace {

/// Where more than one name in so many has what was typed, looking for the most used is quicker than sorting.
constexpr std::size_t common_part = 64;

/// Calls take(place) for the places in a folded name that it is found from: its begin, and where the
/// tokenizer of the searches begins a word.
template <class Take> void each_begin(std::string_view folded, Take take)
{
    take(std::size_t{0});
    text::WordBreaks words{folded};
    while (words.next())
        if (words.begin() > 0) take(words.begin());
}

bool has_from_a_word_on(std::string_view folded, std::string_view asked)
{
    if (folded.starts_with(asked)) return true;
    if (folded.find(asked) == std::string_view::npos) return false;
    bool found = false;
    each_begin(folded, [&](std::size_t at) { found = found || folded.substr(at).starts_with(asked); });
    return found;
}

} // namespace

/// A tag that was found, and what of it decides the order.
struct TagCompletion::Candidate {
    bool exact;
    std::int64_t bookmarks;
    std::string_view folded; ///< of the name it was found by
    bool is_alias;
    std::uint32_t tag;
    std::uint32_t name;
};

struct TagCompletion::Sooner {
    bool operator()(Candidate const& a, Candidate const& b) const
    {
        auto const order = [](Candidate const& one) {
            return std::tuple{!one.exact, -one.bookmarks, one.is_alias, one.folded, one.name};
        };
        return order(a) < order(b);
    }
};

/// The first that come, each tag once.
class TagCompletion::Distinct {
public:
    Distinct(TagCompletion const& known, std::size_t limit) : known_{known}, limit_{limit} {}

    bool full() const noexcept { return out_.size() == limit_; }

    void add(Candidate const& one)
    {
        if (full() || !met_.insert(one.tag).second) return;
        auto const& alias = known_.names_[one.name].text;
        out_.push_back({known_.tags_[one.tag], one.is_alias ? alias : std::string{}, one.bookmarks});
    }

    std::vector<Completion> take() { return std::move(out_); }

private:
    TagCompletion const& known_;
    std::size_t limit_;
    std::unordered_set<std::uint32_t> met_ = {};
    std::vector<Completion> out_ = {};
};

TagCompletion::TagCompletion(std::vector<Tag> const& tags)
{
    auto const add = [this](std::string const& text, bool is_alias) {
        auto folded = text::fold(text);
        if (folded.empty()) folded = text; // as TagName does
        auto const number = static_cast<std::uint32_t>(names_.size());
        each_begin(folded, [&](std::size_t at) {
            begins_.push_back({number, static_cast<std::uint32_t>(at)});
        });
        names_.push_back({text, std::move(folded), static_cast<std::uint32_t>(tags_.size() - 1), is_alias});
    };
    for (auto const& tag : tags) {
        tags_.push_back(tag.name);
        bookmarks_.push_back(tag.bookmarks);
        add(tag.name, false);
        for (auto const& alias : tag.aliases)
            add(alias, true);
    }
    std::sort(begins_.begin(), begins_.end(), [this](Begin a, Begin b) { return from(a) < from(b); });
    by_use_.resize(names_.size());
    std::iota(by_use_.begin(), by_use_.end(), std::uint32_t{0});
    std::sort(by_use_.begin(), by_use_.end(), [this](std::uint32_t a, std::uint32_t b) {
        return Sooner{}(candidate(a, {}), candidate(b, {}));
    });
}

TagCompletion::Candidate TagCompletion::candidate(std::uint32_t name,
                                                  std::optional<std::string_view> asked) const
{
    auto const& [text, folded, tag, is_alias] = names_[name];
    return {asked && folded == *asked, bookmarks_[tag], folded, is_alias, tag, name};
}

std::vector<Completion> TagCompletion::complete(std::string_view typed, std::size_t limit) const
{
    auto asked = text::fold(text::collapse_spaces(typed));
    if (asked.empty()) asked = text::collapse_spaces(typed);
    auto const first =
        std::lower_bound(begins_.begin(), begins_.end(), asked,
                         [this](Begin begin, std::string_view text) { return from(begin) < text; });
    auto const last = std::partition_point(first, begins_.end(),
                                           [&](Begin begin) { return from(begin).starts_with(asked); });
    auto const found = static_cast<std::size_t>(last - first);
    if (found > names_.size() / common_part) return most_used(asked, limit);
    // A name may be found by several of its words, and a tag by several names: more are taken than wanted,
    // and still more where that was not enough.
    for (auto taken = limit * 4 + 16;; taken *= 4) {
        Leading<Candidate, Sooner> leading{taken};
        for (auto begin = first; begin != last; ++begin)
            leading.add(candidate(begin->name, asked));
        Distinct distinct{*this, limit};
        for (auto const& one : leading.take())
            distinct.add(one);
        if (distinct.full() || found <= taken) return distinct.take();
    }
}

/// What many names have is met soon among the most used.
std::vector<Completion> TagCompletion::most_used(std::string_view asked, std::size_t limit) const
{
    std::vector<Candidate> exact;
    auto begin = std::lower_bound(begins_.begin(), begins_.end(), asked,
                                  [this](Begin one, std::string_view text) { return from(one) < text; });
    for (; begin != begins_.end() && from(*begin) == asked; ++begin)
        if (begin->at == 0) exact.push_back(candidate(begin->name, asked));
    std::sort(exact.begin(), exact.end(), Sooner{});
    Distinct distinct{*this, limit};
    for (auto const& one : exact)
        distinct.add(one);
    for (auto name = by_use_.begin(); name != by_use_.end() && !distinct.full(); ++name)
        if (has_from_a_word_on(names_[*name].folded, asked)) distinct.add(candidate(*name, asked));
    return distinct.take();
}

} // namespace florilege::library
