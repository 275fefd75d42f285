#include "tests/cli/two_worlds.hpp"
#include "tests/net/small_server.hpp"
#include "tests/net/tls_server.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>

namespace florilege::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::string http(std::string const& head, std::string const& body)
{
    return "HTTP/1.1 " + head + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// Against a server that answers as the test says.
class RemoteFailure : public tests::CommandLine {
protected:
    Ran ask(std::vector<std::string> words) { return ask_at(server.address(), std::move(words)); }
    Ran ask_at(std::string const& address, std::vector<std::string> words)
    {
        words.insert(words.begin(), {"--server", address, "--token", "flo_x"});
        return run_bare(std::move(words));
    }

    tests::SmallServer server;
};

TEST_F(RemoteFailure, nobody_is_there)
{
    auto const ran = ask_at("http://127.0.0.1:1", {"tag", "list"});
    EXPECT_EQ(ran.exit, Exit::failure);
    EXPECT_THAT(ran.err, HasSubstr("http://127.0.0.1:1/: nobody answers there"));
}

TEST_F(RemoteFailure, a_certificate_that_does_not_hold_is_told)
{
    tests::TlsServer const unknown{tests::TlsServer::Certificate::holds};
    auto const ran = ask_at(unknown.address(), {"tag", "list"});
    EXPECT_EQ(ran.exit, Exit::failure);
    EXPECT_THAT(ran.err, HasSubstr(unknown.address() + "/: its certificate does not hold: "));
}

TEST_F(RemoteFailure, a_refusal_is_told_in_its_own_words_with_each_wrong_field)
{
    server.answer(
        http("422 X\r\nContent-Type: application/problem+json",
             R"({"title":"Unprocessable","errors":[{"pointer":"/url","detail":"is no address"}]})"));
    auto const ran = ask({"add", "https://a.example/"});
    EXPECT_EQ(ran.exit, Exit::failure);
    EXPECT_EQ(ran.err, "florilege: /url: is no address\n");
}

TEST_F(RemoteFailure, what_answers_is_no_florilege)
{
    server.answer(http("404 X\r\nContent-Type: text/html", "<p>not here"));
    EXPECT_THAT(ask({"tag", "list"}).err, HasSubstr("answers 404, and not as a Florilege site"));
    server.answer(http("200 X\r\nContent-Type: text/html", "<p>welcome"));
    EXPECT_THAT(ask({"tag", "list"}).err, HasSubstr("what it answers is no JSON"));
    server.answer(http("200 X", R"({"items": 7})"));
    auto const other = ask({"tag", "list"});
    EXPECT_EQ(other.exit, Exit::failure);
    EXPECT_THAT(other.err, HasSubstr("florilege: "));
    server.answer("HTTP/1.1 301 X\r\nLocation: https://x.example/\r\nContent-Length: 0\r\n\r\n");
    EXPECT_THAT(ask({"tag", "list"}).err, HasSubstr("leads to https://x.example/"));
}

TEST_F(RemoteFailure, a_change_whose_answer_broke_off_is_sent_again_under_its_key)
{
    server.answer("HTTP/1.1 200 X\r\nContent-Length: 99\r\n\r\n{\"res");
    auto const ran = ask({"add", "https://a.example/"});
    EXPECT_EQ(ran.exit, Exit::failure);
    EXPECT_THAT(ran.err, HasSubstr("the answer broke off"));
    auto const taken = server.taken();
    ASSERT_THAT(taken, SizeIs(3));
    EXPECT_THAT(taken.front(), HasSubstr("Idempotency-Key: "));
    EXPECT_EQ(taken.front(), taken.back());
}

TEST_F(RemoteFailure, what_has_no_key_is_not_sent_twice)
{
    server.answer("");
    EXPECT_EQ(ask({"tag", "delete", "maps"}).exit, Exit::failure);
    EXPECT_THAT(server.taken(), SizeIs(1));
}

TEST_F(RemoteFailure, a_busy_site_is_asked_again_as_soon_as_it_says)
{
    server.answer(http("503 X\r\nRetry-After: 0", ""));
    EXPECT_EQ(ask({"tag", "list"}).exit, Exit::failure);
    EXPECT_THAT(server.taken(), SizeIs(3));
    server.answer(http("503 X\r\nRetry-After: 3600", ""));
    EXPECT_EQ(ask({"tag", "list"}).exit, Exit::failure);
    EXPECT_THAT(server.taken(), SizeIs(4)) << "nobody waits an hour";
}

TEST_F(RemoteFailure, an_export_that_breaks_off_leaves_no_file)
{
    server.answer(http("200 X", R"({"name":"c","role":"owner","language":null,"time_zone":null})"));
    auto const to = (folder.path() / "out.csv").string();
    EXPECT_EQ(ask({"export", "--format", "csv", "-o", to}).exit, Exit::partly) << "none is written";
    std::filesystem::remove(to);
    server.answer("HTTP/1.1 200 X\r\nContent-Length: 999\r\n\r\nurl,title\n");
    EXPECT_EQ(ask({"export", "--format", "csv", "-o", to}).exit, Exit::failure);
    EXPECT_FALSE(std::filesystem::exists(to));
}

TEST_F(RemoteFailure, a_digest_that_breaks_off_leaves_no_file)
{
    server.answer_at("/hub/api/v1/account",
                     http("200 X", R"({"name":"c","role":"owner","language":null,"time_zone":null})"));
    server.answer("HTTP/1.1 200 X\r\nContent-Length: 999\r\n\r\n<!doctype");
    auto const to = (folder.path() / "week.html").string();
    EXPECT_EQ(ask({"digest", "--format", "html", "-o", to}).exit, Exit::failure);
    EXPECT_THAT(server.taken().back(), HasSubstr("GET /hub/api/v1/digest?format=html&"));
    EXPECT_FALSE(std::filesystem::exists(to));
    EXPECT_FALSE(std::filesystem::exists(to + ".unfinished"));
}

TEST_F(RemoteFailure, templates_that_are_wrong_are_told_of_before_a_site_is_asked)
{
    EXPECT_EQ(ask({"digest", "--templates", "nowhere"}).exit, Exit::failure);
    file("text.entry.mustache", "{{#note}}");
    auto const ran = ask({"digest", "--templates", folder.path().string()});
    EXPECT_EQ(ran.exit, Exit::failure);
    EXPECT_THAT(ran.err, HasSubstr("text.entry.mustache"));
    EXPECT_THAT(server.taken(), IsEmpty());
}

TEST_F(RemoteFailure, notes_that_do_not_come_whole_are_not_written)
{
    server.answer_at("/hub/api/v1/account",
                     http("200 X", R"({"name":"c","role":"owner","language":null,"time_zone":null})"));
    auto const to = folder.path() / "notes";
    auto const write = [&] { return ask({"export", "--format", "markdown", "--directory", to.string()}); };
    std::string const begun = "{\"florilege\":2,\"owner\":\"c\"}\n"
                              "{\"type\":\"bookmark\",\"id\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"url\":"
                              "\"https://a.example/\",\"created\":\"2012-01-30T10:00:00Z\"}\n";
    server.answer("HTTP/1.1 200 X\r\nContent-Length: 999\r\n\r\n" + begun);
    EXPECT_EQ(write().exit, Exit::failure);
    EXPECT_FALSE(std::filesystem::exists(to));
    server.answer(http("200 X", "{\"florilege\":99}\n" + begun));
    auto const later = write();
    EXPECT_EQ(later.exit, Exit::failure);
    EXPECT_THAT(later.err, HasSubstr("written by a newer Florilege"));
    EXPECT_FALSE(std::filesystem::exists(to / "a.example-AAAAAAAAAA.md"));
    server.answer(http("200 X", begun));
    auto const whole = write();
    EXPECT_EQ(whole.exit, Exit::done);
    EXPECT_EQ(whole.err, "");
    EXPECT_FALSE(std::filesystem::is_empty(to));
}

TEST_F(RemoteFailure, what_of_an_export_cannot_be_read_is_told_and_the_rest_written)
{
    server.answer_at("/hub/api/v1/account",
                     http("200 X", R"({"name":"c","role":"owner","language":null,"time_zone":null})"));
    server.answer(http("200 X", R"({"florilege":2,"owner":"c"}
{"type":"bookmark","id":"AAAAAAAAAAAAAAAAAAAAAA","url":"https://a.example/","created":"soon"}
{"type":"bookmark","id":"BBBBBBBBBBBBBBBBBBBBBA"
)"));
    auto const to = folder.path() / "notes";
    auto const ran = ask({"export", "--format", "markdown", "--directory", to.string()});
    EXPECT_EQ(ran.exit, Exit::partly);
    EXPECT_THAT(ran.err, AllOf(HasSubstr("line 2 of the site's export: "), HasSubstr("soon"),
                               HasSubstr("line 3 of the site's export: not JSON")));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{to}, {}), 1);
}

TEST_F(RemoteFailure, a_digest_that_is_none_or_of_a_later_form_is_told)
{
    server.answer_at("/hub/api/v1/account",
                     http("200 X", R"({"name":"c","role":"owner","language":null,"time_zone":null})"));
    auto const write = [&] { return ask({"digest", "--templates", folder.path().string()}); };
    server.answer(http("200 X", "<p>welcome"));
    EXPECT_THAT(write().err, HasSubstr("what it answers is no JSON"));
    server.answer(http("200 X", R"({"florilege_digest":2})"));
    EXPECT_THAT(write().err, HasSubstr("written by a newer Florilege"));
    server.answer(http("200 X", R"({"florilege_digest":1,"id":7})"));
    EXPECT_EQ(write().exit, Exit::failure);
}

TEST_F(RemoteFailure, what_is_more_than_a_site_tells_of_is_said_before_it_is_asked)
{
    EXPECT_THAT(ask({"review", "--newest", "--limit", "10001"}).err,
                HasSubstr("--limit: is at most 10000 where --server is given"));
    EXPECT_THAT(server.taken(), IsEmpty());
}

TEST_F(RemoteFailure, a_prefix_and_a_slash_belong_to_the_address)
{
    for (auto const* const end : {"", "/"}) {
        ask_at(server.address() + end, {"tag", "list"});
        EXPECT_THAT(server.taken().back(), HasSubstr("GET /hub/api/v1/tags?"));
    }
    EXPECT_EQ(ask_at("https://a.example/?x=1", {"tag", "list"}).exit, Exit::failure);
}

TEST_F(RemoteFailure, a_token_that_travels_unprotected_is_warned_about)
{
    server.answer(http("200 X", R"({"total":0,"items":[],"next":null})"));
    EXPECT_EQ(ask({"tag", "list"}).err, "") << "on this machine nobody listens";
    // This machine again, by an address that does not look like it.
    auto const port = server.origin().substr(server.origin().rfind(':'));
    auto const elsewhere = ask_at("http://[::ffff:127.0.0.1]" + port, {"tag", "list"});
    EXPECT_EQ(elsewhere.out, "no tags\n");
    EXPECT_THAT(elsewhere.err, AllOf(HasSubstr("the token travels unprotected"), Not(HasSubstr("flo_x"))));
}

TEST_F(RemoteFailure, there_is_one_place_and_a_token_for_it)
{
    EXPECT_EQ(run({"--server", server.address(), "tag", "list"}).exit, Exit::usage) << "--data is typed";
    EXPECT_THAT(run_bare({"--server", server.address(), "tag", "list"}).err, HasSubstr("needs a token"));
    ::setenv("FLORILEGE_DATA", library().c_str(), 1);
    server.answer(http("200 X", R"({"total":0,"items":[],"next":null})"));
    EXPECT_EQ(ask({"tag", "list"}).out, "no tags\n") << "what was typed counts before the environment";
    ::unsetenv("FLORILEGE_DATA");
    auto const secret = file("secret", "flo_secret\n");
    run_bare({"--server", server.address(), "--token-file", secret, "tag", "list"});
    EXPECT_THAT(server.taken().back(), HasSubstr("Authorization: Bearer flo_secret\r\n"));
}

TEST_F(RemoteFailure, commands_of_the_machine_say_so_and_touch_nothing)
{
    for (std::vector<std::string> const& words : std::vector<std::vector<std::string>>{{"serve"},
                                                                                       {"check"},
                                                                                       {"backup", "x.db"},
                                                                                       {"restore", "x.db"},
                                                                                       {"user", "list"},
                                                                                       {"token", "list"}}) {
        SCOPED_TRACE(words.front());
        auto const ran = ask(words);
        EXPECT_EQ(ran.exit, Exit::usage);
        EXPECT_THAT(ran.err, HasSubstr("this command works only on the machine of the library"));
    }
    EXPECT_THAT(server.taken(), IsEmpty());
    EXPECT_EQ(ask({"completion", "bash"}).exit, Exit::done);
}

/// What the API answers on the way of a file, up to where the test says.
class RemoteImportFailure : public RemoteFailure {
protected:
    RemoteImportFailure()
    {
        server.answer_at(api("account"), http("200 X", R"({"name":"c","role":"owner","language":null,
            "time_zone":null})"));
        server.answer_at(api("imports"), http("202 X", R"({"id":"AAAAAAAAAAAAAAAAAAAAAA"})"));
        links = file("links.txt", "https://a.example/maps\nhttps://a.example/tides\n");
    }

