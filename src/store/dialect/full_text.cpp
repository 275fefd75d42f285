#include "store/dialect/full_text.hpp"

#include "store/dialect/postgres_words.hpp"
#include "store/dialect/text_words.hpp"
#include "store/dialect/word_book.hpp"
#include "store/error.hpp"

#include <algorithm>

namespace florilege::store {
namespace {

std::string quoted(std::string_view name)
{
    return '"' + std::string{name} + '"';
}

/// INSERT INTO "t" (FIRST, "column", …) VALUES (?1, ?2, …); FTS5 takes a command in a column of its own name.
std::string insert_sql(TextTable const& table, std::string const& first_columns, int first_values)
{
    std::string sql = "INSERT INTO " + quoted(table.name) + " (" + first_columns;
    for (auto const column : table.columns)
        sql += ", " + quoted(column);
    sql += ") VALUES (?1";
    auto const count = first_values + static_cast<int>(table.columns.size());
    for (int number = 2; number <= count; ++number)
        sql += ", ?" + std::to_string(number);
    return sql + ")";
}

std::vector<Param> with_texts(std::vector<Param> values, TextTable const& table, CutTexts const& texts)
{
    auto const columns = texts.columns();
    if (columns.size() != table.columns.size())
        throw StoreError{"the full-text index " + std::string{table.name} + " has " +
                         std::to_string(table.columns.size()) + " columns, not " +
                         std::to_string(columns.size())};
    for (auto const& column : columns)
        values.emplace_back(column);
    return values;
}

/// Writes a tree in the language of an engine. Each function gives nothing where no word is left.
class Expression {
public:
    Expression(Session& session, TextTable const& table, TextFor what) noexcept
        : session_{session}, table_{table}, what_{what}
    {}

    std::optional<std::string> of(TextQuery const& query, int depth)
    {
        if (depth > TextQuery::nesting_limit) throw StoreError{"the question is nested too deep"};
        if (auto const* term = std::get_if<TextTerm>(&query.node)) return of(*term);
        if (auto const* all = std::get_if<TextAll>(&query.node)) return of(*all, depth);
        return joined(std::get<TextAny>(query.node).any, depth, or_);
    }

    /// Of each phrase that was written, the number of its term.
    std::vector<std::int32_t> const& terms() const noexcept { return terms_; }

private:
    std::optional<std::string> of(TextTerm const& term)
    {
        auto words = text_words(session_.tokenizer(), term.text, term.match);
        if (words.empty()) return std::nullopt;
        std::vector<std::size_t> columns;
        for (auto const& name : term.columns)
            columns.push_back(column_number(name));
        if (!sqlite()) return postgres_term(words, term.match, columns, table_.columns.size());
        bool const by_book = table_.has_book && what_ != TextFor::showing;
        bool const is_beginning =
            term.match == TextMatch::prefix && !(by_book && look_up_beginning(words.back()));
        if (by_book && term.match == TextMatch::word)
            for (auto& forms : words)
                look_up(forms);
        bool const apart = what_ != TextFor::places && words.size() == 1;
        terms_.insert(terms_.end(), apart ? words.front().size() : 1, terms_.empty() ? 0 : terms_.back() + 1);
        return fts5_term(words, columns) + (is_beginning ? " *" : "");
    }

    /// What stands in the index for the forms of one word. A word that the book does not know finds nothing.
    void look_up(std::vector<std::string>& forms) const
    {
        std::vector<std::string> words;
        for (auto const& form : forms)
            for (auto& word : words_with(session_, table_, form))
                words.push_back(std::move(word));
        std::sort(words.begin(), words.end());
        words.erase(std::unique(words.begin(), words.end()), words.end());
        if (words.empty()) words.push_back(forms.front());
        forms = std::move(words);
    }

    /// The words that begin so, unless they are too many: FTS5 then puts their rows together itself.
    bool look_up_beginning(std::vector<std::string>& forms) const
    {
        auto words = words_beginning(session_, table_, forms.front(), most_words_of_a_beginning);
        if (!words) return false;
        if (!words->empty()) forms = std::move(*words);
        return true;
    }

    std::optional<std::string> of(TextAll const& query, int depth)
    {
        auto all = joined(query.all, depth, sqlite() ? " AND " : " & ");
        auto const none = joined(query.none, depth, or_);
        if (!all || !none) return all;
        return "(" + *all + (sqlite() ? " NOT " : " & !") + *none + ")";
    }

    std::optional<std::string> joined(std::vector<TextQuery> const& parts, int depth, char const* between)
    {
        std::string out;
        std::size_t count = 0;
        for (auto const& part : parts) {
            auto const text = of(part, depth + 1);
            if (!text) continue;
            if (count++ > 0) out += between;
            out += *text;
        }
        if (count == 0) return std::nullopt;
        return count == 1 ? out : "(" + out + ")";
    }

    std::string fts5_term(TextWords const& words, std::vector<std::size_t> const& columns) const
    {
        std::string out;
        for (auto const column : columns)
            out += (out.empty() ? "{" : " ") + quoted(table_.columns[column]);
        if (!out.empty()) out += "} : ";
        if (what_ != TextFor::places && words.size() == 1 && words.front().size() > 1)
            return out + forms_apart(words.front());
        return out + fts5_string(words);
    }

