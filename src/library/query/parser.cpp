#include "library/query/lexer.hpp"
#include "library/query/limits.hpp"
#include "library/query/syntax.hpp"

namespace florilege::library {
namespace {

QueryError error(std::size_t at, std::string reason, Saying saying)
{
    return {{}, at, std::move(reason), std::move(saying)};
}

/// any := all (OR all)*     all := one+     one := -one | NOT one | ( any ) | term
/// Goes down once a bracket, which QueryLimits::nesting bounds.
class Parser {
public:
    explicit Parser(std::vector<QueryToken> tokens) noexcept : tokens_{std::move(tokens)} {}

    Result<Syntax, QueryError> run()
    {
        if (tokens_.empty()) return Syntax{};
        auto all = any(0);
        if (!all || next_ == tokens_.size()) return all;
        return error(tokens_[next_].at, "this parenthesis was never opened",
                     Saying{"fault.query.never-opened"});
    }

private:
    using Kind = QueryToken::Kind;

    bool at_end() const { return next_ == tokens_.size(); }
    bool is(Kind kind) const { return !at_end() && tokens_[next_].kind == kind; }

    Result<Syntax, QueryError> any(std::size_t nesting)
    {
        Syntax out{Syntax::Kind::any, at_end() ? 0 : tokens_[next_].at};
        while (true) {
            auto part = all(nesting);
            if (!part) return part;
            out.parts.push_back(std::move(*part));
            if (!is(Kind::either)) break;
            auto const either = tokens_[next_++].at;
            if (at_end() || is(Kind::close))
                return error(either, "nothing stands behind this OR", Saying{"fault.query.behind-or"});
        }
        if (out.parts.size() == 1) return Syntax{std::move(out.parts.front())};
        return out;
    }

    Result<Syntax, QueryError> all(std::size_t nesting)
    {
        if (is(Kind::either))
            return error(tokens_[next_].at, "nothing stands before this OR", Saying{"fault.query.before-or"});
        Syntax out{Syntax::Kind::all, at_end() ? 0 : tokens_[next_].at};
        while (!at_end() && !is(Kind::either) && !is(Kind::close)) {
            auto part = one(nesting);
            if (!part) return part;
            out.parts.push_back(std::move(*part));
        }
        if (out.parts.empty() && nesting == 0)
            return error(tokens_[next_].at, "this parenthesis was never opened",
                         Saying{"fault.query.never-opened"});
        if (out.parts.size() == 1) return Syntax{std::move(out.parts.front())};
        return out;
    }

    /// Two minus signs are none.
    Result<Syntax, QueryError> one(std::size_t nesting)
    {
        auto const at = tokens_[next_].at;
        bool negated = false;
        for (; is(Kind::minus) || is(Kind::without); ++next_)
            negated = !negated;
        if (at_end() || is(Kind::close) || is(Kind::either))
            return nothing_behind(tokens_[next_ - 1].kind, at);
        auto part = is(Kind::open) ? bracketed(nesting) : Result<Syntax, QueryError>{term()};
        if (!part || !negated) return part;
        if (part->kind == Syntax::Kind::without) return Syntax{std::move(part->parts.front())};
        Syntax out{Syntax::Kind::without, at};
        out.parts.push_back(std::move(*part));
        return out;
    }

    static QueryError nothing_behind(Kind sign, std::size_t at)
    {
        if (sign == Kind::minus)
            return error(at, "nothing stands behind this minus", Saying{"fault.query.behind-minus"});
        return error(at, "nothing stands behind this NOT", Saying{"fault.query.behind-not"});
    }

    Result<Syntax, QueryError> bracketed(std::size_t nesting)
    {
        auto const open = tokens_[next_++].at;
        if (nesting == QueryLimits::nesting)
            return error(
                open, "more than " + std::to_string(QueryLimits::nesting) + " parentheses within each other",
                Saying{"fault.query.nesting", {{"most", std::int64_t{QueryLimits::nesting}}}});
        if (is(Kind::close))
            return error(open, "nothing stands in these parentheses", Saying{"fault.query.nothing-inside"});
        auto inside = any(nesting + 1);
        if (!inside) return inside;
        if (!is(Kind::close))
            return error(open, "this parenthesis is not closed", Saying{"fault.query.not-closed"});
        ++next_;
        return inside;
    }

    Syntax term()
    {
        auto& token = tokens_[next_++];
        return {Syntax::Kind::term, token.at, std::move(token.term)};
    }

    std::vector<QueryToken> tokens_;
    std::size_t next_ = 0;
};

} // namespace

Result<Syntax, QueryError> read_syntax(std::string_view text)
{
    auto tokens = tokens_of(text);
    if (!tokens) return tokens.error();
    return Parser{std::move(*tokens)}.run();
}

bool same_meaning(Syntax const& a, Syntax const& b)
{
    return a.kind == b.kind && a.term == b.term &&
           std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(), same_meaning);
}

} // namespace florilege::library
