#pragma once

#include "library/lists/list_outline.hpp"
#include "web/api/schema.hpp"
#include "web/site/asking.hpp"

#include <functional>
#include <optional>
#include <string_view>

namespace florilege::web {

/// The list of that id among these; nothing for what is no id.
std::optional<library::ListHead> list_of_id(std::vector<library::ListHead> const& lists, std::string_view id);

/// A list with what stands in it, as the session's viewer sees it; its entity tag is of what it says.
Response whole_list_answer(store::Session& session, std::vector<library::ListHead> const& all,
                           library::ListHead const& list);

extern Object const stale_list_object; ///< it is not what the request has seen

using ListWork =
    std::function<Result<std::string>(store::Transaction&, library::Shelf const&, library::ListHead const&)>;

/// Does something to the visitor's own list of the path, where it is what the request has seen. Nothing where
/// it is done; else the answer that says why not.
std::optional<Response> change_list(Changing const& changing, store::Transaction& transaction,
                                    library::Shelf const& shelf, ListWork const& work);

/// The same in a transaction of its own, answered with the list as it is then.
Response changed_list(Changing& changing, ListWork const& work);

} // namespace florilege::web
