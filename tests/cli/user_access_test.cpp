#include "accounts/credentials.hpp"
#include "accounts/invitation.hpp"
#include "accounts/password_hash.hpp"
#include "accounts/site.hpp"
#include "library/text_index.hpp"
#include "store/database.hpp"
#include "tests/accounts/second_step.hpp"
#include "tests/cli/command_line.hpp"

#include <gmock/gmock.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

namespace florilege::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr char const* good_password = "tape stone quiet lamp";

class UserAccess : public tests::CommandLine {
protected:
    template <class Work> auto as_authenticator(Work work)
    {
        auto const database =
            store::open(store::SqliteLocation{std::filesystem::path{library()} / "florilege.db"},
                        store::Access::read_only, florilege::library::tokenizer());
        return work(*database->read(accounts::authenticator));
    }

    std::unique_ptr<store::Database> open_to_write()
    {
        return store::open(store::SqliteLocation{std::filesystem::path{library()} / "florilege.db"},
                           store::Access::read_write, florilege::library::tokenizer());
    }

    bool is_password(std::string_view name, std::string_view raw)
    {
        return as_authenticator([&](store::Session& session) {
            auto const account = accounts::find_account(session, accounts::AccountName::parse(name).value());
            auto const phc = accounts::password_of(session, account->id);
            return phc && accounts::check(raw, *phc, {}) == accounts::Check::right;
        });
    }

    std::optional<accounts::Invitation> invitation(accounts::Purpose purpose, std::string_view link)
    {
        auto const secret = link.substr(link.rfind('/') + 1);
        return as_authenticator([&](store::Session& session) {
            return accounts::invitation_of(session, purpose, secret, clock.now());
        });
    }
};

TEST_F(UserAccess, gives_a_password_from_standard_input)
{
    typed = std::string{good_password} + "\r\nnot this\n";
    auto const ran = run({"user", "password", "colette", "--stdin"});
    EXPECT_EQ(ran.exit, Exit::done);
    EXPECT_THAT(ran.out, StartsWith("colette has a new password"));
    EXPECT_TRUE(is_password("colette", good_password));
    EXPECT_EQ(run({"user", "password", "colette", "--stdin", "--json"}).json(),
              (boost::json::object{{"name", "colette"}, {"password", "set"}}));
}

TEST_F(UserAccess, refuses_a_password_that_is_easily_guessed)
{
    typed = "password1\n";
    auto const ran = run({"user", "password", "colette", "--stdin"});
    EXPECT_EQ(ran.exit, Exit::usage);
    EXPECT_THAT(ran.err, HasSubstr("easily guessed"));
    typed = "";
    EXPECT_EQ(run({"user", "password", "colette", "--stdin"}).exit, Exit::usage);
}

TEST_F(UserAccess, asks_for_a_password_at_a_terminal_only)
{
    auto const ran = run({"user", "password", "colette"});
    EXPECT_EQ(ran.exit, Exit::usage);
    EXPECT_THAT(ran.err, HasSubstr("--stdin"));
}

/// The program at a terminal of its own: what is typed waits there until it is asked for, and what the
/// terminal shows is read to its end.
class AtATerminal {
public:
    AtATerminal(std::string const& library, std::vector<std::string> const& lines)
    {
        process_ = ::forkpty(&terminal_, nullptr, nullptr, nullptr);
        if (process_ == 0) {
            auto const program = std::string{FLORILEGE_BUILD} + "/florilege";
            ::execl(program.c_str(), "florilege", "--data", library.c_str(), "user", "password", "colette",
                    nullptr);
            ::_exit(127);
        }
        if (process_ < 0) throw std::runtime_error{"no terminal"};
        for (auto const& line : lines) {
            shown_ += until(": ");
            if (::write(terminal_, (line + "\n").data(), line.size() + 1) < 0) break;
        }
        shown_ += until({});
        int status = 0;
        ::waitpid(process_, &status, 0);
        ended_well_ = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }
    ~AtATerminal() { ::close(terminal_); }
    AtATerminal(AtATerminal const&) = delete;
    AtATerminal& operator=(AtATerminal const&) = delete;

    std::string const& shown() const noexcept { return shown_; }
    bool ended_well() const noexcept { return ended_well_; }

private:
    /// What is shown up to these words, or to the end of the program.
    std::string until(std::string_view words)
    {
        std::string out;
        std::array<char, 256> piece{};
        while (words.empty() || !out.ends_with(words)) {
            auto const got = ::read(terminal_, piece.data(), piece.size());
            if (got <= 0) break;
            out.append(piece.data(), static_cast<std::size_t>(got));
        }
        return out;
    }

    int terminal_ = -1;
    pid_t process_ = -1;
    std::string shown_;
    bool ended_well_ = false;
};

