#include "tests/prelude/log_in_memory.hpp"
#include "tests/web/site_fixture.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

/// What an application says where one of its own parts breaks.
namespace florilege::web {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

Response breaks(Reading&)
{
    throw std::runtime_error{"inner canary"};
}

Response breaks_off(Changing&)
{
    throw std::runtime_error{"inner canary"};
}

Route const page_route{Method::get, "/breaks", Policy::Who::anyone, breaks, "Breaks"};
Route const form_route{Method::post, "/breaks", Policy::Who::anyone, breaks_off, "Breaks", Body::form};
Route const call_route{Method::get, "/api/v1/breaks", Policy::Who::anyone, breaks,
                       "Breaks",    Body::none,       Proof::token,        Lane::read};
constexpr std::array broken_routes{&page_route, &form_route, &call_route};

class BrokenPart : public tests::SiteTest<tests::ProductOnSqlite> {
protected:
    /// What is told and what is logged.
    void is_told(tests::Answer const& answer)
    {
        EXPECT_EQ(answer.status, 500);
        EXPECT_THAT(answer.body, Not(HasSubstr("canary")));
        EXPECT_THAT(answer.header("content-security-policy"), HasSubstr("frame-ancestors 'none'"));
        EXPECT_EQ(answer.header("cache-control"), "no-store");
        EXPECT_THAT(log_.take(), HasSubstr("0123456789abcdef: inner canary"));
    }

    App broken_{*site, broken_routes};
    tests::Browser guest_{broken_};
    tests::LogInMemory log_;
};

TEST_F(BrokenPart, is_told_of_without_its_reason_and_logged_with_it)
{
    auto const page = guest_.get("/breaks");
    is_told(page);
    EXPECT_THAT(page.body, AllOf(HasSubstr("Something broke"), HasSubstr("0123456789abcdef")))
        << "who asks for help can say which request it was";
    auto const call = guest_.get("/api/v1/breaks");
    is_told(call);
    EXPECT_EQ(call.header("content-type"), "application/problem+json");
}

TEST_F(BrokenPart, does_not_open_what_a_policy_closes)
{
    auto const form = guest_.send(
        Method::post, "/breaks",
        {{"sec-fetch-site", "cross-site"}, {"content-type", "application/x-www-form-urlencoded"}}, "a=b");
    EXPECT_EQ(form.status, 403) << "it is not even begun";
}

class Refused : public tests::SiteTest<tests::ProductOnSqlite> {};

TEST_F(Refused, is_protected_as_any_answer)
{
    Request request;
    request.id = "0123456789abcdef";
    request.host = "links.example";
    for (int const status : {400, 408, 413, 414, 417, 431, 501, 503, 505}) {
        auto const answer = app->refusal(request, status, "canary");
        EXPECT_EQ(answer.status, status);
        EXPECT_THAT(std::string{answer.headers.find("content-security-policy").value_or("")},
                    HasSubstr("default-src 'none'"));
        EXPECT_EQ(answer.headers.find("x-content-type-options"), "nosniff");
        EXPECT_EQ(answer.headers.find("retry-after").has_value(), status == 503);
        EXPECT_THAT(std::get<std::string>(answer.body), Not(HasSubstr("canary")));
    }
}

} // namespace
} // namespace florilege::web
