#include "store/postgres/postgres_connection.hpp"

#include "store/dialect/placeholders.hpp"
#include "store/error.hpp"
#include "store/postgres/postgres_cursor.hpp"

#include <unistd.h>

#include <array>
#include <charconv>

namespace florilege::store {
namespace {

void say_nothing(void*, PGresult const*) {}

/// PostgreSQL's class of an error, from its list of error codes.
std::exception_ptr error_of_state(std::string_view state, std::string const& text)
{
    if (state.substr(0, 2) == "23") return std::make_exception_ptr(ConstraintViolation{text});
    if (state == "53100") return std::make_exception_ptr(DiskFull{text});
    if (state == "57014") return std::make_exception_ptr(TookTooLong{text});
    if (state == "42501" || state == "25006") return std::make_exception_ptr(NotAllowed{text});
    return std::make_exception_ptr(StoreError{text});
}

bool is_success(PGresult const* result)
{
    switch (PQresultStatus(result)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_EMPTY_QUERY: return true;
    case PGRES_COPY_OUT:
    case PGRES_COPY_IN:
    case PGRES_BAD_RESPONSE:
    case PGRES_NONFATAL_ERROR:
    case PGRES_FATAL_ERROR:
    case PGRES_COPY_BOTH:
    case PGRES_SINGLE_TUPLE:
    case PGRES_PIPELINE_SYNC:
    case PGRES_PIPELINE_ABORTED: return false;
    }
    return false;
}

/// What the server shows of us to whoever asks who is there; it cuts it after 63 bytes.
std::string note_of_process(std::string const& command)
{
    std::array<char, 256> host{};
    bool const named = ::gethostname(host.data(), host.size() - 1) == 0;
    return command + ", process " + std::to_string(::getpid()) +
           (named ? " on " + std::string{host.data()} : std::string{});
}

} // namespace

PostgresConnection::PostgresConnection(PostgresLocation location, Tokenizer const& tokenizer,
                                       DatabaseLimits const& limits)
    : location_{std::move(location)}, trust_{trust_wanted(server_of(location_.url), trusted_roots())},
      tokenizer_{tokenizer}, rows_fetched_{limits.rows_fetched}, prepared_{limits.statements}
{
    connect();
}

void PostgresConnection::connect()
{
    // What the URL says goes before what stands before it, and after it nothing can be overruled. A session
    // whose network is gone holds the writer's lock until the server misses it: after a minute, not two
    // hours.
    auto const who = note_of_process(location_.command);
    std::array<char const*, 8> const names{"connect_timeout", "application_name", "sslmode", "sslrootcert",
                                           "dbname",          "client_encoding",  "options", nullptr};
    std::array<char const*, 8> const values{
        "10",
        who.c_str(),
        trust_ ? trust_->mode.c_str() : nullptr, // nothing leaves it to libpq
        trust_ ? trust_->roots.c_str() : nullptr,
        location_.url.c_str(),
        "UTF8",
        "-c bytea_output=hex -c standard_conforming_strings=on "
        "-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3",
        nullptr};
    connection_.reset(PQconnectdbParams(names.data(), values.data(), 1));
    ++session_;
    prepared_.forget_names();
    finished_cursors_.clear();
    if (!alive()) fail_to_reach();
    PQsetNoticeReceiver(connection_.get(), say_nothing, nullptr);
}

void PostgresConnection::fail_to_reach() const
{
    std::string cause = PQerrorMessage(connection_.get());
    if (auto const advice = advice_on_trust(cause); trust_ && !advice.empty()) {
        cause.erase(cause.find_last_not_of('\n') + 1);
        cause += "; " + advice;
    }
    throw StoreError{failure_text("reach the PostgreSQL server", {}, cause)};
}

void PostgresConnection::begin(std::string const& sql)
{
    forget_failure();
    forget_cursors();
    if (!alive()) connect();
    try {
        script(sql);
    } catch (StoreError const&) {
        if (alive()) throw;
        forget_failure();
        connect();
        script(sql);
    }
    if (auto const dropped = prepared_.take_dropped(); !dropped.empty()) script(dropped);
}

std::unique_ptr<Cursor> PostgresConnection::query(std::string_view sql, std::span<Param const> values,
                                                  bool at_once)
{
    refuse_after_failure(sql);
    begin_before(end_, sql);
    auto& statement = known(sql, values);
    WireValues const wire{values};
    if (at_once || statement.changes_rows)
        return std::make_unique<PostgresCursor>(*this, run_prepared(statement, Part::whole, wire, sql),
                                                std::string{});
    // Few rows come from a statement that is prepared. A cursor cannot be, and the server plans it anew each
    // time, which takes longer than most of our queries do; so it is left to those that have many.
    if (!statement.had_many_rows) {
        auto rows = run_prepared(statement, Part::few, wire, sql);
        if (PQntuples(rows.get()) < rows_fetched_)
            return std::make_unique<PostgresCursor>(*this, std::move(rows), std::string{});
    }
    auto cursor = "c" + std::to_string(++cursors_);
    auto results = converse({{"DECLARE " + cursor + " NO SCROLL CURSOR FOR " + statement.sql, &wire},
                             {"FETCH " + std::to_string(rows_fetched_) + " FROM " + cursor, nullptr}},
                            sql);
    statement.had_many_rows = PQntuples(results.back().get()) == rows_fetched_;
    return std::make_unique<PostgresCursor>(*this, std::move(results.back()), std::move(cursor));
}

std::int64_t PostgresConnection::execute(std::string_view sql, std::span<Param const> values)
{
    refuse_after_failure(sql);
    begin_before(end_, sql);
    auto const result = run_prepared(known(sql, values), Part::whole, WireValues{values}, sql);
    std::string_view const count = PQcmdTuples(result.get());
    std::int64_t rows = 0;
    std::from_chars(count.data(), count.data() + count.size(), rows);
    return rows;
}

PostgresResult PostgresConnection::script(std::string_view sql)
{
    refuse_after_failure(sql);
    return checked(PostgresResult{PQexec(connection_.get(), std::string{sql}.c_str())}, sql);
}

PostgresResult PostgresConnection::fetch(std::string const& cursor)
{
    auto const sql = "FETCH " + std::to_string(rows_fetched_) + " FROM " + cursor;
    begin_before(end_, sql);
    return std::move(converse({{sql, nullptr}}, sql).back());
}

bool PostgresConnection::in_transaction() const noexcept
{
    switch (PQtransactionStatus(connection_.get())) {
    case PQTRANS_ACTIVE:
    case PQTRANS_INTRANS:
    case PQTRANS_INERROR: return true;
    case PQTRANS_IDLE:
    case PQTRANS_UNKNOWN: return false;
    }
    return false;
}

PreparedStatements::Statement& PostgresConnection::known(std::string_view sql, std::span<Param const> values)
{
    auto& statement = prepared_.find(sql);
    if (statement.values == static_cast<int>(values.size())) return statement;
    failure_ = std::make_exception_ptr(
        StoreError{failure_text("run", sql, "the number of values is not the number of places")});
    std::rethrow_exception(failure_);
}

PostgresResult PostgresConnection::run_prepared(PreparedStatements::Statement& statement, Part part,
                                                WireValues const& wire, std::string_view sql)
{
    auto& name = statement.names[part == Part::few ? "few " + wire.signature() : wire.signature()];
    if (name.empty()) {
        auto const fresh = prepared_.fresh_name();
        auto const text = part == Part::few ? first_rows(statement.sql, rows_fetched_) : statement.sql;
        checked(PostgresResult{PQprepare(connection_.get(), fresh.c_str(), text.c_str(), wire.count(),
                                         wire.types.data())},
                sql);
        name = fresh;
    }
    return checked(
        PostgresResult{PQexecPrepared(connection_.get(), name.c_str(), wire.count(), wire.values.data(),
                                      wire.lengths.data(), wire.formats.data(), 0)},
        sql);
}

std::vector<PostgresResult> PostgresConnection::converse(std::vector<Message> const& messages,
                                                         std::string_view sql)
{
    auto* const pg = connection_.get();
    std::vector<Message> all;
    for (auto& cursor : finished_cursors_)
        all.push_back({"CLOSE " + cursor, nullptr});
    auto const housekeeping = all.size();
    finished_cursors_.clear();
    all.insert(all.end(), messages.begin(), messages.end());

    bool sent = PQenterPipelineMode(pg) == 1;
    for (auto const& message : all) {
        auto const* const wire = message.values;
        sent = sent && PQsendQueryParams(pg, message.sql.c_str(), wire == nullptr ? 0 : wire->count(),
                                         wire == nullptr ? nullptr : wire->types.data(),
                                         wire == nullptr ? nullptr : wire->values.data(),
                                         wire == nullptr ? nullptr : wire->lengths.data(),
                                         wire == nullptr ? nullptr : wire->formats.data(), 0) == 1;
    }
    sent = sent && PQpipelineSync(pg) == 1;
    if (!sent) fail(nullptr, "run", sql);

    // Each message answers with a result and a null; after all of them comes the sync, once.
    std::vector<PostgresResult> results;
    PostgresResult failed;
    for (std::size_t i = 0; i < all.size(); ++i) {
        PostgresResult result{PQgetResult(pg)};
        if (!failed && !is_success(result.get()))
            failed = std::move(result);
        else if (i >= housekeeping)
            results.push_back(std::move(result));
        if (!alive()) fail(nullptr, "run", sql);
        PostgresResult const end{PQgetResult(pg)};
    }
    PostgresResult const sync{PQgetResult(pg)};
    PQexitPipelineMode(pg);
    if (failed) fail(failed.get(), "run", sql);
    return results;
}

PostgresResult PostgresConnection::checked(PostgresResult result, std::string_view sql)
{
    if (!is_success(result.get())) fail(result.get(), "run", sql);
    return result;
}

void PostgresConnection::fail(PGresult const* result, std::string_view what, std::string_view sql)
{
    // The first line alone: the detail that follows it quotes the row.
    char const* const state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    char const* const message =
        result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    auto const text =
        failure_text(what, sql, message == nullptr ? PQerrorMessage(connection_.get()) : message);
    auto error = state == nullptr ? std::make_exception_ptr(StoreError{text}) : error_of_state(state, text);
    if (!failure_) failure_ = error;
    std::rethrow_exception(error);
}

void PostgresConnection::refuse_after_failure(std::string_view sql) const
{
    if (failure_)
        throw StoreError{failure_text("run", sql, "an earlier statement of this transaction failed")};
}

} // namespace florilege::store
