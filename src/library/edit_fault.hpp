#pragma once

#include "library/bookmark.hpp"
#include "prelude/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace florilege::library {

/// Why a bookmark, or what hangs on it, was not changed. Nothing was, then.
struct EditFault : ExpectedFailure {
    /// No such bookmark, highlight or reply in the library of the owner.
    struct NotThere {};
    /// It is not what it was when whoever changes it looked at it: this is what it is now.
    struct Stale {
        Bookmark now;
    };
    /// Another bookmark is that page already; or that book, or that passage without a link
    /// (library/identity.hpp).
    struct UrlTaken {
        PublicId holder;
    };
    struct BadText {
        std::string field;  ///< "title", "tags", …
        std::string reason; ///< for people: "is longer than 65536 bytes"
        Saying saying = {}; ///< the reason apart from any language; nameless where no page sends such a field
    };
    std::variant<NotThere, Stale, UrlTaken, BadText> why;
};

/// What is kept of what a person writes, in bytes. What is there already, from an import, may be longer.
struct EditLimits {
    static constexpr std::size_t line = 64 * 1024;   ///< a title, an author
    static constexpr std::size_t text = 1024 * 1024; ///< a note, a quote, a reply, selectors
    static constexpr std::size_t article = 4 * 1024 * 1024;
    static constexpr std::size_t tags = 1000;        ///< of one bookmark
    static constexpr std::size_t replies_deep = 100; ///< a reply to a reply to …
};

/// BadText where the text is longer than that, no UTF-8, or holds a NUL, which PostgreSQL does not keep.
std::optional<EditFault> fault_in(std::string_view field, std::string_view text, std::size_t longest);

/// BadText where they are too many, or one of them is as above.
std::optional<EditFault> fault_in_tags(std::vector<std::string> const& tags);

/// BadText where it is neither empty nor the name of a CSS colour nor #rrggbb or a form of it.
std::optional<EditFault> fault_in_colour(std::string_view colour);

/// BadText where it is neither empty nor a JSON array, or object; or too long.
std::optional<EditFault> fault_in_selectors(std::string_view selectors);
std::optional<EditFault> fault_in_extra(std::string_view extra);

} // namespace florilege::library