    void upload_is(std::string const& state, std::string const& reason)
    {
        server.answer_at(upload, http("200 X", R"({"bookmarks":7,"share":50,"import":null,"state":")" +
                                                   state + R"(","reason":")" + reason + "\"}"));
    }
    std::size_t requests(std::string const& beginning) const
    {
        auto const taken = server.taken();
        return static_cast<std::size_t>(std::ranges::count_if(
            taken, [&](std::string const& request) { return request.starts_with(beginning); }));
    }
    static std::string api(std::string const& path) { return "/hub/api/v1/" + path; }

    std::string const upload = api("imports/uploads/AAAAAAAAAAAAAAAAAAAAAA");
    std::string links;
};

TEST_F(RemoteImportFailure, what_the_site_does_not_take_is_told_and_not_left_there)
{
    struct Case {
        std::string reason, told;
    };
    for (auto const& [reason, told] :
         {Case{"unknown", "is of no format known there"}, Case{"another-format", "is not what --format says"},
          Case{"holds no bookmarks at all", "holds no bookmarks at all"}}) {
        upload_is("failed", reason);
        auto const before = requests("DELETE " + upload);
        auto const ran = ask({"import", links});
        EXPECT_EQ(ran.exit, Exit::failure);
        EXPECT_THAT(ran.err, HasSubstr(links + ": " + told));
        EXPECT_EQ(requests("DELETE " + upload), before + 1);
    }
}