TEST_F(UserAccess, asks_twice_and_shows_nothing_of_what_is_typed)
{
    AtATerminal const terminal{library(), {good_password, good_password}};
    EXPECT_TRUE(terminal.ended_well()) << terminal.shown();
    EXPECT_THAT(terminal.shown(), HasSubstr("Once more: "));
    EXPECT_THAT(terminal.shown(), Not(HasSubstr("stone")));
    EXPECT_TRUE(is_password("colette", good_password));
}

TEST_F(UserAccess, takes_no_password_that_was_typed_in_two_ways)
{
    AtATerminal const terminal{library(), {good_password, "tape stone quiet lump"}};
    EXPECT_FALSE(terminal.ended_well());
    EXPECT_THAT(terminal.shown(), HasSubstr("not the same"));
}

TEST_F(UserAccess, is_taken_and_given_back)
{
    run({"--as", "colette", "add", "https://maps.example/old"}); // the first account owns the site
    run({"user", "add", "gaston"});
    EXPECT_EQ(run({"user", "disable", "gaston"}).exit, Exit::done);
    EXPECT_THAT(run({"user", "list"}).out, HasSubstr("gaston (member), disabled"));
    EXPECT_EQ(run({"user", "disable", "gaston", "--json"}).json(),
              (boost::json::object{{"name", "gaston"}, {"disabled", true}}));
    EXPECT_EQ(run({"user", "enable", "gaston"}).exit, Exit::done);
    EXPECT_THAT(run({"user", "list"}).out, Not(HasSubstr("disabled")));
    EXPECT_EQ(run({"user", "disable", "colette"}).exit, Exit::failure) << "the only owner";
    EXPECT_EQ(run({"user", "disable", "nobody"}).exit, Exit::failure);
}

TEST_F(UserAccess, takes_one_step_again_where_phone_and_codes_are_lost)
{
    run({"--as", "colette", "add", "https://maps.example/old"});
    EXPECT_EQ(run({"user", "one-step", "colette"}).exit, Exit::failure) << "it is one already";
    auto const lose_phone = [&] {
        auto const database = open_to_write();
        database->write([&](store::Transaction& transaction) {
            transaction.see_as(accounts::authenticator);
            auto const name = accounts::AccountName::parse("colette").value();
            tests::put_in_force(transaction, accounts::find_account(transaction, name)->id, clock.now());
        });
    };
    lose_phone();
    auto const ran = run({"user", "one-step", "colette"});
    EXPECT_EQ(ran.exit, Exit::done);
    EXPECT_THAT(ran.out, StartsWith("colette signs in by the password alone now"));
    lose_phone();
    EXPECT_EQ(run({"user", "one-step", "colette", "--json"}).json(),
              (boost::json::object{{"name", "colette"}, {"second_step", false}}));
    EXPECT_EQ(run({"user", "one-step", "nobody"}).exit, Exit::failure);
}

TEST_F(UserAccess, comes_by_a_link_for_somebody_new)
{
    run({"--as", "colette", "add", "https://maps.example/old"}); // the first account owns the site
    auto const ran = run({"user", "invite"});
    EXPECT_EQ(ran.exit, Exit::done);
    EXPECT_THAT(ran.out, StartsWith("/invitation/"));
    EXPECT_TRUE(invitation(accounts::Purpose::account, ran.out.substr(0, ran.out.find('\n'))));
    auto const made = run({"user", "invite", "--json"}).json().as_object();
    EXPECT_TRUE(invitation(accounts::Purpose::account, std::string_view{made.at("link").as_string()}));
    run({"user", "add", "gaston"});
    EXPECT_EQ(run({"--as", "gaston", "user", "invite"}).exit, Exit::failure) << "no owner of the site";
}

TEST_F(UserAccess, comes_by_a_link_to_a_new_password_at_the_address_of_the_site)
{
    run({"--as", "colette", "add", "https://maps.example/old"}); // the first account owns the site
    run({"user", "add", "gaston"});
    {
        auto const database = open_to_write();
        database->write([](store::Transaction& transaction) {
            EXPECT_TRUE(accounts::set_site_setting(transaction, accounts::Setting::public_url,
                                                   "https://florilege.example"));
        });
    }
    auto const ran = run({"user", "reset", "gaston"});
    EXPECT_THAT(ran.out, StartsWith("https://florilege.example/reset/"));
    EXPECT_THAT(ran.out, HasSubstr("gaston"));
    auto const link = invitation(accounts::Purpose::password, ran.out.substr(0, ran.out.find('\n')));
    ASSERT_TRUE(link);
    EXPECT_EQ(link->expires, clock.now() + std::chrono::hours{24});
    EXPECT_EQ(run({"user", "reset", "nobody"}).exit, Exit::failure);
    EXPECT_EQ(run({"user", "reset", "no body"}).exit, Exit::usage);
}

} // namespace
} // namespace florilege::cli
