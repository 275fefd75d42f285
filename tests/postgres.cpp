#include "tests/postgres.hpp"

#include <fcntl.h>
#include <libpq-fe.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <vector>

extern char** environ;

namespace florilege::tests {
namespace {

// A process of its own, so that it outlives a test that is killed: it waits for the end of its input, which
// comes when the last holder of the pipe is gone. `$as` is empty or changes the user and becomes the command.
constexpr char const* keeper_script = R"sh(
trap '' INT HUP TERM
folder=$1 bin=$2 as=
if [ "$(id -u)" = 0 ]; then
    as='setpriv --reuid=postgres --regid=postgres --clear-groups'
    chown postgres:postgres "$folder"
fi
cd "$folder"
if $as "$bin/initdb" -D data -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync > log 2>&1 &&
   $as "$bin/pg_ctl" -D data -l "$folder/server.log" -w -t 60 \
       -o "-k $folder -c listen_addresses= -c fsync=off -c full_page_writes=off -c shared_buffers=32MB" \
       start >> log 2>&1
then
    echo ready
    exec >&-
    read -r nothing
    $as "$bin/pg_ctl" -D data -m immediate stop >> log 2>&1
else
    echo failed
    exec >&-
    read -r nothing
fi
rm -rf "$folder"
)sh";

std::string programs()
{
    for (auto const* folder :
         {"/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/17/bin"})
        if (std::filesystem::exists(std::string{folder} + "/initdb")) return folder;
    throw std::runtime_error{"PostgreSQL's initdb is not installed (Debian's package postgresql)"};
}

std::string make_folder()
{
    std::string folder = "/tmp/florilege-postgres-XXXXXX"; // a socket's path may have 107 bytes
    if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error{"cannot make " + folder};
    return folder;
}

struct Pipe {
    Pipe()
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
        out = ends[0];
        in = ends[1];
    }
    int out;
    int in;
};

pid_t start_keeper(std::string const& folder, int input, int output)
{
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
    auto const bin = programs();
    std::vector<std::string> words{"sh", "-c", keeper_script, "sh", folder, bin};
    std::vector<char*> arguments;
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t process = -1;
    int const error = ::posix_spawn(&process, "/bin/sh", &files, &attributes, arguments.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    if (error != 0) throw std::runtime_error{"cannot start /bin/sh"};
    return process;
}

std::string first_line(int file)
{
    std::string line;
    char c = 0;
    while (::read(file, &c, 1) == 1 && c != '\n')
        line += c;
    return line;
}

} // namespace

TestPostgres& TestPostgres::server()
{
    static std::string failure; // one that did not start is not started again for every test
    if (!failure.empty()) throw std::runtime_error{failure};
    try {
        static TestPostgres one;
        return one;
    } catch (std::exception const& error) {
        failure = error.what();
        throw;
    }
}

TestPostgres::TestPostgres() : folder_{make_folder()}
{
    Pipe const lifeline;
    Pipe const answer;
    keeper_ = start_keeper(folder_, lifeline.out, answer.in);
    lifeline_ = lifeline.in;
    ::close(lifeline.out);
    ::close(answer.in);
    auto const state = first_line(answer.out);
    ::close(answer.out);
    if (state != "ready") {
        std::string words;
        for (auto const* name : {"/log", "/server.log"}) {
            std::ifstream log{folder_ + name};
            words.append(std::istreambuf_iterator<char>{log}, {});
        }
        ::close(lifeline_);
        throw std::runtime_error{"PostgreSQL did not start:\n" + words};
    }
    run(url("postgres", "postgres"), "CREATE ROLE florilege LOGIN CREATEDB CREATEROLE");
}

TestPostgres::~TestPostgres()
{
    ::close(lifeline_);
    ::waitpid(keeper_, nullptr, 0);
}

std::string TestPostgres::fresh_database()
{
    if (!given_back_.empty()) {
        auto const name = given_back_.back();
        given_back_.pop_back();
        run(url(name, "florilege"), "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        return url(name, "florilege");
    }
    auto const name = "test" + std::to_string(++databases_);
    run(url("postgres", "florilege"), "CREATE DATABASE " + name);
    return url(name, "florilege");
}

void TestPostgres::give_back(std::string const& url)
{
    auto const begin = url.find("///") + 3;
    given_back_.push_back(url.substr(begin, url.find('?') - begin));
}

std::string TestPostgres::url(std::string const& database, std::string const& user) const
{
    return "postgresql:///" + database + "?host=" + folder_ + "&user=" + user;
}

void TestPostgres::run(std::string const& url, std::string const& sql)
{
    std::unique_ptr<PGconn, decltype(&PQfinish)> const connection{PQconnectdb(url.c_str()), &PQfinish};
    PQsetNoticeProcessor(
        connection.get(), [](void*, char const*) {}, nullptr);
    std::unique_ptr<PGresult, decltype(&PQclear)> const result{PQexec(connection.get(), sql.c_str()),
                                                               &PQclear};
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        throw std::runtime_error{sql + ": " + PQerrorMessage(connection.get())};
}

} // namespace florilege::tests