TEST_F(RemoteImportFailure, what_the_site_will_go_on_with_is_left_to_it)
{
    struct Case {
        std::string state, reason, told;
    };
    for (auto const& [state, reason, told] :
         {Case{"waiting", "disk-full", "the disk is full there; what came in before that stays"},
          Case{"failed", "stopped", "was stopped there"},
          Case{"failed", "broken", "something broke there"}}) {
        upload_is(state, reason);
        auto const ran = ask({"import", links});
        EXPECT_EQ(ran.exit, Exit::failure);
        EXPECT_THAT(ran.err, HasSubstr(told));
    }
    EXPECT_EQ(requests("DELETE "), 0U);
}

TEST_F(RemoteImportFailure, a_site_that_goes_silent_on_the_way_goes_on_by_itself)
{
    server.answer_at(upload, "");
    auto const ran = ask({"import", links});
    EXPECT_EQ(ran.exit, Exit::failure);
    EXPECT_THAT(ran.err,
                HasSubstr(links + ": was sent and is imported there; how far that is cannot be told"));
}

TEST_F(RemoteImportFailure, a_file_is_sent_whole_each_time_and_under_one_key)
{
    server.answer_at(api("imports"), "");
    EXPECT_EQ(ask({"import", links}).exit, Exit::failure);
    auto taken = server.taken();
    taken.erase(taken.begin()); // the account
    ASSERT_THAT(taken, SizeIs(3));
    EXPECT_THAT(taken.front(), AllOf(HasSubstr("POST /hub/api/v1/imports?name=links%2Etxt&folders=lists "),
                                     HasSubstr("Idempotency-Key: "),
                                     HasSubstr("\r\n\r\nhttps://a.example/maps\nhttps://a.example/tides\n")));
    EXPECT_THAT(taken, ::testing::Each(taken.front()));
}

