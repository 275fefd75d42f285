#pragma once

#include "library/text_index.hpp"
#include "store/database.hpp"
#include "tests/postgres.hpp"
#include "tests/store/temporary_folder.hpp"

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

/// Databases with the product's schema and nothing in them. The schema is written once in each process: to
/// write it anew takes longer than most tests do.
namespace florilege::tests {

inline void write_schema(store::Location const& location)
{
    store::open(location, store::Access::read_write, library::tokenizer());
}

/// A copy of a file that holds the schema.
class EmptySqlite {
public:
    EmptySqlite() { std::filesystem::copy_file(written(), path()); }

    std::filesystem::path path() const { return folder_.path() / "florilege.db"; }

private:
    static std::filesystem::path written()
    {
        static TemporaryFolder const folder;
        static auto const file = [] {
            auto made = folder.path() / "florilege.db";
            write_schema(store::SqliteLocation{made});
            return made;
        }();
        return file;
    }

    TemporaryFolder folder_;
};

/// A database of the server of tests, emptied when it is given out again but for what the schema's own
/// writing put there. One whose tables were changed is written anew.
class EmptyPostgres {
public:
    EmptyPostgres() : url_{given_out()} {}
    EmptyPostgres(EmptyPostgres const&) = delete;
    EmptyPostgres& operator=(EmptyPostgres const&) = delete;
    ~EmptyPostgres() { unused().push_back(url_); }

    std::string const& url() const noexcept { return url_; }

private:
    static std::vector<std::string>& unused()
    {
        static std::vector<std::string> urls;
        return urls;
    }

    static std::string given_out()
    {
        auto& server = TestPostgres::server();
        if (!unused().empty()) {
            auto url = unused().back();
            unused().pop_back();
            try {
                server.run(url, empty_sql);
                return url;
            } catch (std::runtime_error const&) {
                server.run(url, forget_sql);
                server.give_back(url);
            }
        }
        auto url = server.fresh_database();
        write_schema(store::PostgresLocation{url});
        server.run(url, remember_sql);
        return url;
    }

    static constexpr char const* remember_sql = R"(
        CREATE SCHEMA remembered;
        CREATE TABLE remembered.shape AS SELECT count(*) AS columns FROM pg_attribute
            WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace);
        DO $$
        DECLARE name text; filled boolean;
        BEGIN
            FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
                EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', name) INTO filled;
                IF filled THEN EXECUTE format('CREATE TABLE remembered."of %s" AS TABLE public.%I', name, name); END IF;
            END LOOP;
        END $$)";
    static constexpr char const* empty_sql = R"(
        DO $$
        DECLARE name text; names text;
        BEGIN
            IF (SELECT columns FROM remembered.shape) <> (SELECT count(*) FROM pg_attribute
                WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)) THEN
                RAISE EXCEPTION 'the tables were changed';
            END IF;
            SELECT string_agg(format('public.%I', tablename), ', ') INTO names
                FROM pg_tables WHERE schemaname = 'public';
            EXECUTE 'TRUNCATE ' || names || ' RESTART IDENTITY CASCADE';
            FOR name IN SELECT substr(tablename, 4) FROM pg_tables
                WHERE schemaname = 'remembered' AND tablename LIKE 'of %' LOOP
                EXECUTE format('INSERT INTO public.%I SELECT * FROM remembered."of %s"', name, name);
            END LOOP;
        END $$)";
    static constexpr char const* forget_sql = "DROP SCHEMA IF EXISTS remembered CASCADE";

    std::string url_;
};

} // namespace florilege::tests
