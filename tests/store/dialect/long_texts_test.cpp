#include "store/dialect/full_text.hpp"
#include "tests/store/engines.hpp"

#include <array>
#include <random>

namespace florilege::store {
namespace {

constexpr std::array<std::string_view, 2> columns{"title", "note"};
constexpr TextTable table{"thing_text", columns, true};

/// One row with a long note.
template <class Where> class LongText : public OpenStore<Where> {
protected:
    void store(std::string_view note)
    {
        this->put(1, 1, "thing");
        this->db->write([&](Transaction& tx) {
            put_text(tx, table, 1, 1,
                     CutTexts{tx.tokenizer(), std::array<std::string_view, 2>{"a title", note}});
        });
    }

    bool finds(std::string text, TextMatch match)
    {
        auto const reader = this->db->read(1);
        auto const expression =
            full_text_expression(*reader, table, {TextTerm{std::move(text), match, {"note"}}});
        return reader
            ->query("SELECT t.id FROM visible_text t WHERE " + full_text_match(reader->engine(), "t", 1),
                    expression.value())
            .next();
    }
    bool finds(std::string words) { return finds(std::move(words), TextMatch::phrase); }
};
TYPED_TEST_SUITE(LongText, Engines, EngineNames);

std::string times(int count, std::string_view words)
{
    std::string out;
    for (int i = 0; i < count; ++i)
        out += words;
    return out;
}

TYPED_TEST(LongText, holds_phrases_with_a_word_that_stands_there_often)
{
    this->store(times(300, "the ") + "the walrus sings" + times(400, " of the"));
    EXPECT_TRUE(this->finds("the walrus"));
    EXPECT_TRUE(this->finds("the walrus sings"));
    EXPECT_TRUE(this->finds("the the the"));
    EXPECT_TRUE(this->finds("sings of the of"));
    EXPECT_FALSE(this->finds("walrus the"));
    EXPECT_FALSE(this->finds("of of"));
    EXPECT_TRUE(this->finds("the wal", TextMatch::prefix));
    EXPECT_FALSE(this->finds("of wal", TextMatch::prefix));
    EXPECT_TRUE(this->finds("walrus", TextMatch::word));
}

/// Numbers from the words of a small language, as every text has: some often, most seldom.
std::vector<std::string> some_words(std::size_t count)
{
    std::mt19937 random{7};
    std::vector<std::string> words;
    words.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        words.push_back(random() % 3 != 0 ? "often" + std::to_string(random() % 4)
                                          : "w" + std::to_string(random() % 3000));
    return words;
}

std::string joined(std::vector<std::string> const& words, std::size_t from, std::size_t count)
{
    std::string out;
    for (auto at = from; at < from + count; ++at)
        out += (out.empty() ? "" : " ") + words.at(at);
    return out;
}

TYPED_TEST(LongText, holds_each_phrase_of_it_and_no_other)
{
    auto const words = some_words(40'000);
    auto const text = " " + joined(words, 0, words.size()) + " ";
    this->store(text);
    // Where PostgreSQL begins to count places anew, and anywhere.
    std::vector<std::size_t> places{0,      16'300, 16'316, 16'317, 16'350,
                                    16'380, 16'381, 32'633, 32'697, 39'968};
    std::mt19937 random{11};
    for (int round = 0; round < 20; ++round)
        places.push_back(random() % 39'000);
    for (auto const place : places)
        for (std::size_t const count : {2U, 3U, 32U}) {
            auto const phrase = joined(words, place, count);
            EXPECT_TRUE(this->finds(phrase)) << place << ": " << phrase;
            auto const other = joined(words, place, count - 1) + " " + words.at(random() % words.size());
            EXPECT_EQ(this->finds(other), text.find(" " + other + " ") != std::string::npos) << other;
        }
}

TYPED_TEST(LongText, holds_its_last_words_at_least_alone)
{
    constexpr int counted = 65'332; // of PostgreSQL's windows; docs/reference/search.md says so
    bool const to_its_end = std::is_same_v<TypeParam, OnSqlite>;
    this->store(times(counted - 1, "the ") + "old walrus sings");
    EXPECT_TRUE(this->finds("the old"));
    EXPECT_EQ(this->finds("old walrus"), to_its_end);
    EXPECT_EQ(this->finds("walrus sings"), to_its_end);
    EXPECT_FALSE(this->finds("sings walrus"));
    EXPECT_FALSE(this->finds("the walrus"));
    EXPECT_TRUE(this->finds("walrus", TextMatch::word));
    EXPECT_TRUE(this->finds("sing", TextMatch::prefix));
}

} // namespace
} // namespace florilege::store
