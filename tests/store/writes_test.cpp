#include "store/error.hpp"
#include "tests/store/engines.hpp"

#include <atomic>
#include <thread>

namespace florilege::store {
namespace {

template <class Where> class Writes : public OpenStore<Where> {
protected:
    static Database::Work inserting(std::int64_t id, std::string name)
    {
        return [=](Transaction& tx) {
            tx.run("INSERT INTO thing (id, owner, name) VALUES (?1, 1, ?2)", id, name);
        };
    }

    /// Holds the writing thread, so that what is submitted meanwhile shares one commit.
    std::future<void> hold(std::future<void> until)
    {
        return this->db->submit(
            [gate = std::make_shared<std::future<void>>(std::move(until))](Transaction&) { gate->wait(); });
    }
};
TYPED_TEST_SUITE(Writes, Engines, EngineNames);

TYPED_TEST(Writes, a_rolled_back_write_leaves_no_row)
{
    struct Change : std::runtime_error {
        using std::runtime_error::runtime_error;
    };
    EXPECT_THROW(this->db->write([](Transaction& tx) {
        tx.run("INSERT INTO thing (id, owner, name) VALUES (1, 1, 'a')");
        throw Change{"of mind"};
    }),
                 Change);
    EXPECT_EQ(this->count(), 0);
}

/// Writes one row at the end, however often it was asked for.
struct PutOff final : Pending {
    std::int64_t asked = 0;
    void write(Transaction& tx) override
    {
        tx.run("INSERT INTO thing (id, owner, name) VALUES (?1, 1, 'asked')", asked);
    }
};

TYPED_TEST(Writes, what_was_put_off_is_written_once_before_the_commit)
{
    this->db->write([](Transaction& tx) {
        for (int i = 0; i < 7; ++i)
            ++tx.pending<PutOff>().asked;
        EXPECT_EQ(tx.integer("SELECT count(*) FROM thing"), 0);
    });
    EXPECT_EQ(this->count(), 1);
    this->db->write([](Transaction& tx) { EXPECT_EQ(tx.integer("SELECT id FROM thing"), 7); });
    EXPECT_EQ(this->count(), 1);
}

/// Written after others, which may ask it for more, or first of all ask for it.
struct PutOffLonger final : Pending {
    std::int64_t asked = 0;
    int turn() const noexcept override { return 1; }
    void write(Transaction& tx) override
    {
        tx.run("INSERT INTO thing (id, owner, name) VALUES (100 + ?1, 1, 'later ' || CAST(100 + ?1 AS TEXT))",
               asked);
    }
};

struct AskingForMore final : Pending {
    void write(Transaction& tx) override { ++tx.pending<PutOffLonger>().asked; }
};

TYPED_TEST(Writes, what_is_put_off_longer_is_told_more_by_what_is_written_before)
{
    this->db->write([](Transaction& tx) {
        ++tx.pending<PutOffLonger>().asked;
        tx.pending<AskingForMore>();
    });
    this->db->write([](Transaction& tx) { EXPECT_EQ(tx.integer("SELECT max(id) FROM thing"), 102); });
    this->db->write([](Transaction& tx) { tx.pending<AskingForMore>(); });
    this->db->write([](Transaction& tx) { EXPECT_EQ(tx.integer("SELECT min(id) FROM thing"), 101); });
    EXPECT_EQ(this->count(), 2);
}

TYPED_TEST(Writes, what_was_put_off_goes_with_the_work_that_is_undone)
{
    std::promise<void> gate;
    auto const held = this->hold(gate.get_future());
    auto failing = this->db->submit([](Transaction& tx) {
        tx.pending<PutOff>().asked = 1;
        throw std::runtime_error{"a change of mind"};
    });
    auto good = this->db->submit([](Transaction& tx) { tx.pending<PutOff>().asked = 2; });
    // This one fails at its end, not in its work: the row is there already.
    auto late = this->db->submit([](Transaction& tx) { tx.pending<PutOff>().asked = 2; });
    gate.set_value();
    EXPECT_THROW(failing.get(), std::runtime_error);
    good.get();
    EXPECT_THROW(late.get(), ConstraintViolation);
    EXPECT_EQ(this->count(), 1);
}

TYPED_TEST(Writes, a_violated_constraint_is_told_from_other_errors)
{
    this->put(1, 1, "a");
    EXPECT_THROW(this->put(1, 1, "b"), ConstraintViolation);
    EXPECT_THROW(this->put(2, 1, "a"), ConstraintViolation);
    EXPECT_THROW(
        this->db->write([](Transaction& tx) { tx.run("INSERT INTO part (thing, name) VALUES (99, 'x')"); }),
        ConstraintViolation);
    EXPECT_EQ(this->count(), 1);
}

TYPED_TEST(Writes, a_failed_statement_spoils_its_transaction_even_where_it_is_caught)
{
    EXPECT_THROW(this->db->write([](Transaction& tx) {
        tx.run("INSERT INTO thing (id, owner, name) VALUES (1, 1, 'a')");
        EXPECT_THROW(tx.run("INSERT INTO thing (id, owner, name) VALUES (1, 1, 'b')"), ConstraintViolation);
        EXPECT_THROW(tx.integer("SELECT count(*) FROM thing"), StoreError);
    }),
                 ConstraintViolation);
    EXPECT_EQ(this->count(), 0);
    this->put(2, 1, "b");
    EXPECT_EQ(this->count(), 1);
}

TYPED_TEST(Writes, one_that_fails_leaves_its_neighbours_in_the_same_commit_alone)
{
    std::promise<void> go;
    auto const held = this->hold(go.get_future());
    std::vector<std::future<void>> done;
    for (int i = 0; i < 50; ++i) {
        if (i % 5 == 0)
            done.push_back(this->db->submit(this->inserting(0, "same")));
        else if (i % 5 == 1)
            done.push_back(this->db->submit([i](Transaction& tx) {
                tx.run("INSERT INTO thing (id, owner, name) VALUES (?1, 1, ?2)", 1000 + i, std::to_string(i));
                throw std::runtime_error{"no"};
            }));
        else
            done.push_back(this->db->submit(this->inserting(i, std::to_string(i))));
    }
    go.set_value();
    int failed = 0;
    for (auto& future : done) {
        try {
            future.get();
        } catch (std::exception const&) {
            ++failed;
        }
    }
    EXPECT_EQ(failed, 19); // of the ten alike one is the first
    EXPECT_EQ(this->count(), 31);
}

TYPED_TEST(Writes, a_commit_in_which_all_fail_keeps_nothing)
{
    std::promise<void> go;
    auto const held = this->hold(go.get_future());
    std::vector<std::future<void>> done;
    for (int i = 0; i < 3; ++i)
        done.push_back(this->db->submit([i](Transaction& tx) {
            tx.run("INSERT INTO thing (id, owner, name) VALUES (?1, 1, ?2)", i, std::to_string(i));
            throw std::runtime_error{"no"};
        }));
    go.set_value();
    for (auto& future : done)
        EXPECT_THROW(future.get(), std::runtime_error);
    EXPECT_EQ(this->count(), 0);
}

TYPED_TEST(Writes, are_done_in_the_order_they_came)
{
    std::vector<std::future<void>> done;
    for (int i = 0; i < 100; ++i)
        done.push_back(this->db->submit([i](Transaction& tx) {
            EXPECT_EQ(tx.integer("SELECT count(*) FROM thing"), i);
            tx.run("INSERT INTO thing (id, owner, name) VALUES (?1, 1, ?2)", i, std::to_string(i));
        }));
    for (auto& future : done)
        future.get();
}

TYPED_TEST(Writes, are_seen_by_readers_when_they_are_acknowledged)
{
    for (int i = 0; i < 20; ++i) {
        this->put(i, 1, std::to_string(i));
        EXPECT_EQ(this->count(), i + 1);
    }
}

TYPED_TEST(Writes, from_many_threads_through_a_short_queue_all_arrive)
{
    this->open({.writes_queued = 2, .writes_per_commit = 3});
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([this, t] {
            for (int i = 0; i < 25; ++i)
                this->db->write(this->inserting(t * 100 + i, std::to_string(t * 100 + i)));
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(this->count(), 100);
}

TYPED_TEST(Writes, that_wait_are_finished_when_the_database_is_closed)
{
    std::vector<std::future<void>> done;
    for (int i = 0; i < 50; ++i)
        done.push_back(this->db->submit(this->inserting(i, std::to_string(i))));
    this->db.reset();
    for (auto& future : done)
        EXPECT_NO_THROW(future.get());
    this->open();
    EXPECT_EQ(this->count(), 50);
}

TYPED_TEST(Writes, from_inside_a_write_are_refused_instead_of_waiting_for_themselves)
{
    this->db->write(
        [this](Transaction&) { EXPECT_THROW(this->db->submit([](Transaction&) {}), std::logic_error); });
}

TYPED_TEST(Writes, read_through_the_views_of_the_viewer_they_name)
{
    this->put(1, 1, "a");
    this->put(2, 2, "b");
    this->db->write([](Transaction& tx) {
        tx.see_as(2);
        EXPECT_EQ(tx.text("SELECT name FROM visible_thing"), "b");
        tx.see_as(1);
        EXPECT_EQ(tx.text("SELECT name FROM visible_thing"), "a");
    });
}

TYPED_TEST(Writes, do_not_inherit_the_viewer_of_the_one_before)
{
    this->put(1, 1, "a");
    std::promise<void> go;
    auto const held = this->hold(go.get_future());
    auto first = this->db->submit([](Transaction& tx) {
        tx.see_as(2);
        tx.text("SELECT name FROM visible_thing");
    });
    auto second = this->db->submit([](Transaction& tx) { tx.text("SELECT name FROM visible_thing"); });
    go.set_value();
    first.get();
    EXPECT_THROW(second.get(), NotAllowed);
    EXPECT_THROW(this->db->write([](Transaction& tx) { tx.text("SELECT name FROM visible_thing"); }),
                 NotAllowed);
}

TYPED_TEST(Writes, are_refused_where_the_database_is_open_for_reading)
{
    this->put(1, 1, "a");
    auto const reading =
        store::open(this->where.location, Access::read_only, this->tokenizer, {}, test_schema());
    EXPECT_THROW(reading->write([](Transaction&) {}), StoreError);
    EXPECT_EQ(reading->read(1)->text("SELECT name FROM visible_thing"), "a");
}

} // namespace
} // namespace florilege::store
