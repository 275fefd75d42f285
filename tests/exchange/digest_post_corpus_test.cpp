#include "exchange/formats.hpp"
#include "exchange/importers/digest_post/digest_post.hpp"
#include "tests/corpus.hpp"
#include "tests/exchange/recording.hpp"
#include "text/utf8/fold.hpp"

#include <gmock/gmock.h>

#include <numeric>

namespace florilege::exchange {
namespace {

/// The real post that the project starts from.
class RealPost : public testing::Test {
protected:
    void SetUp() override
    {
        text_ = tests::content_of(tests::shared_folder() / "seed" / "liens-de-la-semaine.txt");
        read_text(digest_post_format, text_, {}, post_);
    }

    std::string text_;
    Recording post_;
};

TEST_F(RealPost, is_recognised_with_certainty)
{
    auto const candidates = recognise(head_text(text_));
    ASSERT_FALSE(candidates.empty());
    EXPECT_EQ(candidates.front().format, &digest_post_format);
    EXPECT_EQ(candidates.front().likeness, Likeness::certain);
}

TEST_F(RealPost, gives_six_passages_without_links_in_their_order)
{
    ASSERT_EQ(post_.bookmarks.size(), 6u);
    EXPECT_TRUE(post_.rejected.empty());
    std::vector<std::size_t> highlights;
    std::size_t tags = 0;
    for (auto const& kept : post_.bookmarks) {
        EXPECT_EQ(kept.draft.kind, library::SourceKind::unresolved);
        EXPECT_TRUE(kept.draft.title.empty());
        EXPECT_TRUE(kept.draft.note.starts_with("« ")) << kept.draft.note;
        EXPECT_TRUE(kept.draft.origin.starts_with("post:"));
        highlights.push_back(kept.draft.highlights.size());
        tags += kept.draft.tags.size();
    }
    EXPECT_THAT(highlights, testing::ElementsAre(10, 12, 2, 4, 7, 9));
    EXPECT_EQ(tags, 41u);
    EXPECT_EQ(post_.bookmarks[3].draft.tags.at(4), "SNCF");
}

/// Everything a post says, in order, white space apart.
TEST_F(RealPost, loses_no_word_and_changes_no_order)
{
    std::string words;
    for (auto const& kept : post_.bookmarks) {
        words += kept.draft.note + " tags:";
        for (auto const& tag : kept.draft.tags)
            words += ' ' + tag;
        for (auto const& highlight : kept.draft.highlights)
            words += ' ' + highlight.quote;
        words += ' ';
    }
    std::string expected;
    auto const begin = text_.find("«");
    auto const end = text_.find("Posted from");
    for (std::string_view rest = std::string_view{text_}.substr(begin, end - begin); !rest.empty();) {
        auto const bullet = rest.find("•");
        expected += std::string{rest.substr(0, bullet)} + ' ';
        rest.remove_prefix(bullet == std::string_view::npos ? rest.size() : bullet + 3);
    }
    EXPECT_EQ(text::collapse_spaces(words), text::collapse_spaces(expected));
}

TEST_F(RealPost, keeps_the_paragraphs_of_a_highlight)
{
    auto const& quote = post_.bookmarks.at(2).draft.highlights.at(1).quote;
    EXPECT_NE(quote.find("this change.\n\nCompanies are built by"), std::string::npos) << quote;
}

TEST_F(RealPost, reports_what_stands_outside_the_list)
{
    std::vector<std::string> skipped;
    for (auto const& said : post_.skipped) {
        EXPECT_NE(said.place.line, 0u);
        skipped.push_back(said.text);
    }
    ASSERT_EQ(skipped.size(), 7u);
    EXPECT_EQ(skipped[0], "Liens de la semaine (weekly)");
    EXPECT_EQ(skipped[1], "Posted from Diigo. The rest of my favorite links are here.");
    EXPECT_EQ(skipped[6], "Articles récents");
}

TEST_F(RealPost, is_repaired_only_when_asked_and_stays_the_same_passages)
{
    ImportOptions options;
    options.repair_text = true;
    Recording repaired;
    read_text(digest_post_format, text_, options, repaired);
    ASSERT_EQ(repaired.bookmarks.size(), 6u);
    EXPECT_NE(post_.bookmarks[0].draft.note.find("€”"), std::string::npos);
    EXPECT_EQ(repaired.bookmarks[0].draft.note.find("€”"), std::string::npos);
    EXPECT_NE(repaired.bookmarks[0].draft.note.find("Permanente — the nation"), std::string::npos);
    for (std::size_t at = 0; at < 6; ++at)
        EXPECT_EQ(repaired.bookmarks[at].draft.origin, post_.bookmarks[at].draft.origin) << at;
}

TEST_F(RealPost, says_once_for_each_record_that_its_encoding_is_broken)
{
    std::map<std::uint64_t, int> warnings;
    for (auto const& said : post_.warned)
        if (said.text.find("broken encoding") != std::string::npos) ++warnings[said.place.line];
    for (auto const& [line, count] : warnings)
        EXPECT_EQ(count, 1) << line;
    EXPECT_EQ(warnings.size(), 5u);
    EXPECT_NE(post_.warned.front().text.find("€” the nation"), std::string::npos)
        << post_.warned.front().text;
}

} // namespace
} // namespace florilege::exchange
