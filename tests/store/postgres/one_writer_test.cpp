#include "store/error.hpp"
#include "store/postgres/postgres_connection.hpp"
#include "tests/store/engines.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <string>

namespace florilege::store {
namespace {

class OneWriter : public OpenStore<OnPostgres> {
protected:
    void SetUp() override { open(impatient()); }

    static DatabaseLimits impatient()
    {
        DatabaseLimits limits;
        limits.writer_ends = std::chrono::milliseconds{1};
        return limits;
    }

    PostgresLocation place(std::string command = "florilege") const
    {
        return {std::get<PostgresLocation>(where.location).url, std::move(command)};
    }

    std::unique_ptr<Database> another(Access access = Access::read_write)
    {
        return store::open(place(), access, tokenizer, impatient(), test_schema());
    }

    void expect_told(std::string const& who)
    {
        try {
            another();
            FAIL() << "there are two writers";
        } catch (StoreError const& error) {
            EXPECT_THAT(error.what(), ::testing::HasSubstr("is in use by " + who));
        }
    }
};

TEST_F(OneWriter, is_named_to_the_second_one)
{
    expect_told("florilege, process " + std::to_string(::getpid()) + " on ");
    db.reset();
    auto const serving =
        store::open(place("florilege serve"), Access::read_write, tokenizer, impatient(), test_schema());
    expect_told("florilege serve, process " + std::to_string(::getpid()) + " on ");
}

TEST_F(OneWriter, is_in_nobody_elses_way_to_read)
{
    put(1, 1, "a");
    EXPECT_EQ(another(Access::read_only)->read(1)->text("SELECT name FROM visible_thing"), "a");
}

TEST_F(OneWriter, is_of_one_database_and_not_of_its_server)
{
    OnPostgres const elsewhere;
    store::open(elsewhere.location, Access::read_write, tokenizer, impatient(), test_schema());
}

TEST_F(OneWriter, makes_room_as_it_closes)
{
    for (int round = 0; round < 5; ++round) {
        db.reset();
        db = another();
    }
    put(1, 1, "a");
    EXPECT_EQ(count(), 1);
}

/// Ends every other session of the database, as a failover does.
constexpr std::string_view cut_sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                     " WHERE datname = current_database() AND pid <> pg_backend_pid()";
constexpr std::string_view take_sql = "SELECT pg_advisory_lock(1718382450, 1)";

TEST_F(OneWriter, is_the_one_still_after_a_lost_connection)
{
    open();
    PostgresConnection{place(), tokenizer, {}}.script(cut_sql);
    put(1, 1, "a");
    expect_told("florilege, process ");
}

TEST_F(OneWriter, writes_nothing_while_another_has_taken_its_place)
{
    put(1, 1, "a");
    {
        PostgresConnection other{place("florilege import"), tokenizer, {}};
        other.script(cut_sql);
        other.script(take_sql);
        for (int id = 2; id < 4; ++id)
            try {
                put(id, 1, "b");
                FAIL() << "written beside another";
            } catch (StoreError const& error) {
                EXPECT_THAT(error.what(), ::testing::HasSubstr("is in use by florilege import, process "));
            }
        other.script("SELECT pg_advisory_unlock(1718382450, 1)");
    }
    put(4, 1, "d");
    EXPECT_EQ(count(), 2);
}

} // namespace
} // namespace florilege::store
