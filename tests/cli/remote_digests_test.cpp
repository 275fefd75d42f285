#include "net/http_client.hpp"
#include "tests/cli/two_worlds.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <thread>

/// Digests that are ordered on a site, where they come out on pages.
namespace florilege::cli {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class RemoteDigests : public tests::TwoWorlds {
protected:
    static int status_of(std::string const& address)
    {
        net::HttpRequest request{"GET", text::Url::parse(address).value()};
        auto const answer = net::exchange(request);
        return answer ? answer->status : 0;
    }
    /// Waits until the site has a page there, as long as a busy machine may take.
    static bool comes_out(std::string const& address)
    {
        for (int nth = 0; nth < 600; ++nth) {
            if (status_of(address) == 200) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
        }
        return false;
    }
    /// The address at the end of a line.
    static std::string address_in(std::string const& told)
    {
        auto const begin = told.rfind("http://");
        return begin == std::string::npos ? told : told.substr(begin, told.size() - begin - 1);
    }
};

TEST_F(RemoteDigests, come_out_on_the_site_and_say_where)
{
    auto const added = there({"digest-job", "add", "maps", "--query", "tag:maps", "--every", "month"});
    EXPECT_THAT(added.out, StartsWith("maps: every month, on the site at " + served->address() + "u/"));
    EXPECT_THAT(there({"digest-job", "list"}).out,
                EndsWith("maps: every month, tag:maps, as html on the site\n"));
    auto const ordered = there({"digest-job", "run", "maps", "--week", "2012-W05"});
    EXPECT_EQ(ordered.exit, Exit::done) << ordered.err;
    EXPECT_THAT(ordered.out, StartsWith("maps 2012-w05: ordered; where anything was saved then, it comes out "
                                        "at " +
                                        address_in(added.out) + "/2012-w05\n"));
    EXPECT_TRUE(comes_out(address_in(ordered.out)));
    EXPECT_THAT(there({"digest-job", "run", "maps"}).out, StartsWith("maps 2012-01-01--2012-01-31: ordered"))
        << "the last month that is over";
    EXPECT_EQ(there({"digest-job", "remove", "maps"}).out,
              "maps is ordered no more; its issues are gone from the site\n");
    EXPECT_EQ(status_of(address_in(ordered.out)), 404);
    EXPECT_EQ(there({"undo"}).out, "undone: digest remove: maps\n");
    EXPECT_EQ(status_of(address_in(ordered.out)), 200);
}

TEST_F(RemoteDigests, in_a_folder_of_the_site_are_written_there)
{
    auto const to = folder.path() / "blog";
    auto const ordered = there({"digest-job", "run", "--from", "2012-01-30", "--to", "2012-01-30"});
    EXPECT_EQ(ordered.out, "blog 2012-01-30: ordered; where anything was saved then, it comes out in " +
                               to.string() + '\n');
}

TEST_F(RemoteDigests, that_are_wrong_are_refused_as_here)
{
    auto const both = [&](std::vector<std::string> words) {
        auto const remote = there(words);
        words.insert(words.end(), {"--to", (folder.path() / "blog").string()});
        auto const local = here(words);
        EXPECT_EQ(remote.exit, local.exit) << words[2];
        EXPECT_NE(remote.err, "") << words[2];
        return remote.err == local.err;
    };
    EXPECT_TRUE(both({"digest-job", "add", "a", "--query", "tagg:x"}));
    EXPECT_TRUE(both({"digest-job", "add", "a", "--title", "{{foo}}"}));
    EXPECT_TRUE(both({"digest-job", "add", "blog"})) << "the name is taken";
    both({"digest-job", "add", "Two Words"});
    EXPECT_THAT(at(served->address(), reading_token, {"digest-job", "add", "a"}).err,
                HasSubstr("the scope write"));
    EXPECT_EQ(there({"digest-job", "run", "--from", "2012-01-30T10:00"}).exit, Exit::usage);
}

TEST_F(RemoteDigests, go_into_no_folder_of_this_machine)
{
    for (std::string const option : {"--to", "--format", "--templates"}) {
        auto const ran = there({"digest-job", "add", "a", option, "html"});
        EXPECT_EQ(ran.exit, Exit::usage);
        EXPECT_THAT(ran.err, AllOf(HasSubstr(option), HasSubstr("on a site a digest comes out on pages")));
    }
    auto const nowhere = here({"digest-job", "add", "a"});
    EXPECT_EQ(nowhere.exit, Exit::usage);
    EXPECT_THAT(nowhere.err, HasSubstr("--to is required"));
    EXPECT_THAT(there({"digest-job", "list"}).out, Not(HasSubstr("a: ")));
}

} // namespace
} // namespace florilege::cli
