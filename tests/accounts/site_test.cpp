#include "accounts/site.hpp"
#include "accounts/site_secret.hpp"
#include "tests/accounts/viewers.hpp"

#include <gmock/gmock.h>

namespace florilege::accounts {
namespace {

template <class Where> class Site : public tests::Secrets<Where> {
protected:
    Result<void> set(Setting setting, std::string_view value)
    {
        Result<void> done;
        this->database->write(
            [&](store::Transaction& transaction) { done = set_site_setting(transaction, setting, value); });
        return done;
    }
    std::string get(Setting setting, std::int64_t viewer = authenticator)
    {
        return site_setting(*this->database->read(viewer), setting);
    }
};
TYPED_TEST_SUITE(Site, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Site, has_a_name_and_takes_invited_people_where_nothing_was_set)
{
    EXPECT_EQ(this->get(Setting::site_name), "Florilege");
    EXPECT_EQ(this->get(Setting::public_url), "");
    EXPECT_EQ(this->get(Setting::registration), "invite");
    EXPECT_EQ(this->get(Setting::tag_authority), "");
}

TYPED_TEST(Site, keeps_what_was_set_last)
{
    ASSERT_TRUE(this->set(Setting::site_name, "Notre Florilège"));
    ASSERT_TRUE(this->set(Setting::site_name, "Lectures"));
    EXPECT_EQ(this->get(Setting::site_name), "Lectures");
}

TYPED_TEST(Site, shows_everybody_what_is_public_and_the_rest_to_the_authenticator)
{
    ASSERT_TRUE(this->set(Setting::site_name, "Lectures"));
    ASSERT_TRUE(this->set(Setting::registration, "closed"));
    for (auto const viewer : {std::int64_t{0}, this->owner.value, this->stranger.value}) {
        EXPECT_EQ(this->get(Setting::site_name, viewer), "Lectures");
        EXPECT_EQ(this->get(Setting::registration, viewer), "invite");
    }
    EXPECT_EQ(this->get(Setting::registration), "closed");
    this->database->write(
        [](store::Transaction& transaction) { EXPECT_EQ(registration(transaction), Registration::closed); });
}

TYPED_TEST(Site, refuses_what_is_no_value)
{
    for (auto const& bad : {std::string{}, std::string(101, 'x'), std::string{"a\nb"}, std::string{"\xFF"}})
        EXPECT_FALSE(this->set(Setting::site_name, bad)) << bad;
    for (auto const* bad :
         {"", "florilege.example", "ftp://florilege.example", "https://florilege.example/path",
          "https://me@florilege.example", "https://florilege.example/?q", "mailto:a@b.example"})
        EXPECT_FALSE(this->set(Setting::public_url, bad)) << bad;
    for (auto const* bad : {"", "open", "Closed"})
        EXPECT_FALSE(this->set(Setting::registration, bad)) << bad;
    for (auto const* bad :
         {"", "example.org", "example.org,", ",2026", "example.org,26", "example.org,2026-3",
          "Example.org,2026", "exa mple.org,2026", "example.org,2026,1"})
        EXPECT_FALSE(this->set(Setting::tag_authority, bad)) << bad;
}

TYPED_TEST(Site, is_reached_at_the_root_of_a_host)
{
    ASSERT_TRUE(this->set(Setting::public_url, "HTTPS://Florilege.Example/"));
    EXPECT_EQ(this->get(Setting::public_url), "https://florilege.example");
    ASSERT_TRUE(this->set(Setting::public_url, "http://localhost:8080"));
    EXPECT_EQ(this->get(Setting::public_url), "http://localhost:8080");
}

TYPED_TEST(Site, names_its_entries_once_and_for_all)
{
    ASSERT_TRUE(this->set(Setting::tag_authority, "example.org,2026-03"));
    EXPECT_FALSE(this->set(Setting::tag_authority, "example.org,2027"));
    EXPECT_TRUE(this->set(Setting::tag_authority, "example.org,2026-03")) << "the same";
    EXPECT_EQ(this->get(Setting::tag_authority), "example.org,2026-03");
}

TYPED_TEST(Site, has_one_secret_from_which_keys_come)
{
    EXPECT_FALSE(find_site_secret(*this->database->read(authenticator)));
    std::optional<DerivedKey> first;
    this->database->write([&](store::Transaction& transaction) {
        first = make_site_secret(transaction).derive("cursor");
        EXPECT_EQ(make_site_secret(transaction).derive("cursor"), *first);
    });
    auto const found = find_site_secret(*this->database->read(authenticator));
    EXPECT_EQ(found->derive("cursor"), *first);
    EXPECT_NE(found->derive("content link"), *first);
    this->expect_only_the_authenticator_sees({"visible_site_secret"});
}

} // namespace
} // namespace florilege::accounts
