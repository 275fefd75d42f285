#pragma once

#include "store/tokenizer.hpp"
#include "store/transaction.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace florilege::store {

/// A full-text index: its table and, in order, the columns of text it was declared with. The table holds
/// words only, never the text. It is declared by a migration, on SQLite
///     CREATE VIRTUAL TABLE NAME USING fts5(COLUMN, …, content='', columnsize=0, tokenize='florilege');
/// or, to keep only once what forms a word implies, which makes it a third smaller (word_book.hpp),
///     CREATE VIRTUAL TABLE NAME USING fts5(…, tokenize='florilege without implied');
///     CREATE TABLE NAME_book (form TEXT, word TEXT, PRIMARY KEY (form, word)) WITHOUT ROWID;
///     CREATE VIEW visible_NAME_book AS SELECT form, word FROM NAME_book;
/// and on PostgreSQL
///     CREATE TABLE NAME (owner bigint, id bigint, document tsvector NOT NULL, PRIMARY KEY (owner, id));
///     CREATE INDEX NAME_words ON NAME USING gin (document);
/// and read through a view visible_… that has the columns `id` and `words`: on SQLite
///     CREATE VIEW visible_text AS SELECT t.rowid AS id, t.NAME AS words
///         FROM NAME t JOIN visible_item i ON i.id = t.rowid;
/// and on PostgreSQL
///     CREATE VIEW visible_text AS SELECT t.id, t.document AS words
///         FROM NAME t JOIN visible_item i ON i.owner = t.owner AND i.id = t.id;
struct TextTable {
    std::string_view name;
    std::span<std::string_view const> columns;
    bool has_book = false; ///< on SQLite, beside it
};

/// The texts of one row, a column each, cut into words. Cutting is most of the work of indexing and needs no
/// database: a thread that has time can do it ahead of the one that writes.
class CutTexts {
public:
    CutTexts() = default;
    CutTexts(Tokenizer const& tokenizer, std::span<std::string_view const> texts);

    /// The number of words of a column. Throws std::out_of_range where there is none of that number.
    std::size_t count(std::size_t column) const;

    /// A column's words with `word_separator` between them and one of the others between the forms of one.
    std::span<std::string const> columns() const noexcept { return columns_; }

private:
    std::vector<std::string> columns_;
};

/// Between words, and between forms of one word: in CutTexts, and in the strings of an FTS5 expression.
constexpr char word_separator = ' ';
constexpr char form_separator = '\x1f';
/// Before a form that is implied by the first one of its word (Token::implied).
constexpr char implied_separator = '\x1e';

/// Adds a row that is not in the index yet. `texts` are as many as the table has columns. `id` must be unique
/// in the table, whatever the owner. PostgreSQL keeps the places of a column's first 65,332 words and about
/// 1 MB of words a row; later words are found alone but not in phrases, or not at all.
void put_text(Transaction& tx, TextTable const& table, std::int64_t owner, std::int64_t id,
              CutTexts const& texts);

/// Takes the row out again. `texts` are those it was put in with, byte for byte: the index keeps no text and
/// finds its entries by them.
void remove_text(Transaction& tx, TextTable const& table, std::int64_t owner, std::int64_t id,
                 CutTexts const& texts);

/// Puts pieces of the index together into larger ones, up to `pages` of them, so that fewer are looked into.
/// Tells whether there may be more to do; never on PostgreSQL, which does so itself.
bool merge_text(Transaction& tx, TextTable const& table, int pages);

enum class TextMatch {
    word,   ///< any form of it: "conversation" finds "conversations"
    phrase, ///< these words, exactly, one after the other in one column
    prefix, ///< words that begin so
};

/// What somebody typed, and how it is to be found. Cut into words when the expression is made; several words
/// in one are found side by side.
struct TextTerm {
    std::string text;
    TextMatch match = TextMatch::word;
    std::vector<std::string_view> columns = {}; ///< in any of these; empty: in any column
};

struct TextQuery;

/// Every one of `all`, and `none` of the others. Neither engine can ask for "none" alone.
struct TextAll {
    std::vector<TextQuery> all;
    std::vector<TextQuery> none;
};
struct TextAny {
    std::vector<TextQuery> any;
};

/// A question to a full-text index, as a tree. At most `nesting_limit` deep.
struct TextQuery {
    static constexpr int nesting_limit = 40;
    std::variant<TextTerm, TextAll, TextAny> node;
};

/// What a question is asked for. FTS5 finds the rows of a word's forms in half the time where each form is a
/// phrase of its own; where they count as one term (each_with_places), they are one phrase. `showing` names
/// the forms that were asked for and not what the index holds.
enum class TextFor { rows, places, showing };

/// The question in the engine's own language, to be bound to the parameter of full_text_match. Terms without
/// a word ("?!") are left out; nothing where no word is left to look for. Throws StoreError for a column the
/// table does not have and for a tree too deep. With a book of words it names words that stand in whoever's
/// rows: it is to be bound, never shown.
std::optional<std::string> full_text_expression(Session& session, TextTable const& table,
                                                TextQuery const& query, TextFor what = TextFor::rows);

/// Of each phrase that stands in such an expression for rows, which of the question's terms it is of; the
/// terms are counted from 0, without those that hold no word.
std::vector<std::int32_t> full_text_terms(Session& session, TextTable const& table, TextQuery const& query);

/// Whether FTS5 puts the rows of many words together before it can give the first of that expression.
bool puts_rows_together(std::string_view expression);

/// The SQL by which FTS5 looks its own index over; it fails where something is wrong.
std::string full_text_check(std::string_view table);

/// The SQL condition "the row of this view (or its alias) matches the expression bound to ?PARAMETER".
std::string full_text_match(Engine engine, std::string_view view, int parameter);

} // namespace florilege::store
