#include "library/query/syntax.hpp"

namespace florilege::library {
namespace {

std::string printed(Term const& term)
{
    std::string out = term.field.empty() ? std::string{} : term.field + ":";
    out += term.quoted ? '"' + term.text + '"' : term.text;
    if (term.prefix) out += '*';
    return out;
}

/// A part of `kind`: brackets stand only where the grammar would join it with its neighbours.
std::string printed_in(Syntax::Kind kind, Syntax const& part)
{
    bool const bare = part.kind == Syntax::Kind::term || part.kind == Syntax::Kind::without ||
                      (part.kind == Syntax::Kind::all && kind == Syntax::Kind::any);
    auto const text = printed(part);
    return bare ? text : "(" + text + ")";
}

} // namespace

std::string printed(Syntax const& syntax)
{
    switch (syntax.kind) {
    case Syntax::Kind::term: return printed(syntax.term);
    case Syntax::Kind::without: return "-" + printed_in(syntax.kind, syntax.parts.front());
    case Syntax::Kind::all:
    case Syntax::Kind::any: break;
    }
    std::string out;
    for (auto const& part : syntax.parts) {
        if (!out.empty()) out += syntax.kind == Syntax::Kind::any ? " OR " : " ";
        out += printed_in(syntax.kind, part);
    }
    return out;
}

} // namespace florilege::library
