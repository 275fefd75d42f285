#pragma once

#include "store/sqlite/handles.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace florilege::store {

/// What a reading connection may do: select from visible_… views for the viewer that is set, and nothing
/// else. The rules are SQLite's authorizer (docs/decisions says what was checked) and a look at the words
/// of a statement, for the two things the authorizer cannot see.
class ReadGate {
public:
    /// Registers itself with the connection; both live and die together. Until closed() everything passes.
    explicit ReadGate(sqlite3* connection);
    ReadGate(ReadGate const&) = delete;
    ReadGate& operator=(ReadGate const&) = delete;

    /// From here on the rules hold.
    void close();

    /// Lets the store's own statements through, such as BEGIN.
    void let_own_pass(bool own) noexcept { own_ = own; }
    bool lets_own_pass() const noexcept { return own_; }

    void see_as(std::optional<std::int64_t> viewer) noexcept { viewer_ = viewer; }
    std::optional<std::int64_t> viewer() const noexcept { return viewer_; }

    /// Throws NotAllowed; called before a statement is prepared.
    void check_words(std::string_view sql) const;

    /// Whether something was refused since forget_refusal().
    bool refused() const noexcept { return refused_; }
    void forget_refusal() noexcept { refused_ = false; }
    void refuse() noexcept { refused_ = true; }

private:
    static int authorise(void* gate, int action, char const* first, char const* second, char const* database,
                         char const* innermost_view);
    bool allows(int action, char const* first, char const* second, char const* innermost_view) const;
    bool allows_read(std::string_view table, std::string_view column, char const* innermost_view) const;

    sqlite3* connection_;
    bool closed_ = false;
    bool own_ = false;
    bool refused_ = false;
    std::optional<std::int64_t> viewer_;
    using Names = std::set<std::string, std::less<>>;
    Names names_of(char const* sql) const;

    Names tables_;        ///< every real one
    Names indexes_;       ///< the full-text indexes among them
    Names shadow_tables_; ///< of the full-text indexes
};

} // namespace florilege::store
