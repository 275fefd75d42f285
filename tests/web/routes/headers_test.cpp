#include "tests/web/routes/filled_path.hpp"
#include "tests/web/site_fixture.hpp"
#include "web/routes/route.hpp"

#include <gmock/gmock.h>

/// What every answer says to protect whoever gets it, whatever it answers.
namespace florilege::web {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

template <class Where> class EveryAnswer : public tests::SiteTest<Where> {
protected:
    static std::string path_of(Route const& route)
    {
        return tests::filled_path(route.path, [](std::string_view name) {
            return std::string{name == "name" ? "colette" : "AAAAAAAAAAAAAAAAAAAAAA"};
        });
    }

    static void look_at(tests::Answer const& answer, std::string const& what)
    {
        SCOPED_TRACE(what + " answered " + std::to_string(answer.status));
        EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
        EXPECT_EQ(answer.header("strict-transport-security"), "max-age=31536000; includeSubDomains");
        EXPECT_EQ(answer.header("server"), "");
        EXPECT_EQ(answer.header("access-control-allow-credentials"), "");
        EXPECT_NE(answer.header("cache-control"), "");
        EXPECT_THAT(answer.header("referrer-policy"), AnyOf("same-origin", "no-referrer"));
        EXPECT_THAT(answer.header("content-security-policy"), StartsWith("default-src 'none'"));
        EXPECT_EQ(answer.header("content-security-policy").find("unsafe"), std::string::npos);
        EXPECT_THAT(answer.header("content-security-policy"), HasSubstr("frame-ancestors 'none'"));
        EXPECT_THAT(answer.header("content-security-policy"), HasSubstr("base-uri 'none'"));
        auto const type = answer.header("content-type");
        bool const is_xml = type.find("xml") != std::string::npos;
        if (type.starts_with("text/") || is_xml) {
            EXPECT_THAT(type, HasSubstr("charset=utf-8"));
        }
        EXPECT_TRUE(answer.body.empty() || !type.empty());
        for (auto const line : answer.headers.all("set-cookie"))
            for (auto const* part : {"__Host-", "HttpOnly", "Secure", "SameSite=Lax", "Path=/"})
                EXPECT_THAT(std::string{line}, HasSubstr(part));
    }
};
TYPED_TEST_SUITE(EveryAnswer, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(EveryAnswer, is_protected_on_every_route_for_everybody)
{
    this->take(tests::page("https://a.example/1", "Kept", {"maps"}));
    for (auto const* who : {"a guest", "a stranger", "the owner"}) {
        auto browser = who == std::string_view{"the owner"}    ? this->colette()
                       : who == std::string_view{"a stranger"} ? this->gaston()
                                                               : this->guest();
        browser.secure = true;
        if (auto const known = browser.cookies.extract("florilege"); !known.empty())
            browser.cookies["__Host-florilege"] = known.mapped();
        for (auto const* route : all_routes()) {
            auto const path = this->path_of(*route);
            this->look_at(browser.send(route->method, path),
                          std::string{name_of(route->method)} + ' ' + path + " by " + who);
            this->look_at(browser.send(Method::put, path), "PUT " + path);
        }
    }
}

TYPED_TEST(EveryAnswer, is_protected_where_there_is_no_route)
{
    auto guest = this->guest();
    guest.secure = true;
    for (auto const* path :
         {"/nowhere", "/api/v1/nowhere", "/b/", "/u/nobody", "/assets/none.js", "/f/none/feed.atom"})
        for (auto const method : {Method::get, Method::head, Method::post, Method::erase, Method::options})
            this->look_at(guest.send(method, path), path);
}

} // namespace
} // namespace florilege::web
