#include "library/text_index.hpp"
#include "store/database.hpp"
#include "tests/cli/command_line.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <random>
#include <thread>

namespace florilege::cli {
namespace {

using Kill = tests::CommandLine;

constexpr int rounds = 100;
constexpr int bookmarks = 1'700; // three commits, the second of which is larger than the first

std::string bookmark_file()
{
    std::string file = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n";
    for (int i = 0; i < bookmarks; ++i) {
        auto const number = std::to_string(i);
        file += "<DT><A HREF=\"https://site" + std::to_string(i % 50) + ".example/" + number +
                "\" ADD_DATE=\"1328000000\" TAGS=\"tag" + std::to_string(i % 200) + ",all\">Page " + number +
                "</A>\n<DD>What was said about page " + number + " at the time\n";
    }
    return file + "</DL><p>\n";
}

/// An import in a process of its own. Its acknowledgements come through a pipe, which outlives it.
class Import {
public:
    Import(std::string const& library, std::string const& file)
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
        auto const program = std::string{FLORILEGE_BUILD} + "/florilege";
        process_ = ::fork();
        if (process_ == 0) {
            ::dup2(ends[1], STDERR_FILENO);
            int const nowhere = ::open("/dev/null", O_WRONLY);
            ::dup2(nowhere, STDOUT_FILENO);
            ::execl(program.c_str(), "florilege", "--data", library.c_str(), "import", "--progress", "lines",
                    file.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(ends[1]);
        acknowledgements_ = ends[0];
    }
    ~Import() { ::close(acknowledgements_); }
    Import(Import const&) = delete;
    Import& operator=(Import const&) = delete;

    void kill() { ::kill(process_, SIGKILL); }

    /// Waits for its end; true where it ended by itself and well.
    bool finished()
    {
        int status = 0;
        ::waitpid(process_, &status, 0);
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }

    /// The number in the last whole acknowledgement that reached us.
    std::int64_t acknowledged()
    {
        std::string said;
        std::array<char, 4096> piece{};
        for (ssize_t got = 0; (got = ::read(acknowledgements_, piece.data(), piece.size())) > 0;)
            said.append(piece.data(), static_cast<std::size_t>(got));
        auto const end = said.rfind('\n');
        if (end == std::string::npos) return 0;
        auto const begin = said.rfind("{\"committed\":", end);
        return begin == std::string::npos ? 0 : std::stoll(said.substr(begin + 13));
    }

private:
    pid_t process_ = -1;
    int acknowledgements_ = -1;
};

/// Bookmarks and addresses in the library, and what is wrong with it.
struct State {
    std::int64_t bookmarks = 0;
    std::int64_t addresses = 0;
    std::vector<std::string> findings;
};

State state_of(std::string const& library)
{
    State state;
    auto const file = std::filesystem::path{library} / "florilege.db";
    if (!std::filesystem::exists(file)) return state;
    auto const database =
        store::open(store::SqliteLocation{file}, store::Access::read_write, library::tokenizer());
    database->write([&](store::Transaction& transaction) {
        state.bookmarks = transaction.integer("SELECT count(*) FROM bookmark").value_or(0);
        state.addresses = transaction.integer("SELECT count(DISTINCT url) FROM source").value_or(0);
    });
    state.findings = database->check();
    return state;
}

TEST_F(Kill, an_import_killed_at_any_moment_loses_nothing_acknowledged_and_doubles_nothing)
{
    auto const file = this->file("many.html", bookmark_file());
    std::mt19937 random{20120130};
    int killed_at_work = 0;
    int acknowledgements = 0;
    auto longest = std::chrono::milliseconds{3000};
    std::int64_t before = 0;
    for (int round = 0; round < rounds; ++round) {
        Import import{library(), file};
        // The moment is random over the time a whole import takes here, as it was last seen: on a machine
        // that is busy with other things, longer with each import that had not come to anything yet.
        auto const begin = std::chrono::steady_clock::now();
        std::this_thread::sleep_for(
            std::chrono::milliseconds{random() % static_cast<unsigned>(longest.count())});
        import.kill();
        bool const ended = import.finished();
        auto const took = std::chrono::steady_clock::now() - begin;
        if (!ended) ++killed_at_work;
        auto const acknowledged = import.acknowledged();
        if (acknowledged > 0)
            ++acknowledgements;
        else
            longest += longest / 20;
        if (ended) longest = std::chrono::ceil<std::chrono::milliseconds>(took);

        auto const after = state_of(library());
        ASSERT_GE(after.bookmarks, std::max(acknowledged, before)) << "round " << round;
        ASSERT_EQ(after.addresses, after.bookmarks) << "round " << round;
        ASSERT_THAT(after.findings, ::testing::IsEmpty()) << "round " << round;
        before = after.bookmarks;
        if (before == bookmarks) {
            std::filesystem::remove_all(library());
            before = 0;
        }
    }
    EXPECT_GT(killed_at_work, rounds / 2) << "too few were killed while they worked for this to mean much";
    EXPECT_GT(acknowledgements, rounds / 10);

    // Running it once more completes the rest.
    Import import{library(), file};
    EXPECT_TRUE(import.finished());
    EXPECT_EQ(state_of(library()).bookmarks, bookmarks);
}

} // namespace
} // namespace florilege::cli
