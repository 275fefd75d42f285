#include "accounts/oidc_identity.hpp"
#include "tests/accounts/viewers.hpp"

#include <gmock/gmock.h>

namespace florilege::accounts {
namespace {

using ::testing::SizeIs;
using tests::monday;

OidcSubject who(std::string_view subject, std::string_view issuer = "https://id.example")
{
    return OidcSubject::parse(issuer, subject).value();
}

TEST(OidcSubject, is_an_issuer_and_a_subject_as_the_protocol_has_them)
{
    for (auto const* issuer :
         {"https://id.example", "https://id.example/realms/one", "http://localhost:9000"})
        EXPECT_TRUE(OidcSubject::parse(issuer, "248289761001")) << issuer;
    for (auto const* issuer : {"", "id.example", "http://id.example", "https://id.example/?a",
                               "https://id.example/#a", "https://me@id.example", "javascript:alert(1)"})
        EXPECT_FALSE(OidcSubject::parse(issuer, "248289761001")) << issuer;
    EXPECT_TRUE(OidcSubject::parse("https://id.example", std::string(255, 'x')));
    for (auto const& subject :
         {std::string{}, std::string(256, 'x'), std::string{"é"}, std::string{"a\0b", 3}})
        EXPECT_FALSE(OidcSubject::parse("https://id.example", subject)) << subject;
    EXPECT_FALSE(OidcSubject::parse("https://id.example/" + std::string(1000, 'x'), "1"));
}

template <class Where> class OidcIdentities : public tests::Secrets<Where> {
protected:
    Result<void> link(AccountId account, OidcSubject const& subject, std::string_view label = "colette")
    {
        Result<void> done;
        this->database->write([&](store::Transaction& transaction) {
            done = link_oidc(transaction, account, subject, label, monday);
        });
        return done;
    }
    std::optional<AccountId> found(OidcSubject const& subject)
    {
        return account_of(*this->database->read(authenticator), subject);
    }
    std::vector<OidcIdentity> listed()
    {
        return oidc_identities_of(*this->database->read(this->owner.value), this->owner);
    }
};
TYPED_TEST_SUITE(OidcIdentities, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(OidcIdentities, are_known_by_issuer_and_subject_together)
{
    ASSERT_TRUE(this->link(this->owner, who("1")));
    EXPECT_EQ(this->found(who("1")), this->owner);
    EXPECT_EQ(this->found(who("2")), std::nullopt);
    EXPECT_EQ(this->found(who("1", "https://id.example/")), std::nullopt) << "byte for byte";
    EXPECT_EQ(this->found(who("1", "https://other.example")), std::nullopt);
}

TYPED_TEST(OidcIdentities, belong_to_one_account)
{
    ASSERT_TRUE(this->link(this->owner, who("1")));
    EXPECT_FALSE(this->link(this->stranger, who("1")));
    EXPECT_TRUE(this->link(this->owner, who("1"))) << "already";
    EXPECT_EQ(this->found(who("1")), this->owner);
    EXPECT_THAT(this->listed(), SizeIs(1));
}

TYPED_TEST(OidcIdentities, are_unlinked_by_their_account)
{
    ASSERT_TRUE(this->link(this->owner, who("1"), "colette\nat id.example"));
    auto const identity = this->listed().at(0);
    EXPECT_EQ(identity.issuer, "https://id.example");
    EXPECT_EQ(identity.label, "colette at id.example");
    this->database->write([&](store::Transaction& transaction) {
        EXPECT_FALSE(unlink_oidc(transaction, this->stranger, identity.id)) << "not theirs";
        EXPECT_TRUE(unlink_oidc(transaction, this->owner, identity.id));
        EXPECT_FALSE(unlink_oidc(transaction, this->owner, identity.id));
    });
    EXPECT_EQ(this->found(who("1")), std::nullopt);
    EXPECT_TRUE(this->link(this->stranger, who("1")));
}

TYPED_TEST(OidcIdentities, are_twenty_at_most)
{
    for (int i = 0; i < 20; ++i)
        ASSERT_TRUE(this->link(this->owner, who(std::to_string(i))));
    EXPECT_FALSE(this->link(this->owner, who("20")));
}

TYPED_TEST(OidcIdentities, are_listed_for_their_account_and_known_to_the_authenticator_alone)
{
    ASSERT_TRUE(this->link(this->owner, who("1")));
    this->expect_only_the_authenticator_sees({"visible_oidc_subject"});
    for (auto const viewer : {std::int64_t{0}, this->stranger.value, std::int64_t{99}})
        EXPECT_EQ(this->rows_seen("visible_oidc_identity", viewer), 0) << viewer;
}

} // namespace
} // namespace florilege::accounts
