#include "library/query/quotes.hpp"
#include "library/query/syntax.hpp"
#include "text/utf8/utf8.hpp"

namespace florilege::library {
namespace {

/// A quote inside is doubled.
std::string in_quotes(std::string_view text)
{
    std::string out = "\"";
    for (auto const [code_point, at, length] : text::CodePoints{text})
        for (int times = is_quote(code_point) ? 2 : 1; times > 0; --times)
            out += text.substr(at, length);
    return out += '"';
}

std::string printed(Term const& term)
{
    std::string out = term.field.empty() ? std::string{} : term.field + ":";
    out += term.quoted ? in_quotes(term.text) : term.text;
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

std::string written_term(std::string_view field, std::string_view value)
{
    Term term{std::string{field}, std::string{value}};
    auto const bare = read_syntax(printed(term));
    term.quoted = !bare || bare->kind != Syntax::Kind::term || bare->term != term;
    return printed(term);
}

} // namespace florilege::library
