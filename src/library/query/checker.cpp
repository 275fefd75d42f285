#include "library/query/checker.hpp"

#include "library/query/near.hpp"
#include "text/utf8/utf8.hpp"

namespace florilege::library {
namespace {

constexpr std::size_t quoted_of_name = 40;

class Checker {
public:
    explicit Checker(QueryContext const& context) noexcept : context_{context} {}

    Result<CheckedQuery, QueryError> check(Syntax const& syntax)
    {
        auto root = of(syntax, Side::plain);
        if (!root) return root.error();
        if (!*root && left_out_)
            return QueryError{{},
                              *left_out_,
                              "no letter or digit is in this, so there is nothing to look for",
                              Saying{"fault.query.no-letter"}};
        return CheckedQuery{*root ? std::move(**root) : Node{All{}}, sort_};
    }

private:
    enum class Side { plain, negated };
    /// Nothing where no part is left to look for.
    using Found = Result<std::optional<Node>, QueryError>;

    Found of(Syntax const& syntax, Side side)
    {
        switch (syntax.kind) {
        case Syntax::Kind::term: return term(syntax, side);
        case Syntax::Kind::without: return without(syntax);
        case Syntax::Kind::all: return joined<All>(syntax, side);
        case Syntax::Kind::any: return joined<Any>(syntax, side);
        }
        throw std::logic_error{"a kind of syntax that is none"};
    }

    template <class Joint> Found joined(Syntax const& syntax, Side side)
    {
        Joint out;
        for (auto const& part : syntax.parts) {
            auto node = of(part, side);
            if (!node) return node.error();
            if (!*node) continue;
            if (auto* same = std::get_if<Joint>(&(*node)->is))
                std::move(same->parts.begin(), same->parts.end(), std::back_inserter(out.parts));
            else
                out.parts.push_back(std::move(**node));
        }
        if (out.parts.empty()) return std::optional<Node>{};
        if (out.parts.size() == 1) return std::optional{Node{std::move(out.parts.front())}};
        return std::optional{Node{std::move(out)}};
    }

    Found without(Syntax const& syntax)
    {
        auto part = of(syntax.parts.front(), Side::negated);
        if (!part || !*part) return part;
        if (auto* twice = std::get_if<Without>(&(*part)->is))
            return std::optional{Node{std::move(twice->part.front())}};
        Without out;
        out.part.push_back(std::move(**part));
        return std::optional{Node{std::move(out)}};
    }

    Found term(Syntax const& syntax, Side side)
    {
        auto const& term = syntax.term;
        Field const* field = nullptr;
        if (!term.field.empty()) {
            field = field_named(term.field);
            if (field == nullptr) return unknown_field(syntax);
            if (field->kind == FieldKind::sort) return sort(syntax, side);
        } else if (count_words(term.text, 1) == 0) {
            if (!left_out_) left_out_ = syntax.at;
            return std::optional<Node>{};
        }
        auto node = meaning_of(term, field, syntax.at, context_);
        if (!node) return node.error();
        return std::optional{std::move(*node)};
    }

    static QueryError unknown_field(Syntax const& syntax)
    {
        std::vector<std::string_view> names;
        for (auto const& field : fields())
            names.push_back(field.name);
        std::string const written{text::cut(syntax.term.field, quoted_of_name)};
        auto const unknown = "`" + written + ":` is no field; ";
        std::string const near{nearest(syntax.term.field, names)};
        if (near.empty())
            return {{},
                    syntax.at,
                    unknown + "to look for these words, put them in quotes",
                    Saying{"fault.query.field", {{"field", written}}}};
        return {{},
                syntax.at,
                unknown + "did you mean `" + near + ":`?",
                Saying{"fault.query.field-near", {{"field", written}, {"near", near}}}};
    }

    Found sort(Syntax const& syntax, Side side)
    {
        if (side == Side::negated)
            return QueryError{{},
                              syntax.at,
                              "`sort:` orders the answer; it cannot stand behind a minus",
                              Saying{"fault.query.sort-behind-minus"}};
        if (sort_)
            return QueryError{
                {}, syntax.at, "a second `sort:`; an answer has one order", Saying{"fault.query.sort-twice"}};
        for (std::size_t i = 0; i < sort_names.size(); ++i)
            if (same_letters(sort_names[i], syntax.term.text)) sort_ = static_cast<Sort>(i);
        if (sort_) return std::optional<Node>{};
        std::string const takes = "`sort:` takes newest, oldest, relevance or title";
        std::string const near{nearest(syntax.term.text, sort_names)};
        if (near.empty()) return QueryError{{}, syntax.at, takes, Saying{"fault.query.sort"}};
        return QueryError{{},
                          syntax.at,
                          takes + "; did you mean `sort:" + near + "`?",
                          Saying{"fault.query.sort-near", {{"near", near}}}};
    }

    QueryContext const& context_;
    std::optional<Sort> sort_ = {};
    std::optional<std::size_t> left_out_ = {};
};

} // namespace

Result<CheckedQuery, QueryError> checked(Syntax const& syntax, QueryContext const& context)
{
    return Checker{context}.check(syntax);
}

} // namespace florilege::library
