#pragma once

#include "accounts/account.hpp"
#include "library/draft.hpp"
#include "prelude/ids.hpp"
#include "store/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::library {

using TagId = Id<struct TagTag>;

/// A tag's name as displayed: white space collapsed, at most `longest` bytes (cut between characters), never
/// empty. Its folded form is what tags are compared by.
class TagName {
public:
    static constexpr std::size_t longest = 255;
    static std::optional<TagName> parse(std::string_view raw);
    std::string const& text() const noexcept { return text_; }
    std::string const& folded() const noexcept { return folded_; }

private:
    TagName(std::string text, std::string folded) : text_{std::move(text)}, folded_{std::move(folded)} {}
    std::string text_;
    std::string folded_;
};

struct Tag {
    TagId id;
    std::string name;
    std::vector<std::string> aliases;
    std::string parent;     ///< name of the parent, empty for none
    std::int64_t bookmarks; ///< how many carry it
};

class ColumnCache;

/// The whole vocabulary of an owner, by name. Where `beginning` is given, only names beginning so (folded).
std::vector<Tag> all_tags(store::Session& session, ColumnCache& cache, accounts::AccountId owner,
                          std::string_view beginning = {});

/// The same vocabulary as it was handed in, which costs less: nothing is counted.
std::vector<TagDraft> tag_drafts(store::Session& session, accounts::AccountId owner);

/// The tag of that name or alias.
std::optional<TagId> find_tag(store::Session& session, accounts::AccountId owner, TagName const& name);

} // namespace florilege::library
