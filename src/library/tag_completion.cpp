#include "library/tag_completion.hpp"

#include "library/search/leading.hpp"
#include "text/utf8/fold.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <tuple>

namespace florilege::library {
namespace {

/// Where words begin in a folded name: at its begin, and behind what parts words in the names of tags.
std::vector<std::uint32_t> word_begins(std::string_view folded)
{
    std::vector<std::uint32_t> begins{0};
    for (std::size_t at = 1; at < folded.size(); ++at) {
        constexpr std::string_view partings = " -_/.:'";
        bool const parted = partings.find(folded[at - 1]) != std::string_view::npos;
        if (parted && partings.find(folded[at]) == std::string_view::npos)
            begins.push_back(static_cast<std::uint32_t>(at));
    }
    return begins;
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

TagCompletion::TagCompletion(std::vector<Tag> const& tags)
{
    auto const add = [this](std::string const& text, bool is_alias) {
        auto folded = text::fold(text);
        if (folded.empty()) folded = text; // as TagName does
        auto const number = static_cast<std::uint32_t>(names_.size());
        for (auto const at : word_begins(folded))
            begins_.push_back({number, at});
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
    // A name may be found by several of its words, and a tag by several names: more are taken than wanted,
    // and still more where that was not enough.
    for (auto taken = limit * 4 + 16;; taken *= 4) {
        Leading<Candidate, Sooner> leading{taken};
        for (auto begin = first; begin != last; ++begin) {
            auto const& name = names_[begin->name];
            leading.add({name.folded == asked, bookmarks_[name.tag], name.folded, name.is_alias, name.tag,
                         begin->name});
        }
        auto out = distinct(leading.take(), limit);
        if (out.size() == limit || static_cast<std::size_t>(last - first) <= taken) return out;
    }
}

std::vector<Completion> TagCompletion::distinct(std::vector<Candidate> const& candidates,
                                                std::size_t limit) const
{
    std::vector<Completion> out;
    std::vector<std::uint32_t> met;
    for (auto const& one : candidates) {
        if (out.size() == limit) break;
        if (std::find(met.begin(), met.end(), one.tag) != met.end()) continue;
        met.push_back(one.tag);
        out.push_back({tags_[one.tag], one.is_alias ? names_[one.name].text : std::string{}, one.bookmarks});
    }
    return out;
}

} // namespace florilege::library
