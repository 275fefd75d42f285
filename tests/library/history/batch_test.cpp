#include "library/history/batch.hpp"
#include "tests/product.hpp"

namespace florilege::library {
namespace {

template <class Where> class Batches : public tests::Product<Where> {
protected:
    BatchId begin(std::string_view file, std::string_view upload = {})
    {
        std::optional<BatchId> id;
        this->database->write([&](store::Transaction& transaction) {
            id = begin_batch(transaction, this->owner, file, "netscape", this->now, upload);
        });
        this->now += std::chrono::hours{1};
        return *id;
    }
};
TYPED_TEST_SUITE(Batches, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Batches, are_shown_newest_first_and_a_part_at_a_time)
{
    for (auto const* file : {"a", "b", "c"})
        this->begin(file);
    auto const reader = this->database->read(this->owner.value);
    auto const part = batches_of(*reader, this->owner, 1, 1);
    ASSERT_EQ(part.size(), 1U);
    EXPECT_EQ(part.front().file, "b");
    EXPECT_EQ(batches_of(*reader, this->owner, 2, 5).front().file, "a");
    EXPECT_EQ(batches_of(*reader, this->owner).size(), 3U);
    auto const found = find_batch(*reader, this->owner, part.front().public_id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->file, "b");
}

TYPED_TEST(Batches, are_found_by_their_upload_and_by_their_owner_alone)
{
    this->begin("by hand");
    this->begin("sent", "upload-1");
    auto const reader = this->database->read(this->owner.value);
    auto const found = batch_of_upload(*reader, this->owner, "upload-1");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->file, "sent");
    EXPECT_FALSE(batch_of_upload(*reader, this->owner, "upload-2"));
    EXPECT_FALSE(batch_of_upload(*reader, this->owner, "")) << "what came by hand is no upload";
    auto const strangers = this->database->read(this->stranger.value);
    EXPECT_FALSE(batch_of_upload(*strangers, this->owner, "upload-1"));
    EXPECT_FALSE(find_batch(*strangers, this->owner, found->public_id));
    EXPECT_THROW(this->begin("again", "upload-1"), std::exception) << "an upload comes once";
}

TYPED_TEST(Batches, know_what_they_brought_in_so_far)
{
    this->take(tests::page("https://a.example/1", "Old"));
    auto const batch = this->begin("sent", "upload-1");
    this->database->write([&](store::Transaction& transaction) {
        Vocabulary vocabulary{this->owner};
        Shelf const shelf{this->owner, vocabulary, batch, this->now};
        take(transaction, shelf, tests::page("https://a.example/1", "Old", {"maps"}));
        take(transaction, shelf, tests::page("https://a.example/2", "New"));
        take(transaction, shelf, tests::page("https://a.example/3", "New"));
    });
    auto const reader = this->database->read(this->owner.value);
    auto const done = brought_in(*reader, this->owner, batch);
    EXPECT_EQ(done.added, 2);
    EXPECT_EQ(done.updated, 1);
}

} // namespace
} // namespace florilege::library
