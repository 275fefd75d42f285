#pragma once

#include "store/tokenizer.hpp"
#include "store/value.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace florilege::store {

enum class Engine { sqlite, postgres };

/// A query that runs, as an engine sees it. Columns are counted from 0.
class Cursor {
public:
    Cursor() = default;
    Cursor(Cursor const&) = delete;
    Cursor& operator=(Cursor const&) = delete;
    virtual ~Cursor() = default;
    virtual bool next() = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    /// Both views live until the next call of next().
    virtual std::string_view text(int column) const = 0;
    virtual Blob blob(int column) const = 0;
};

/// The rows of a query, read one at a time:
///     auto rows = session.query(recent_sql, owner);
///     while (rows.next()) use(rows.text(0));
/// A number may be read from a text that begins with it, and the text of an integer; NULL reads as 0 or
/// empty.
class Rows {
public:
    explicit Rows(std::unique_ptr<Cursor> cursor) noexcept : cursor_{std::move(cursor)} {}

    bool next() { return cursor_->next(); }
    bool is_null(int column) const { return cursor_->is_null(column); }
    std::int64_t integer(int column) const { return cursor_->integer(column); }
    bool boolean(int column) const { return cursor_->integer(column) != 0; }
    double real(int column) const { return cursor_->real(column); }
    /// Borrowed until the next call of next(); `string` copies.
    std::string_view text(int column) const { return cursor_->text(column); }
    std::string string(int column) const { return std::string{cursor_->text(column)}; }
    Blob blob(int column) const { return cursor_->blob(column); }
    Time time(int column) const { return from_micros(cursor_->integer(column)); }
    std::optional<Time> maybe_time(int column) const
    {
        if (is_null(column)) return std::nullopt;
        return time(column);
    }
    /// Throws StoreError when the column does not hold 16 bytes.
    PublicId public_id(int column) const;
    template <class Key> Key id(int column) const { return Key{cursor_->integer(column)}; }
    template <class Key> std::optional<Key> maybe_id(int column) const
    {
        if (is_null(column)) return std::nullopt;
        return Key{cursor_->integer(column)};
    }

private:
    std::unique_ptr<Cursor> cursor_;
};

/// Somewhere SQL runs: a Transaction, which may write, or a Reader, which may not. SQL is written in the one
/// vocabulary both engines know, with `?1`, `?2`, … for values; what differs between the engines is in
/// store/dialect and nowhere else. Statements are prepared once a connection and kept.
///
/// SQL must be a literal or come from store/dialect: tools/sql-check refuses anything else.
/// A statement that fails throws StoreError (store/error.hpp): in code that is right, only the world can
/// make SQL fail.
class Session {
public:
    Session() = default;
    Session(Session const&) = delete;
    Session& operator=(Session const&) = delete;
    virtual ~Session() = default;

    virtual Engine engine() const noexcept = 0;

    /// The one the database was opened with: full text is cut up the same way when it is kept and when it
    /// is asked for.
    virtual Tokenizer const& tokenizer() const noexcept = 0;

    /// Starts a query. One session may have several running at once; none outlives the session.
    template <class... Values> Rows query(std::string_view sql, Values const&... values)
    {
        return Rows{open(sql, std::array<Param, sizeof...(Values)>{Param{values}...}, Wanted::rows)};
    }

    /// The same for a number of values known only when it runs.
    Rows query_with(std::string_view sql, std::span<Param const> values)
    {
        return Rows{open(sql, values, Wanted::rows)};
    }

    /// Runs a statement to its end and returns how many rows it changed.
    template <class... Values> std::int64_t run(std::string_view sql, Values const&... values)
    {
        return execute(sql, std::array<Param, sizeof...(Values)>{Param{values}...});
    }

    std::int64_t run_with(std::string_view sql, std::span<Param const> values)
    {
        return execute(sql, values);
    }

    /// The first column of the first row; nothing where there is no row or it is NULL.
    template <class... Values>
    std::optional<std::int64_t> integer(std::string_view sql, Values const&... values)
    {
        auto rows = first(sql, values...);
        if (!rows.next() || rows.is_null(0)) return std::nullopt;
        return rows.integer(0);
    }

    template <class... Values> std::optional<std::string> text(std::string_view sql, Values const&... values)
    {
        auto rows = first(sql, values...);
        if (!rows.next() || rows.is_null(0)) return std::nullopt;
        return rows.string(0);
    }

protected:
    /// How much of an answer is read: PostgreSQL streams the one and fetches the other in one go.
    enum class Wanted { rows, first_row };

    virtual std::unique_ptr<Cursor> open(std::string_view sql, std::span<Param const> values,
                                         Wanted wanted) = 0;
    virtual std::int64_t execute(std::string_view sql, std::span<Param const> values) = 0;

private:
    template <class... Values> Rows first(std::string_view sql, Values const&... values)
    {
        return Rows{open(sql, std::array<Param, sizeof...(Values)>{Param{values}...}, Wanted::first_row)};
    }
};

} // namespace florilege::store
