#include "accounts/site.hpp"
#include "tests/product.hpp"
#include "web/feeds/feed_ids.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::MatchesRegex;
using tests::monday;

TEST(FeedIds, are_tag_uris_under_the_authority)
{
    EXPECT_EQ(FeedIds{"links.example,2026"}.of("b/AAAA"), "tag:links.example,2026:b/AAAA");
}

TEST(FeedIds, without_an_authority_are_made_from_the_name_alone)
{
    FeedIds const ids{""};
    EXPECT_THAT(ids.of("b/AAAA"), MatchesRegex("urn:uuid:[0-9a-f-]{36}"));
    EXPECT_EQ(ids.of("b/AAAA"), ids.of("b/AAAA"));
    EXPECT_NE(ids.of("b/AAAA"), ids.of("b/AAAB"));
}

TEST(FeedIds, take_their_authority_from_an_address_with_a_name_of_its_own)
{
    EXPECT_EQ(tag_authority_of("https://Links.Example:8443", monday), "links.example,2012-01-30");
    for (auto const* address : {"", "http://localhost:8787", "http://127.0.0.1:8787", "http://[::1]",
                                "http://0x7f.1/", "https://example./", "no address"})
        EXPECT_EQ(tag_authority_of(address, monday), "") << address;
}

template <class Where> class TagAuthority : public tests::Product<Where> {
protected:
    std::string kept()
    {
        return accounts::site_setting(*this->database->read(0), accounts::Setting::tag_authority);
    }
};
TYPED_TEST_SUITE(TagAuthority, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(TagAuthority, is_settled_once_and_stays)
{
    settle_tag_authority(*this->database, "", monday);
    settle_tag_authority(*this->database, "http://127.0.0.1:8787", monday);
    EXPECT_EQ(this->kept(), "");
    settle_tag_authority(*this->database, "https://links.example", monday);
    EXPECT_EQ(this->kept(), "links.example,2012-01-30");
    settle_tag_authority(*this->database, "https://elsewhere.example", monday + std::chrono::hours{48});
    EXPECT_EQ(this->kept(), "links.example,2012-01-30");
}

TYPED_TEST(TagAuthority, comes_from_the_settings_where_the_program_is_told_no_address)
{
    this->database->write([](store::Transaction& transaction) {
        EXPECT_TRUE(
            accounts::set_site_setting(transaction, accounts::Setting::public_url, "https://set.example"));
    });
    settle_tag_authority(*this->database, "", monday);
    EXPECT_EQ(this->kept(), "set.example,2012-01-30");
}

} // namespace
} // namespace florilege::web
