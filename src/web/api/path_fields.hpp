#pragma once

#include "web/api/schema.hpp"

#include <array>

namespace florilege::web {

/// What stands in the braces of paths.
inline constexpr std::array bookmark_path{
    must("bookmark", Shape::id(), "The bookmark's id, or one it had before")};
inline constexpr std::array highlight_path{must("highlight", Shape::id(), "The highlight's id")};
inline constexpr std::array reply_path{must("reply", Shape::id(), "The reply's id")};
inline constexpr std::array list_path{must("list", Shape::id(), "The list's id")};
inline constexpr std::array bundle_path{must("bundle", Shape::text(), "The bundle's name")};
inline constexpr std::array import_path{must("import", Shape::id(), "The import's id")};
inline constexpr std::array upload_path{must("upload", Shape::id(), "The id of the file that was sent")};
inline constexpr std::array digest_path{must("digest", Shape::text(), "The digest's name")};
inline constexpr std::array issue_path{must("digest", Shape::text(), "The digest's name"),
                                       must("period", Shape::text(), "The label of the period: `2012-w05`")};
inline constexpr std::array person_path{must("person", Shape::text(), "The name of the account")};
inline constexpr std::array digest_of_person_path = joined(person_path, digest_path);
inline constexpr std::array issue_of_person_path = joined(person_path, issue_path);
inline constexpr std::array change_path{
    must("change", Shape::text(), "The change, as the history or `Florilege-Change` names it")};
inline constexpr std::array token_path{must("token", Shape::id(), "The token's id")};
inline constexpr std::array sign_in_path{must("sign-in", Shape::id(), "The sign-in's id")};
inline constexpr std::array feed_path{must("feed", Shape::id(), "The private feed's id")};
inline constexpr std::array invitation_path{must("invitation", Shape::id(), "The link's id")};
inline constexpr std::array search_path{must("search", Shape::text(), "The saved search's name")};
// "complete" and "suggest" are routes of their own, in lower case as all of them; tags fold case.
inline constexpr std::array tag_path{
    must("tag", Shape::text(),
         "The tag's name or an alias, in any case: a tag \"complete\" is read as \"Complete\"")};

} // namespace florilege::web
