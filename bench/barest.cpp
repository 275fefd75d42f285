// bench_barest MIGRATION DATABASE < ROWS: the barest program that writes the same rows as an import does: the
// product's own tables and indexes (the file MIGRATION, 0003_library.sqlite.sql), an FTS5 index of the same
// texts, tags among them, with SQLite's own tokenizer, durable at the end. Passages and articles, where the
// rows have them, go into that index alone. It takes rows that need no
// parsing, checks nothing, merges nothing, and knows no account, history or undo. Its time is what ours is
// held against.

#include <sqlite3.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>

namespace {

[[noreturn]] void fail(sqlite3* db)
{
    std::cerr << "bench_barest: " << sqlite3_errmsg(db) << '\n';
    std::exit(1);
}

void run(sqlite3* db, std::string const& sql)
{
    if (sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(db);
}

sqlite3_stmt* prepare(sqlite3* db, char const* sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        fail(db);
    return statement;
}

void text(sqlite3_stmt* statement, int at, std::string_view value)
{
    sqlite3_bind_text(statement, at, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
}

void step(sqlite3* db, sqlite3_stmt* statement)
{
    if (sqlite3_step(statement) != SQLITE_DONE) fail(db);
    sqlite3_reset(statement);
}

/// Sixteen bytes that differ for every row: what stands in for identities and public ids.
struct Bytes {
    std::array<std::uint64_t, 2> words;
};

std::array<std::string_view, 7> fields_of(std::string_view line)
{
    std::array<std::string_view, 7> fields;
    for (auto& field : fields) {
        auto const end = std::min(line.find('\t'), line.size());
        field = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return fields;
}

constexpr int rows_a_commit = 10'000;

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "usage: bench_barest MIGRATION DATABASE < ROWS\n";
        return 2;
    }
    std::ios::sync_with_stdio(false);
    sqlite3* db = nullptr;
    if (sqlite3_open(argv[2], &db) != SQLITE_OK) fail(db);
    run(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536");
    std::ifstream migration{argv[1]};
    run(db, std::string{std::istreambuf_iterator<char>{migration}, {}});
    run(db, "CREATE VIRTUAL TABLE bookmark_text USING fts5(title, note, tags, quotes, address, article, "
            "content='', "
            "columnsize=0)");

    auto* const source = prepare(db, "INSERT INTO source (id, owner, kind, identity, url, page_key, site) "
                                     "VALUES (?1, 1, 0, ?2, ?3, ?4, ?5)");
    auto* const bookmark = prepare(db, "INSERT INTO bookmark (id, owner, public_id, title, note, audience, "
                                       "unread, archived, favourite, created, "
                                       "updated) VALUES (?1, 1, ?2, ?3, ?4, 0, 0, 0, 0, ?5, ?5)");
    auto* const tag = prepare(db, "INSERT INTO tag (id, owner, name, folded) VALUES (?1, 1, ?2, ?2)");
    auto* const tagged =
        prepare(db, "INSERT OR IGNORE INTO bookmark_tag (bookmark, tag, position) VALUES (?1, ?2, ?3)");
    auto* const words =
        prepare(db, "INSERT INTO bookmark_text (rowid, title, note, tags, quotes, address, article) "
                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

    std::unordered_map<std::string, sqlite3_int64> tags;
    std::mt19937_64 random{1};
    std::string line;
    sqlite3_int64 id = 0;
    run(db, "BEGIN");
    while (std::getline(std::cin, line)) {
        ++id;
        auto const [url, title, note, names, seconds, passage, article] = fields_of(line);
        auto const host = url.substr(8, url.find('/', 8) - 8);
        auto const micros = std::stoll(std::string{seconds}) * 1'000'000;
        std::array<Bytes, 3> const keys{
            {{{random(), random()}}, {{random(), random()}}, {{random(), random()}}}};
        sqlite3_bind_int64(source, 1, id);
        sqlite3_bind_blob(source, 2, &keys[0], sizeof keys[0], SQLITE_STATIC);
        text(source, 3, url);
        sqlite3_bind_blob(source, 4, &keys[1], sizeof keys[1], SQLITE_STATIC);
        text(source, 5, host);
        step(db, source);
        sqlite3_bind_int64(bookmark, 1, id);
        sqlite3_bind_blob(bookmark, 2, &keys[2], sizeof keys[2], SQLITE_STATIC);
        text(bookmark, 3, title);
        text(bookmark, 4, note);
        sqlite3_bind_int64(bookmark, 5, micros);
        step(db, bookmark);
        std::string spaced{names};
        for (char& c : spaced)
            if (c == ',') c = ' ';
        sqlite3_int64 position = 0;
        for (std::size_t at = 0; at < names.size();) {
            auto const end = std::min(names.find(',', at), names.size());
            std::string const name{names.substr(at, end - at)};
            auto const [known, fresh] = tags.try_emplace(name, static_cast<sqlite3_int64>(tags.size()) + 1);
            if (fresh) {
                sqlite3_bind_int64(tag, 1, known->second);
                text(tag, 2, name);
                step(db, tag);
            }
            sqlite3_bind_int64(tagged, 1, id);
            sqlite3_bind_int64(tagged, 2, known->second);
            sqlite3_bind_int64(tagged, 3, ++position);
            step(db, tagged);
            at = end + 1;
        }
        sqlite3_bind_int64(words, 1, id);
        text(words, 2, title);
        text(words, 3, note);
        text(words, 4, spaced);
        text(words, 5, passage);
        text(words, 6, url.substr(8));
        text(words, 7, article);
        step(db, words);
        if (id % rows_a_commit == 0) run(db, "COMMIT; BEGIN");
    }
    run(db, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
    for (auto* statement : {source, bookmark, tag, tagged, words})
        sqlite3_finalize(statement);
    sqlite3_close(db);
    return 0;
}
