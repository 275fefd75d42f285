#include "accounts/kept_answer.hpp"
#include "tests/product.hpp"

namespace florilege::accounts {
namespace {

using tests::monday;

template <class Where> class KeptAnswers : public tests::Product<Where> {
protected:
    bool keep(AccountId whose, std::string_view key, std::string body, Time at = monday)
    {
        bool kept = false;
        this->database->write([&](store::Transaction& transaction) {
            KeptAnswer answer{request};
            answer.body = std::move(body);
            answer.change = 7;
            kept = keep_answer(transaction, whose, key, answer, at);
        });
        return kept;
    }
    std::optional<KeptAnswer> find(AccountId whose, std::string_view key, Time at = monday)
    {
        return find_kept_answer(*this->database->read(whose.value), whose, key, at);
    }

    PublicId request = PublicId::random();
};
TYPED_TEST_SUITE(KeptAnswers, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(KeptAnswers, are_found_by_their_key_and_account)
{
    EXPECT_TRUE(this->keep(this->owner, "a-key", "{}"));
    auto const found = this->find(this->owner, "a-key");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->request, this->request);
    EXPECT_EQ(found->body, "{}");
    EXPECT_EQ(found->change, 7);
    EXPECT_FALSE(this->find(this->owner, "A-key"));
    EXPECT_FALSE(this->find(this->stranger, "a-key"));
    EXPECT_TRUE(this->keep(this->stranger, "a-key", "theirs"));
    EXPECT_EQ(this->find(this->owner, "a-key")->body, "{}");
}

TYPED_TEST(KeptAnswers, are_not_replaced)
{
    EXPECT_TRUE(this->keep(this->owner, "a-key", "first"));
    EXPECT_FALSE(this->keep(this->owner, "a-key", "second"));
    EXPECT_EQ(this->find(this->owner, "a-key")->body, "first");
}

TYPED_TEST(KeptAnswers, go_after_a_day)
{
    EXPECT_TRUE(this->keep(this->owner, "a-key", "first"));
    auto const later = monday + answers_kept;
    EXPECT_TRUE(this->find(this->owner, "a-key", later - std::chrono::seconds{1}));
    EXPECT_FALSE(this->find(this->owner, "a-key", later));
    EXPECT_TRUE(this->keep(this->stranger, "another", "theirs", later));
    EXPECT_FALSE(this->find(this->owner, "a-key")) << "whoever keeps one sweeps out the old ones";
    EXPECT_TRUE(this->keep(this->owner, "a-key", "second", later));
}

} // namespace
} // namespace florilege::accounts
