#include "accounts/credentials.hpp"
#include "accounts/disabling.hpp"
#include "accounts/identity.hpp"
#include "accounts/sign_in.hpp"
#include "accounts/site.hpp"
#include "tests/product.hpp"

namespace florilege::accounts {
namespace {

using tests::monday;

Identity const ida{"https://id.example", "ida-1"};

template <class Where> class Identities : public tests::Product<Where> {
protected:
    Result<void> connected(AccountId account, Identity const& identity)
    {
        Result<void> done = Fault{};
        this->database->write(
            [&](store::Transaction& transaction) { done = connect(transaction, account, identity, monday); });
        return done;
    }
    std::optional<IdentityHolder> holder(Identity const& identity)
    {
        return holder_of(*this->database->read(authenticator), identity);
    }
    Result<Account> created(Identity const& identity, NameHints const& hints)
    {
        Result<Account> account = Fault{};
        this->database->write([&](store::Transaction& transaction) {
            account = create_for_identity(transaction, identity, hints, "fr", monday);
        });
        return account;
    }
    void set_up()
    {
        this->database->write([&](store::Transaction& transaction) {
            set_password(transaction, this->owner, "$argon2id$", monday);
        });
    }
};
TYPED_TEST_SUITE(Identities, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Identities, are_told_apart_by_site_and_subject_and_nothing_else)
{
    ASSERT_TRUE(this->connected(this->owner, ida));
    ASSERT_TRUE(this->holder(ida));
    EXPECT_EQ(this->holder(ida)->account, this->owner);
    EXPECT_FALSE(this->holder({"https://id.example/", "ida-1"}));
    EXPECT_FALSE(this->holder({"https://id.example", "IDA-1"}));
    EXPECT_FALSE(this->holder({"https://other.example", "ida-1"}));
}

TYPED_TEST(Identities, belong_to_one_account_and_an_account_has_one_of_a_site)
{
    ASSERT_TRUE(this->connected(this->owner, ida));
    EXPECT_FALSE(this->connected(this->stranger, ida));
    EXPECT_EQ(this->holder(ida)->account, this->owner);
    ASSERT_TRUE(this->connected(this->owner, {"https://id.example", "ida-2"}));
    EXPECT_FALSE(this->holder(ida)) << "the newer one is in its place";
    ASSERT_TRUE(this->connected(this->owner, {"https://other.example", "x"}));
    EXPECT_TRUE(this->holder({"https://id.example", "ida-2"}));
}

TYPED_TEST(Identities, are_read_by_the_authenticator_alone)
{
    ASSERT_TRUE(this->connected(this->owner, ida));
    for (auto const viewer : {this->owner.value, this->stranger.value, std::int64_t{0}})
        EXPECT_FALSE(holder_of(*this->database->read(viewer), ida)) << viewer;
    EXPECT_TRUE(connected_since(*this->database->read(authenticator), this->owner, ida.issuer));
    EXPECT_FALSE(connected_since(*this->database->read(authenticator), this->stranger, ida.issuer));
}

TYPED_TEST(Identities, end_what_they_opened_when_they_are_taken_away)
{
    ASSERT_TRUE(this->connected(this->owner, ida));
    std::optional<NewSignIn> kept;
    std::optional<NewSignIn> other;
    this->database->write([&](store::Transaction& transaction) {
        kept = begin_sign_in(transaction, this->owner, {"a", Standing::whole, monday});
        other = begin_sign_in(transaction, this->owner, {"b", Standing::whole, monday});
        EXPECT_TRUE(disconnect(transaction, this->owner, ida.issuer, kept->id));
        EXPECT_FALSE(disconnect(transaction, this->owner, ida.issuer, kept->id));
    });
    auto const session = this->database->read(authenticator);
    EXPECT_TRUE(sign_in_of(*session, kept->secret, monday));
    EXPECT_FALSE(sign_in_of(*session, other->secret, monday));
    EXPECT_FALSE(holder_of(*session, ida));
}

TYPED_TEST(Identities, tell_that_their_account_is_disabled)
{
    ASSERT_TRUE(this->connected(this->stranger, ida));
    this->database->write([&](store::Transaction& transaction) {
        ASSERT_TRUE(disable_account(transaction, this->stranger, monday));
    });
    ASSERT_TRUE(this->holder(ida));
    EXPECT_TRUE(this->holder(ida)->disabled);
}

TYPED_TEST(Identities, make_an_account_with_the_first_free_name)
{
    this->set_up();
    auto const first = this->created(ida, {"Ida Merle", "", ""});
    ASSERT_TRUE(first) << first.error().text();
    EXPECT_EQ(first->name, "ida-merle");
    EXPECT_EQ(first->role, Role::member);
    EXPECT_EQ(first->locale, "fr");
    EXPECT_EQ(this->holder(ida)->account, first->id);
    EXPECT_EQ(this->created({"https://id.example", "ida-2"}, {"ida merle", "", ""})->name, "ida-merle-2");
    EXPECT_FALSE(this->created(ida, {"ida", "", ""})) << "it has one";
}

TYPED_TEST(Identities, make_no_account_where_nobody_new_is_taken_or_nobody_can_sign_in)
{
    EXPECT_FALSE(this->created(ida, {"ida", "", ""}));
    this->set_up();
    this->database->write([&](store::Transaction& transaction) {
        ASSERT_TRUE(set_site_setting(transaction, Setting::registration, "closed"));
    });
    EXPECT_FALSE(this->created(ida, {"ida", "", ""}));
    EXPECT_FALSE(this->holder(ida));
}

TEST(NameFrom, is_one_that_can_stand_in_an_address)
{
    struct {
        NameHints hints;
        std::string name;
    } const cases[]{{{"ida", "Ida Merle", "x"}, "ida"},
                    {{"", "Hélène Dûr", ""}, "helene-dur"},
                    {{"  ", "...", "ida.merle"}, "ida.merle"},
                    {{"-_.ida._-", "", ""}, "ida"},
                    {{"a/b?c<d>", "", ""}, "abcd"},
                    {{"Ида", "", "ida"}, "ida"},
                    {{"", "", ""}, "reader"},
                    {{std::string(300, 'a'), "", ""}, std::string(48, 'a')}};
    for (auto const& [hints, name] : cases)
        EXPECT_EQ(name_from(hints, 0).text(), name);
    EXPECT_EQ(name_from({"ida", "", ""}, 2).text(), "ida-3");
}

} // namespace
} // namespace florilege::accounts
