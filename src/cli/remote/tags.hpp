#pragma once

#include "cli/remote/server.hpp"
#include "library/tags/tag_changes.hpp"
#include "library/tags/tag_completion.hpp"
#include "library/tags/tag_page.hpp"
#include "library/tags/tag_suggestions.hpp"

namespace florilege::cli {

/// The vocabulary that --server names, by name: what begins so, or all.
Result<std::vector<library::Tag>> tags_there(Context const& context, std::string const& beginning);

Result<std::vector<library::Completion>> completions_there(Context const& context, std::string const& text,
                                                           std::size_t limit);

/// A page that tags are asked for.
struct PageToTag {
    std::string word; ///< its address, or the id of a bookmark
    std::optional<std::string> title;
    std::optional<std::string> note;
    std::size_t limit;
};
Result<std::vector<library::TagSuggestion>> suggestions_there(Context const& context, PageToTag const& page);

/// What there is to say of the tag of that name or alias; a Fault names one that may have been meant.
Result<library::TagPage> tag_page(Server const& server, library::TagName const& name);

/// The changes of library/tags/tag_changes.hpp, made there.
Result<library::TagChange> rename_there(Server const& server, library::TagName const& from,
                                        library::TagName const& to);
Result<library::TagChange> merge_there(Server const& server, library::TagName const& from,
                                       library::TagName const& into);
Result<library::TagChange> alias_there(Server const& server, library::TagName const& alias,
                                       library::TagName const& of);
Result<library::TagChange> put_under_there(Server const& server, library::TagName const& tag,
                                           std::optional<library::TagName> const& parent);
Result<library::TagChange> delete_there(Server const& server, library::TagName const& tag);

} // namespace florilege::cli
