#pragma once

#include "accounts/account.hpp"
#include "library/query/tree.hpp"
#include "store/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace florilege::library {

/// The authors a question asks for: who they are in one library. They are looked up when the first is wanted,
/// all at once, so that a question with many of them goes through the library no more often than one with
/// one.
class Authors {
public:
    Authors(store::Session& session, accounts::AccountId owner, Node const& question);

    /// Whether the viewer knows the owner by that name: the author is then that of every bookmark.
    bool is_owner(WrittenBy const& by);

    /// The bookmarks whose author's name holds the words of that part of the question.
    std::vector<std::int64_t> const& rows_by(WrittenBy const& by);

private:
    void look_up();

    store::Session& session_;
    accounts::AccountId owner_;
    std::optional<std::string> name_ =
        {};                         ///< of the owner, once asked for; empty where the viewer knows none
    std::vector<Words> asked_ = {}; ///< each once
    std::vector<std::vector<std::int64_t>> rows_ = {}; ///< of each of these
};

} // namespace florilege::library
