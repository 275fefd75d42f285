#pragma once

#include "library/query/query.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace florilege::library {

/// One thing looked for, as it was written: `field:text`, "text", text* or "text"*.
struct Term {
    std::string field; ///< as written; empty where there is none
    std::string text;  ///< without the quotes around it, without the star of a prefix
    bool quoted = false;
    bool prefix = false;

    bool operator==(Term const&) const = default;
};

/// A query as its brackets, ORs and minus signs put it together; nothing in it is understood yet.
struct Syntax {
    enum class Kind {
        all,     ///< one after the other; none: the empty query
        any,     ///< with OR between them; two or more
        without, ///< a minus before its one part
        term,
    };
    Kind kind = Kind::all;
    std::size_t at = 0; ///< byte of the query where it begins
    Term term = {};
    std::vector<Syntax> parts = {};
};

/// Two that mean the same, wherever they stood.
bool same_meaning(Syntax const& a, Syntax const& b);

/// Reads a query within QueryLimits. The depth of what comes out is at most three times the limit of nesting.
Result<Syntax, QueryError> read_syntax(std::string_view text);

/// The query in its shortest form; read again it gives the same.
std::string printed(Syntax const& syntax);

/// A field with that value, whatever it is: tag:maps, tag:"old maps", tag:"say ""hi""". Valid UTF-8 that is
/// not empty and holds no NUL is read again as it is given.
std::string written_term(std::string_view field, std::string_view value);

} // namespace florilege::library
