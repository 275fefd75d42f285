#pragma once

#include <string>
#include <vector>

namespace florilege::tests {

/// A throw-away PostgreSQL server for the tests of one process: made when first asked for, reached through a
/// socket in a folder of its own, stopped and removed when the process ends, however it ends. Needs Debian's
/// postgresql package; run as root the server runs as the user `postgres`.
class TestPostgres {
public:
    /// Throws std::runtime_error, with the server's own words, where it cannot be started.
    static TestPostgres& server();

    /// The URL of an empty database, whose owner may make databases and roles and is no superuser.
    std::string fresh_database();

    /// Says that a database is used no more: it is emptied and given out again, which is quicker than to make
    /// another.
    void give_back(std::string const& url);

    /// Runs statements there. Throws std::runtime_error, with the server's own words, where they fail.
    static void run(std::string const& url, std::string const& sql);

    TestPostgres(TestPostgres const&) = delete;
    TestPostgres& operator=(TestPostgres const&) = delete;

private:
    TestPostgres();
    ~TestPostgres();

    std::string url(std::string const& database, std::string const& user) const;

    std::string folder_;
    int lifeline_ = -1; ///< the keeper stops the server when this end of the pipe closes
    int keeper_ = -1;   ///< process number
    int databases_ = 0;
    std::vector<std::string> given_back_; ///< names
};

/// A database that is empty at first and given back at the end.
class FreshDatabase {
public:
    FreshDatabase() : url_{TestPostgres::server().fresh_database()} {}
    FreshDatabase(FreshDatabase const&) = delete;
    FreshDatabase& operator=(FreshDatabase const&) = delete;
    ~FreshDatabase() { TestPostgres::server().give_back(url_); }

    std::string const& url() const noexcept { return url_; }

private:
    std::string url_;
};

} // namespace florilege::tests
