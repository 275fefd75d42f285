#include "store/dialect/condition.hpp"

#include "store/dialect/full_text.hpp"
#include "store/dialect/sql_scanner.hpp"
#include "store/error.hpp"

#include <algorithm>

namespace florilege::store {
namespace {

constexpr std::string_view place_sql = "the_condition";

enum class Meaning { plain, negated };
enum class Joint { all, any };

/// The SQL with ?1 written ?(1 + by).
std::string renumbered(std::string_view sql, std::size_t by)
{
    std::string out;
    SqlScanner scanner{sql};
    while (auto const token = scanner.next()) {
        if (token->kind == SqlPiece::parameter)
            out += "?" + std::to_string(std::stoul(std::string{token->text.substr(1)}) + by);
        else
            out += token->text;
    }
    return out;
}

/// A piece of SQL; what it is made of last decides where it needs brackets. `depth` counts the brackets one
/// within another.
struct Piece {
    std::string sql;
    std::optional<Joint> joint = {};
    int depth = 0;
};

/// Negations go down to the tests, and of several parts the deepest is written first. So the SQL parser of
/// SQLite, whose stack holds 100 entries, needs one of them for a pair of levels.
class Writer {
public:
    explicit Writer(std::vector<Kept>& values) noexcept : values_{values} {}

    Piece of(Condition const& condition, Meaning meaning, int level)
    {
        if (level > Condition::nesting_limit) throw StoreError{"the condition is nested too deep"};
        if (auto const* test = std::get_if<RowTest>(&condition.node)) return of(*test, meaning);
        bool const plain = meaning == Meaning::plain;
        if (auto const* all = std::get_if<AllOf>(&condition.node))
            return joined(all->parts, plain ? Joint::all : Joint::any, meaning, level);
        if (auto const* any = std::get_if<AnyOf>(&condition.node))
            return joined(any->parts, plain ? Joint::any : Joint::all, meaning, level);
        return joined(std::get<NoneOf>(condition.node).parts, plain ? Joint::all : Joint::any,
                      plain ? Meaning::negated : Meaning::plain, level);
    }

private:
    Piece of(RowTest const& test, Meaning meaning)
    {
        auto piece = Piece{renumbered(meaning == Meaning::plain ? test.passed : test.failed, values_.size())};
        values_.insert(values_.end(), test.values.begin(), test.values.end());
        return piece;
    }

    Piece joined(std::vector<Condition> const& parts, Joint joint, Meaning meaning, int level)
    {
        if (parts.empty()) return {joint == Joint::all ? "1 = 1" : "1 = 0"};
        std::vector<Piece> pieces;
        pieces.reserve(parts.size());
        for (auto const& part : parts)
            pieces.push_back(of(part, meaning, level + 1));
        if (pieces.size() == 1) return std::move(pieces.front());
        for (auto& piece : pieces)
            if (joint == Joint::all && piece.joint == Joint::any)
                piece = {"(" + piece.sql + ")", std::nullopt, piece.depth + 1};
        std::stable_sort(pieces.begin(), pieces.end(),
                         [](Piece const& a, Piece const& b) { return a.depth > b.depth; });
        Piece out{{}, joint, pieces.front().depth};
        for (auto const& piece : pieces) {
            if (!out.sql.empty()) out.sql += joint == Joint::all ? " AND " : " OR ";
            out.sql += piece.sql;
        }
        return out;
    }

    std::vector<Kept>& values_;
};

Param borrowed(Kept const& kept)
{
    if (auto const* number = std::get_if<std::int64_t>(&kept)) return *number;
    if (auto const* text = std::get_if<std::string>(&kept)) return *text;
    return Blob{std::get<std::array<std::byte, 16>>(kept)};
}

} // namespace

BoundCondition::BoundCondition(Condition const& condition)
{
    auto piece = Writer{values_}.of(condition, Meaning::plain, 0);
    sql_ = piece.joint == Joint::any ? "(" + piece.sql + ")" : std::move(piece.sql);
}

std::string BoundCondition::within(std::string_view statement, std::size_t own) const
{
    std::string out;
    SqlScanner scanner{statement};
    while (auto const token = scanner.next()) {
        if (token->kind == SqlPiece::word && token->text == place_sql)
            out += renumbered(sql_, own);
        else
            out += token->text;
    }
    return out;
}

std::vector<Param> BoundCondition::params(std::vector<Param> own) const
{
    for (auto const& value : values_)
        own.push_back(borrowed(value));
    return own;
}

std::string select_where(std::string_view statement, BoundCondition const& condition, std::size_t own)
{
    return condition.within(statement, own);
}

RowTest text_test(Engine engine, std::string_view id, std::string_view view, std::string expression)
{
    std::string const found = std::string{id} + " IN (SELECT " + std::string{view} + ".id FROM " +
                              std::string{view} + " WHERE " + full_text_match(engine, view, 1) + ")";
    return {found, "NOT " + found, {std::move(expression)}};
}

} // namespace florilege::store