    static std::string forms_apart(std::vector<std::string> const& forms)
    {
        std::string out;
        for (auto const& form : forms)
            out += (out.empty() ? "(" : " OR ") + fts5_string({{form}});
        return out + ')';
    }

    static std::string fts5_string(TextWords const& words)
    {
        std::string out = "\"";
        for (auto const& forms : words) {
            if (out.size() > 1) out += word_separator;
            for (auto const& form : forms) {
                if (&form != &forms.front()) out += form_separator;
                for (char const c : form)
                    out.append(c == '"' ? 2 : 1, c);
            }
        }
        return out + '"';
    }

    std::size_t column_number(std::string_view name) const
    {
        auto const found = std::find(table_.columns.begin(), table_.columns.end(), name);
        if (found == table_.columns.end())
            throw StoreError{"the full-text index " + std::string{table_.name} + " has no column " +
                             std::string{name}};
        return static_cast<std::size_t>(found - table_.columns.begin());
    }

    bool sqlite() const { return session_.engine() == Engine::sqlite; }

    /// Looking each up takes FTS5 about 20 µs; what it would do instead, 4 ms and more.
    static constexpr std::size_t most_words_of_a_beginning = 128;

    Session& session_;
    TextTable const& table_;
    TextFor what_;
    std::vector<std::int32_t> terms_ = {};
    char const* const or_ = session_.engine() == Engine::sqlite ? " OR " : " | ";
};

std::string cut(Tokenizer const& tokenizer, std::string_view text)
{
    std::string words;
    tokenizer.tokenize(text, Reading::indexing, [&](Token const& token) {
        if (!words.empty())
            words += !token.same_position ? word_separator
                     : token.implied      ? implied_separator
                                          : form_separator;
        words += token.form;
    });
    return words;
}

} // namespace

CutTexts::CutTexts(Tokenizer const& tokenizer, std::span<std::string_view const> texts)
{
    columns_.reserve(texts.size());
    for (auto const text : texts)
        columns_.push_back(cut(tokenizer, text));
}

std::size_t CutTexts::count(std::size_t column) const
{
    auto const& words = columns_.at(column);
    if (words.empty()) return 0;
    return 1 + static_cast<std::size_t>(std::count(words.begin(), words.end(), word_separator));
}

void put_text(Transaction& tx, TextTable const& table, std::int64_t owner, std::int64_t id,
              CutTexts const& texts)
{
    if (tx.engine() == Engine::sqlite) {
        tx.run_with(insert_sql(table, "rowid", 1), with_texts({id}, table, texts));
        if (table.has_book) tx.pending<NewWords>().add(table, texts);
        return;
    }
    with_texts({}, table, texts);
    tx.run("INSERT INTO " + quoted(table.name) +
               " (owner, id, document) VALUES (?1, ?2, CAST(?3 AS tsvector))",
           owner, id, postgres_document(texts));
}

void remove_text(Transaction& tx, TextTable const& table, std::int64_t owner, std::int64_t id,
                 CutTexts const& texts)
{
    if (tx.engine() == Engine::sqlite) {
        tx.run_with(insert_sql(table, quoted(table.name) + ", rowid", 2),
                    with_texts({"delete", id}, table, texts));
        return;
    }
    tx.run("DELETE FROM " + quoted(table.name) + " WHERE owner = ?1 AND id = ?2", owner, id);
}

bool merge_text(Transaction& tx, TextTable const& table, int pages)
{
    if (tx.engine() != Engine::sqlite) return false;
    auto const changes = [&] { return tx.integer("SELECT total_changes()").value(); };
    auto const before = changes();
    // A negative number puts all pieces together, whatever their sizes.
    tx.run("INSERT INTO " + quoted(table.name) + " (" + quoted(table.name) + ", rank) VALUES ('merge', ?1)",
           -pages);
    return changes() - before >= 2; // of work that was done it changes rows of its own
}

std::optional<std::string> full_text_expression(Session& session, TextTable const& table,
                                                TextQuery const& query, TextFor what)
{
    return Expression{session, table, what}.of(query, 0);
}

std::vector<std::int32_t> full_text_terms(Session& session, TextTable const& table, TextQuery const& query)
{
    Expression expression{session, table, TextFor::rows};
    expression.of(query, 0);
    return expression.terms();
}

bool puts_rows_together(std::string_view expression)
{
    bool quoted = false;
    return std::any_of(expression.begin(), expression.end(), [&](char c) {
        quoted ^= c == '"';
        return c == '*' && !quoted;
    });
}

std::string full_text_match(Engine engine, std::string_view view, int parameter)
{
    std::string const words = std::string{view} + ".words";
    std::string const value = "?" + std::to_string(parameter);
    return engine == Engine::sqlite ? words + " MATCH " + value
                                    : words + " @@ CAST(" + value + " AS tsquery)";
}

std::string full_text_check(std::string_view table)
{
    return "INSERT INTO " + quoted(table) + "(" + quoted(table) + ") VALUES ('integrity-check')";
}

} // namespace florilege::store
