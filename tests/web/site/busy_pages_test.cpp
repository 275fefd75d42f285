#include "accounts/site.hpp"
#include "tests/web/site_fixture.hpp"

#include <gmock/gmock.h>

/// What pages say to whom they turn away.
namespace florilege::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class BusyPage : public tests::SiteTest<tests::ProductOnSqlite> {
protected:
    Response turned_away(std::vector<Header> const& fields, std::string_view target = "/tags")
    {
        Request request;
        request.id = "0123456789abcdef";
        request.host = "links.example";
        request.target = parse_target(target).value();
        for (auto const& field : fields)
            request.headers.add(field.name, field.value);
        return app->refusal(request, 503, "too much waits already");
    }

    std::string page(std::vector<Header> const& fields, std::string_view target = "/tags")
    {
        return std::get<std::string>(turned_away(fields, target).body);
    }
};

TEST_F(BusyPage, is_in_the_language_and_the_theme_of_who_asks)
{
    EXPECT_THAT(page({}), HasSubstr("Too busy just now"));
    EXPECT_THAT(page({{"accept-language", "fr"}}), HasSubstr("Trop de monde en ce moment"));
    EXPECT_THAT(page({}), HasSubstr("Too busy just now"));
    EXPECT_THAT(page({}), Not(HasSubstr("data-theme")));
    EXPECT_THAT(page({{"cookie", "theme=dark"}}), HasSubstr("data-theme=\"dark\""));
    EXPECT_THAT(page({{"cookie", "theme=x"}}), Not(HasSubstr("data-theme")));
}

TEST_F(BusyPage, is_compressed_for_who_takes_it)
{
    auto const plain = turned_away({});
    EXPECT_FALSE(plain.headers.find("content-encoding"));
    EXPECT_EQ(plain.headers.find("vary"), "accept-encoding");
    auto const packed = turned_away({{"accept-encoding", "gzip"}});
    EXPECT_EQ(packed.headers.find("content-encoding"), "gzip");
    EXPECT_EQ(packed.headers.all("vary").size(), 1U);
    EXPECT_LT(packed.length(), plain.length());
    EXPECT_EQ(std::get<std::string>(turned_away({{"accept-encoding", "gzip"}}).body).substr(0, 2),
              "\x1f\x8b");
}

TEST_F(BusyPage, has_nothing_of_who_asked_before)
{
    auto const first = page({{"cookie", "florilege=secret-canary; theme=light"}}, "/?q=canary&said=undone");
    EXPECT_EQ(page({{"cookie", "theme=light"}}), first);
    EXPECT_THAT(first, Not(HasSubstr("canary")));
    EXPECT_THAT(first, Not(HasSubstr("0123456789abcdef")));
    EXPECT_FALSE(turned_away({}).headers.find("set-cookie"));
}

TEST_F(BusyPage, has_the_name_that_the_site_has_now)
{
    EXPECT_THAT(page({}), HasSubstr("Florilege</title>"));
    database->write([&](store::Transaction& transaction) {
        ASSERT_TRUE(set_site_setting(transaction, accounts::Setting::site_name, "Liens d'Uzès"));
    });
    site->read_face();
    EXPECT_THAT(page({}), HasSubstr("Liens d&#39;Uzès</title>"));
}

TEST_F(BusyPage, is_a_problem_to_programs)
{
    auto const answer = turned_away({{"accept-encoding", "gzip"}}, "/api/v1/tags");
    EXPECT_EQ(answer.type, "application/problem+json");
    EXPECT_EQ(answer.headers.find("retry-after"), "1");
}

} // namespace
} // namespace florilege::web
