#include "store/sqlite/sqlite_database.hpp"

#include "store/error.hpp"
#include "store/pool.hpp"
#include "store/sqlite/sqlite_reader.hpp"
#include "store/sqlite/sqlite_writer.hpp"
#include "store/write_queue.hpp"

#include <filesystem>
#include <optional>

namespace florilege::store {
namespace {

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(std::filesystem::path file, Tokenizer const& tokenizer, DatabaseLimits const& limits)
        : readers_{[file = std::move(file), &tokenizer, limits] {
                       return std::make_unique<SqliteConnection>(file, SqliteRole::reader, tokenizer, limits);
                   },
                   limits.readers}
    {}

    void start_writing(WriteQueue::Open open, DatabaseLimits const& limits)
    {
        writer_ = std::make_unique<WriteQueue>(std::move(open), limits);
    }

    Engine engine() const noexcept override { return Engine::sqlite; }
    std::future<void> submit(Work work) override { return writer().submit(std::move(work)); }
    using Database::read;
    std::unique_ptr<Reader> read(std::int64_t viewer, Deadline end) override
    {
        return std::make_unique<SqliteReader>(readers_, viewer, end);
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

    // The writer closes last, so it is declared first.
    std::unique_ptr<WriteQueue> writer_;
    Pool<SqliteConnection> readers_;
};

/// florilege.db.before-0007, from before step 7. An older one, left by an upgrade that did not get through,
/// holds less than this one.
void keep_copy(WritingConnection& connection, std::filesystem::path const& file, SchemaStep const& first)
{
    auto const number = std::string{first.name.substr(0, first.name.find('_'))};
    std::filesystem::path const copy = file.string() + ".before-" + number;
    std::filesystem::remove(copy);
    connection.backup(copy);
}

std::unique_ptr<WritingConnection> open_writer(std::filesystem::path const& file, Tokenizer const& tokenizer,
                                               DatabaseLimits const& limits,
                                               std::vector<SchemaStep> const& steps)
{
    auto connection = std::make_unique<SqliteWriter>(file, tokenizer, limits);
    migrate(*connection, steps, [&](SchemaStep const& first) { keep_copy(*connection, file, first); });
    return connection;
}

} // namespace

std::unique_ptr<Database> open_sqlite(SqliteLocation const& location, Access access,
                                      Tokenizer const& tokenizer, DatabaseLimits const& limits,
                                      std::vector<SchemaStep> steps)
{
    auto const& file = location.file;
    auto database = std::make_unique<SqliteDatabase>(file, tokenizer, limits);
    switch (access) {
    case Access::read_write:
        database->start_writing([=, &tokenizer] { return open_writer(file, tokenizer, limits, steps); },
                                limits);
        break;
    case Access::read_only:
        if (!std::filesystem::exists(file))
            throw StoreError{failure_text("open " + file.string(), {}, "there is no such file")};
        require_current(*database->read(0), steps);
        break;
    }
    return database;
}

} // namespace florilege::store
