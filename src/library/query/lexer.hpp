#pragma once

#include "library/query/syntax.hpp"

#include <string_view>
#include <vector>

namespace florilege::library {

struct QueryToken {
    enum class Kind { open, close, minus, without, either, term };
    Kind kind;
    std::size_t at; ///< byte of the query
    Term term = {};
};

/// Cuts a query into tokens, within the limits of length and terms. Linear.
///
/// - A word ends at white space and at a double quote, straight, curved or a guillemet. Parentheses inside a
/// word belong
///   to it as long as they pair up, so that "Rome_(city)" is one word, also inside other parentheses.
/// - What stands in quotes ends at the next quote that is not doubled; a doubled one stands for itself.
/// Blanks
///   right inside guillemets are left out. A star right behind it makes a beginning of it.
/// - A word of letters before a colon is a field. Behind it the value follows at once. Nothing behind the
///   colon, or a word with other characters before it (10:30), makes it a plain word; "://" makes it a `url`.
/// - A minus right before a word, an opening bracket or a quote is a sign of its own; OR, AND and NOT are
///   signs when they are written in capitals. AND says nothing that a space does not say, NOT what a minus
///   says.
Result<std::vector<QueryToken>, QueryError> tokens_of(std::string_view text);

} // namespace florilege::library
