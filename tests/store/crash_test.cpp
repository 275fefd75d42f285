#include "store/dialect/full_text.hpp"
#include "tests/store/engines.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <deque>
#include <random>
#include <set>

namespace florilege::store {
namespace {

constexpr std::array<std::string_view, 2> columns{"title", "note"};
constexpr TextTable table{"thing_text", columns, true};

// Small, so that a round sees many checkpoints and shared commits.
constexpr DatabaseLimits limits{.writes_per_commit = 7, .wal_bytes = 32 * 1024};

/// Writes rows from `id` on, one request each, several waiting at a time, and tells `out` each number that
/// was acknowledged, until it is killed.
[[noreturn]] void write_until_killed(Location const& location, std::int64_t id, int out)
{
    WordTokenizer const tokenizer;
    auto const db = store::open(location, Access::read_write, tokenizer, limits, test_schema());
    std::deque<std::pair<std::int64_t, std::future<void>>> under_way;
    for (;; ++id) {
        under_way.emplace_back(id, db->submit([id](Transaction& tx) {
            auto const name = "thing number " + std::to_string(id);
            tx.run("INSERT INTO thing (id, owner, name) VALUES (?1, 1, ?2)", id, name);
            put_text(tx, table, 1, id,
                     CutTexts{tx.tokenizer(), std::array<std::string_view, 2>{name, "a note"}});
        }));
        if (under_way.size() < 10) continue;
        under_way.front().second.get();
        auto const done = under_way.front().first;
        if (::write(out, &done, sizeof done) != sizeof done) ::_exit(1);
        under_way.pop_front();
    }
}

/// Every number the pipe gives, at most `most`.
void read_numbers(int pipe, std::size_t most, std::set<std::int64_t>& into)
{
    std::int64_t number = 0;
    for (std::size_t i = 0; i < most && ::read(pipe, &number, sizeof number) == sizeof number; ++i)
        into.insert(number);
}

template <class Where> class Killed : public OpenStore<Where> {
protected:
    void SetUp() override {} // no thread may run when the child is forked
};
TYPED_TEST_SUITE(Killed, Engines, EngineNames);

TYPED_TEST(Killed, at_any_moment_a_writer_loses_nothing_it_acknowledged)
{
    std::mt19937 random{11};
    std::set<std::int64_t> acknowledged;
    std::int64_t next = 1;
    for (int round = 0; round < 20; ++round) {
        int ends[2];
        ASSERT_EQ(::pipe(ends), 0);
        auto const child = ::fork();
        if (child == 0) {
            ::close(ends[0]);
            write_until_killed(this->where.location, next, ends[1]);
        }
        ::close(ends[1]);
        read_numbers(ends[0], random() % 150, acknowledged);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        read_numbers(ends[0], std::numeric_limits<std::size_t>::max(), acknowledged);
        ::close(ends[0]);

        this->open(limits);
        std::set<std::int64_t> stored;
        {
            auto const reader = this->db->read(1);
            auto rows = reader->query("SELECT id FROM visible_thing");
            while (rows.next())
                EXPECT_TRUE(stored.insert(rows.integer(0)).second) << "twice";
            EXPECT_EQ(reader->integer("SELECT count(*) FROM visible_text WHERE " +
                                          full_text_match(reader->engine(), "visible_text", 1),
                                      full_text_expression(*reader, table, {TextTerm{"note"}})),
                      static_cast<std::int64_t>(stored.size()));
        }
        EXPECT_TRUE(std::ranges::includes(stored, acknowledged)) << "round " << round;
        EXPECT_EQ(this->db->check(), std::vector<std::string>{});
        if (!stored.empty()) next = *stored.rbegin() + 1;
        this->db.reset();
    }
    EXPECT_GT(acknowledged.size(), 100u) << "the rounds must have written something";
}

} // namespace
} // namespace florilege::store
