#pragma once

#include "library/tags/tag.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::library {

/// What somebody may be about to type.
struct Completion {
    std::string name;       ///< of the tag
    std::string alias;      ///< by which it was found; empty where that was its name
    std::int64_t bookmarks; ///< how many carry the tag

    bool operator==(Completion const&) const = default;
};

/// A vocabulary, ready to be completed: some 100 bytes for each name, a millisecond at most for an answer
/// from 100,000. Does not change; another state of the vocabulary is another one of these.
class TagCompletion {
public:
    explicit TagCompletion(std::vector<Tag> const& tags);

    /// The tags with a name or an alias in which, from its begin or that of some word on, stands what was
    /// typed; case and accents do not count. Words are those of text/words/word_breaks.hpp. A name that is
    /// just that comes first, then the most used, then by name. A tag comes once, by its name rather than an
    /// alias. Nothing typed: the most used of all.
    std::vector<Completion> complete(std::string_view typed, std::size_t limit) const;

    /// How many tags there are.
    std::size_t size() const noexcept { return tags_.size(); }

private:
    struct Name {
        std::string text;
        std::string folded;
        std::uint32_t tag;
        bool is_alias;
    };
    struct Begin { ///< of a word in a name
        std::uint32_t name;
        std::uint32_t at;
    };

    struct Candidate;
    struct Sooner;
    class Distinct;

    Candidate candidate(std::uint32_t name, std::optional<std::string_view> asked) const;
    std::vector<Completion> most_used(std::string_view asked, std::size_t limit) const;
    std::string_view from(Begin begin) const
    {
        return std::string_view{names_[begin.name].folded}.substr(begin.at);
    }

    std::vector<std::string> tags_ = {};       ///< names, as displayed
    std::vector<std::int64_t> bookmarks_ = {}; ///< of each tag
    std::vector<Name> names_ = {};
    std::vector<std::uint32_t> by_use_ = {}; ///< numbers of names, the most used first
    std::vector<Begin> begins_ = {};         ///< by what stands from there on
};

} // namespace florilege::library
