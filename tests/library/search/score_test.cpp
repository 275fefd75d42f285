#include "library/search/score.hpp"
#include "tests/corpus.hpp"
#include "tests/library/query/reading.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace florilege::library {
namespace {

constexpr Time now = from_micros(1'327'910'400'000'000);

/// A bookmark with that text in one column and nothing else.
BookmarkDraft in(TextColumn column, std::string text)
{
    BookmarkDraft draft;
    switch (column) {
    case TextColumn::title: draft.title = std::move(text); break;
    case TextColumn::note: draft.note = std::move(text); break;
    case TextColumn::quotes:
        draft.highlights.emplace_back();
        draft.highlights.back().quote = std::move(text);
        break;
    case TextColumn::address:
        std::replace(text.begin(), text.end(), ' ', '-');
        draft.url = text::Url::parse("https://a.example/" + text).value();
        break;
    case TextColumn::article: draft.article = std::move(text); break;
    case TextColumn::tags: draft.tags.push_back(std::move(text)); break;
    }
    return draft;
}

double scored(BookmarkDraft const& draft, std::string_view query, Time created = now)
{
    return score(evidence_in(draft, WantedWords{words_wanted(tests::query(query).root())}), created, now);
}

TEST(Score, falls_from_title_to_tags_quotes_note_article_and_address)
{
    double last = 1000;
    for (auto const column : {TextColumn::title, TextColumn::tags, TextColumn::quotes, TextColumn::note,
                              TextColumn::article, TextColumn::address}) {
        auto const here = scored(in(column, "old maps"), "maps");
        EXPECT_LT(here, last);
        EXPECT_GT(here, 0);
        last = here;
    }
}

TEST(Score, grows_with_each_occurrence_less_and_less)
{
    auto const filler = std::string{" a b c d e f g h i j k l"};
    auto const one = scored(in(TextColumn::note, "maps x x" + filler), "maps");
    auto const two = scored(in(TextColumn::note, "maps maps x" + filler), "maps");
    auto const three = scored(in(TextColumn::note, "maps maps maps" + filler), "maps");
    EXPECT_LT(one, two);
    EXPECT_LT(two, three);
    EXPECT_GT(two - one, three - two);
}

TEST(Score, falls_with_the_length_of_the_text)
{
    EXPECT_GT(scored(in(TextColumn::title, "maps"), "maps"),
              scored(in(TextColumn::title, "maps and many other words beside them"), "maps"));
}

TEST(Score, counts_the_tags_that_have_the_word)
{
    auto two = in(TextColumn::tags, "old maps");
    two.tags.emplace_back("maps");
    EXPECT_GT(scored(two, "maps"), scored(in(TextColumn::tags, "old maps"), "maps"));
    // Words of one tag belong together, those of two do not.
    auto apart = in(TextColumn::tags, "old");
    apart.tags.emplace_back("maps");
    EXPECT_EQ(scored(apart, "\"old maps\""), 0);
}

TEST(Score, grows_when_the_words_stand_close_together)
{
    auto const together = scored(in(TextColumn::note, "old maps x x x x"), "old maps");
    auto const near = scored(in(TextColumn::note, "old x maps x x x"), "old maps");
    auto const apart = scored(in(TextColumn::note, "old x x x x maps"), "old maps");
    EXPECT_GT(together, near);
    EXPECT_GT(near, apart);
}

TEST(Score, grows_with_the_number_of_words_found)
{
    EXPECT_GT(scored(in(TextColumn::title, "old maps"), "old OR maps"),
              scored(in(TextColumn::title, "old old"), "old OR maps"));
}

TEST(Score, falls_with_age_by_a_fifth_at_most)
{
    auto const text = in(TextColumn::title, "maps");
    auto const fresh = scored(text, "maps");
    auto const year_old = scored(text, "maps", now - std::chrono::hours{24 * 365});
    auto const ancient = scored(text, "maps", Time{} - std::chrono::hours{24 * 365 * 100});
    EXPECT_GT(fresh, year_old);
    EXPECT_GT(year_old, ancient);
    EXPECT_NEAR(ancient, fresh / 1.25, fresh / 1000);
    EXPECT_EQ(scored(text, "maps", now + std::chrono::hours{24}), fresh);
}

TEST(Score, is_nothing_where_nothing_is_found_or_wanted)
{
    EXPECT_EQ(scored(in(TextColumn::title, "rivers"), "maps"), 0);
    EXPECT_EQ(scored(in(TextColumn::title, "maps"), "tag:maps"), 0);
    EXPECT_EQ(scored(in(TextColumn::title, "maps"), "note:maps"), 0);
    EXPECT_EQ(scored({}, "maps"), 0);
}

TEST(Score, counts_as_the_reference_says)
{
    auto const reference = tests::content_of(tests::fixture("../docs/reference/search.md"));
    static constexpr std::array names{"title", "note", "quotes", "address", "article", "tags"};
    for (std::size_t column = 0; column < column_weights.size(); ++column) {
        auto const [weight, usual] = column_weights[column];
        auto const row = fmt::format("| {} | {} | {} |", names.at(column), weight, usual);
        EXPECT_NE(reference.find(row), std::string::npos) << row;
    }
}

} // namespace
} // namespace florilege::library
