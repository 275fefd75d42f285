#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace florilege::library {

enum class FieldKind {
    title,
    note,
    quote,
    article,
    tag,
    bundle,
    site,
    url,
    by,
    in,
    is,
    before,
    after,
    on,
    sort
};

/// What stands behind the colon of a field.
enum class FieldTakes {
    words,   ///< a word, a "phrase" or a prefix*
    name,    ///< a name or a "name of several words", whole or as prefix*
    address, ///< a host or a URL
    choice,  ///< one of a few words
    date,    ///< 2012, 2012-01, 2012-01-30, 2012-w05, 7d
};

/// One field of the query language. The table of them is what the checker and the reference go by: a new
/// field is a row there.
struct Field {
    FieldKind kind;
    std::string_view name;
    FieldTakes takes;
    std::string_view doc; ///< one line for people, without the name
};

/// In the order in which the reference tells them.
std::span<Field const> fields() noexcept;

/// Small and capital letters are one.
Field const* field_named(std::string_view name) noexcept;

Field const& field_of(FieldKind kind) noexcept;

/// What `is:` can say.
enum class State { unread, archived, favourite, only_me, everyone, unresolved, highlighted, untagged };

struct NamedState {
    State state;
    std::string_view name;
    std::string_view doc;
};

std::span<NamedState const> states() noexcept;
std::optional<State> state_named(std::string_view name) noexcept;
std::string_view name_of(State state) noexcept;

} // namespace florilege::library