TEST_F(RemoteImportFailure, a_site_that_is_still_at_the_first_try_is_asked_again)
{
    server.answer_at(api("imports"), http("409 X\r\nRetry-After: 0\r\nContent-Type: application/problem+json",
                                          R"({"title":"Conflict","detail":"it is under way"})"));
    EXPECT_THAT(ask({"import", links}).err, HasSubstr("it is under way"));
    EXPECT_EQ(requests("POST "), 3U);
    server.answer_at(api("imports"), http("409 X\r\nContent-Type: application/problem+json",
                                          R"({"title":"Conflict","detail":"too many"})"));
    EXPECT_THAT(ask({"import", links}).err, HasSubstr("too many"));
    EXPECT_EQ(requests("POST "), 4U);
}

TEST_F(RemoteImportFailure, what_cannot_be_imported_is_not_sent)
{
    EXPECT_EQ(ask({"import", file("noise.bin", "\x01\x02")}).exit, Exit::failure);
    EXPECT_EQ(ask({"import", file("nothing.html", "")}).exit, Exit::failure);
    EXPECT_EQ(ask({"import", (folder.path() / "absent").string()}).exit, Exit::failure);
    EXPECT_EQ(requests("POST "), 0U);
}

class RemoteToken : public tests::TwoWorlds {};

TEST_F(RemoteToken, that_is_unknown_or_only_reads_is_told_apart)
{
    auto const unknown = at(served->address(), "flo_unknown", {"tag", "list"});
    EXPECT_EQ(unknown.exit, Exit::failure);
    EXPECT_THAT(unknown.err, HasSubstr("the token is not known there"));
    EXPECT_EQ(at(served->address(), reading_token, {"tag", "list"}).exit, Exit::done);
    auto const reader = at(served->address(), reading_token, {"tag", "delete", "maps"});
    EXPECT_EQ(reader.exit, Exit::failure);
    EXPECT_THAT(reader.err, AllOf(HasSubstr("the scope write"), Not(HasSubstr(reading_token))));
}

TEST_F(RemoteToken, that_only_reads_sees_again_what_was_drawn_with_another)
{
    EXPECT_THAT(at(served->address(), reading_token, {"review"}).err, HasSubstr("the scope write"));
    auto const drawn = there({"review"});
    EXPECT_EQ(drawn.exit, Exit::done);
    EXPECT_EQ(at(served->address(), reading_token, {"review"}).out, drawn.out);
}

} // namespace
} // namespace florilege::cli
