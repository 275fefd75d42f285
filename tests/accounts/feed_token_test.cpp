#include "accounts/feed_token.hpp"
#include "tests/accounts/viewers.hpp"

#include <gmock/gmock.h>

namespace florilege::accounts {
namespace {

using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using tests::monday;

template <class Where> class FeedTokens : public tests::Secrets<Where> {
protected:
    NewFeedToken create(std::string_view feed, Time time = monday)
    {
        std::optional<NewFeedToken> made;
        this->database->write([&](store::Transaction& transaction) {
            made = create_feed_token(transaction, this->owner, feed, time).value();
        });
        return *made;
    }

    Result<FeedBearer, FeedRefusal> bearer(std::string_view secret)
    {
        return feed_token_bearer(*this->database->read(authenticator), secret);
    }

    std::vector<FeedToken> listed()
    {
        return feed_tokens_of(*this->database->read(this->owner.value), this->owner);
    }
};
TYPED_TEST_SUITE(FeedTokens, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(FeedTokens, open_one_feed)
{
    auto const made = this->create("tag:maps");
    EXPECT_THAT(made.secret, MatchesRegex("[A-Za-z0-9_-]{44}"));
    EXPECT_EQ(this->bearer(made.secret)->account, this->owner);
    EXPECT_EQ(this->bearer(made.secret)->feed, "tag:maps");
    EXPECT_EQ(this->bearer(made.secret + "x").error().cause, FeedRefusal::Cause::unknown);
}

TYPED_TEST(FeedTokens, are_remembered_when_they_are_revoked)
{
    auto const made = this->create("library");
    this->database->write([&](store::Transaction& transaction) {
        EXPECT_FALSE(revoke_feed_token(transaction, this->stranger, made.token.id, monday)) << "not theirs";
        EXPECT_TRUE(revoke_feed_token(transaction, this->owner, made.token.id, monday));
        EXPECT_FALSE(revoke_feed_token(transaction, this->owner, made.token.id, monday));
    });
    EXPECT_EQ(this->bearer(made.secret).error().cause, FeedRefusal::Cause::revoked);
    EXPECT_THAT(this->listed(), IsEmpty());
}

TYPED_TEST(FeedTokens, are_one_for_a_feed)
{
    auto const first = this->create("library");
    auto const other = this->create("tag:maps");
    auto const second = this->create("library", monday + seconds{1});
    EXPECT_EQ(this->bearer(first.secret).error().cause, FeedRefusal::Cause::revoked);
    EXPECT_EQ(this->bearer(second.secret)->feed, "library");
    EXPECT_THAT(this->listed(),
                ElementsAre(Field(&FeedToken::id, second.token.id), Field(&FeedToken::id, other.token.id)));
}

TYPED_TEST(FeedTokens, are_all_revoked_at_once)
{
    auto const first = this->create("library");
    this->create("tag:maps");
    this->database->write(
        [&](store::Transaction& transaction) { revoke_all_feed_tokens(transaction, this->owner, monday); });
    EXPECT_THAT(this->listed(), IsEmpty());
    EXPECT_EQ(this->bearer(first.secret).error().cause, FeedRefusal::Cause::revoked);
}

TYPED_TEST(FeedTokens, have_a_feed_with_a_name)
{
    this->database->write([&](store::Transaction& transaction) {
        for (auto const& bad :
             {std::string{}, std::string(501, 'x'), std::string{"a\0b", 3}, std::string{"\xFF"}})
            EXPECT_FALSE(create_feed_token(transaction, this->owner, bad, monday)) << bad.size();
        EXPECT_TRUE(create_feed_token(transaction, this->owner, std::string(500, 'x'), monday));
    });
}

TYPED_TEST(FeedTokens, are_so_many_and_no_more)
{
    this->database->write([&](store::Transaction& transaction) {
        auto const create = [&](int number, Time time) {
            return create_feed_token(transaction, this->owner, "feed " + std::to_string(number), time);
        };
        for (int i = 0; i < 200; ++i)
            ASSERT_TRUE(create(i, monday));
        EXPECT_FALSE(create(200, monday));
        EXPECT_TRUE(create(0, monday)) << "in place of one there is";
        for (int i = 0; i < 1100; ++i)
            ASSERT_TRUE(create(1, monday + seconds{i}));
        EXPECT_LE(transaction.integer("SELECT count(*) FROM feed_token"), 1201);
    });
}

TYPED_TEST(FeedTokens, are_listed_for_their_owner_and_known_to_the_authenticator_alone)
{
    this->create("library");
    this->expect_only_the_authenticator_sees({"visible_feed_token_secret"});
    for (auto const viewer : {std::int64_t{0}, this->stranger.value, std::int64_t{99}})
        EXPECT_EQ(this->rows_seen("visible_feed_token", viewer), 0) << viewer;
}

} // namespace
} // namespace florilege::accounts
