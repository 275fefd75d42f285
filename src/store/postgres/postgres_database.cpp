#include "store/postgres/postgres_database.hpp"

#include "store/error.hpp"
#include "store/pool.hpp"
#include "store/postgres/postgres_reader.hpp"
#include "store/postgres/postgres_writer.hpp"
#include "store/write_queue.hpp"

#include <optional>

namespace florilege::store {
namespace {

class PostgresDatabase final : public Database {
public:
    PostgresDatabase(PostgresLocation const& location, Tokenizer const& tokenizer,
                     DatabaseLimits const& limits, WriteQueue::Open const& open_writer)
        : writer_{open_writer ? std::make_unique<WriteQueue>(open_writer, limits) : nullptr},
          readers_{
              [=, &tokenizer] { return std::make_unique<PostgresConnection>(location, tokenizer, limits); },
              limits.readers},
          role_{role_name()}
    {}

    Engine engine() const noexcept override { return Engine::postgres; }
    std::future<void> submit(Work work) override { return writer().submit(std::move(work)); }
    using Database::read;
    std::unique_ptr<Reader> read(std::int64_t viewer, Deadline end) override
    {
        return std::make_unique<PostgresReader>(readers_, role_, viewer, end);
    }
    void backup(std::filesystem::path const& file) override
    {
        writer().alone([&](WritingConnection& connection) { connection.backup(file); });
    }
    std::vector<std::string> check() override
    {
        std::vector<std::string> findings;
        writer().alone([&](WritingConnection& connection) { findings = connection.check(); });
        return findings;
    }

private:
    WriteQueue& writer()
    {
        if (!writer_) throw StoreError{"the database is open for reading only"};
        return *writer_;
    }

    std::string role_name()
    {
        auto connection = readers_.take();
        auto const answer = connection->script(reader_role_sql);
        std::string name = PQgetvalue(answer.get(), 0, 0);
        readers_.give(std::move(connection));
        return name;
    }

    std::unique_ptr<WriteQueue> writer_;
    Pool<PostgresConnection> readers_;
    std::string const role_;
};

} // namespace

std::unique_ptr<Database> open_postgres(PostgresLocation const& location, Access access,
                                        Tokenizer const& tokenizer, DatabaseLimits const& limits,
                                        std::vector<SchemaStep> steps)
{
    switch (access) {
    case Access::read_write:
        return std::make_unique<PostgresDatabase>(
            location, tokenizer, limits, [=, &tokenizer]() -> std::unique_ptr<WritingConnection> {
                auto connection = std::make_unique<PostgresWriter>(location, tokenizer, limits);
                // Its own copy is taken by whoever runs the server (pg_dump); we cannot reach its disk.
                migrate(*connection, steps, [](SchemaStep const&) {});
                return connection;
            });
    case Access::read_only: break;
    }
    auto database = std::make_unique<PostgresDatabase>(location, tokenizer, limits, WriteQueue::Open{});
    require_current(*database->read(0), steps);
    return database;
}

} // namespace florilege::store
