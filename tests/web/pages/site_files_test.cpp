#include "tests/web/site_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// What machines ask every site for.
class SiteFiles : public tests::SiteTest<tests::ProductOnSqlite> {};

TEST_F(SiteFiles, tell_search_engines_what_to_leave_alone)
{
    auto const robots = guest().get("/robots.txt");
    EXPECT_EQ(robots.header("content-type"), "text/plain; charset=utf-8");
    EXPECT_THAT(robots.body, AllOf(HasSubstr("Disallow: /sign-in\n"), HasSubstr("Disallow: /api/\n"),
                                   Not(HasSubstr("Disallow: /u/")), Not(HasSubstr("Disallow: /\n"))));
}

TEST_F(SiteFiles, have_an_icon_where_phones_look_for_it)
{
    auto const icon = guest().get("/icon.svg");
    EXPECT_EQ(icon.header("content-type"), "image/svg+xml; charset=utf-8");
    EXPECT_THAT(icon.header("content-security-policy"), HasSubstr("default-src 'none'"));
    EXPECT_THAT(icon.body, HasSubstr("<svg"));
}

TEST_F(SiteFiles, lead_password_managers_to_the_form)
{
    EXPECT_EQ(guest().get("/.well-known/change-password").location(), "/settings/security");
}

TEST_F(SiteFiles, tell_browsers_how_to_search_here)
{
    auto const search = guest().get("/opensearch.xml");
    EXPECT_THAT(search.header("content-type"),
                ::testing::StartsWith("application/opensearchdescription+xml"));
    EXPECT_THAT(search.body, HasSubstr("template=\"http://links.example/?q={searchTerms}\""));
}

} // namespace
} // namespace florilege::web
