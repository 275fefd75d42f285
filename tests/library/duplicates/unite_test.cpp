#include "library/duplicates/unite.hpp"
#include "library/merge.hpp"
#include "tests/library/random_drafts.hpp"
#include "text/utf8/fold.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

/// A bookmark as the library gives it back: everything has its id and time, and the title is one.
BookmarkDraft kept_draft(tests::RandomDrafts& random)
{
    auto draft = random.bookmark();
    draft.id = PublicId::random();
    draft.audience = draft.audience.value_or(accounts::Audience::me());
    for (auto& highlight : draft.highlights)
        highlight.id = PublicId::random();
    return draft;
}

HighlightDraft const* highlight_of(BookmarkDraft const& bookmark, PublicId const& id)
{
    for (auto const& highlight : bookmark.highlights)
        if (highlight.id == id) return &highlight;
    return nullptr;
}

std::string text_in(boost::json::value const& object, std::string_view name)
{
    return boost::json::value_to<std::string>(object.at(name));
}

TEST(Uniting, loses_no_note_title_url_tag_or_highlight_of_either)
{
    tests::RandomDrafts random{3};
    int became = 0;
    for (int round = 0; round < 300; ++round) {
        auto const kept = kept_draft(random);
        auto gone = kept_draft(random);
        for (auto const& highlight : kept.highlights)
            if (round % 3 == 0 && !highlight.quote.empty()) {
                gone.highlights.push_back(highlight);
                gone.highlights.back().id = PublicId::random();
                gone.highlights.back().note = "seen otherwise " + std::to_string(round);
            }
        auto const both = united(kept, gone);
        for (auto const* one : std::initializer_list<BookmarkDraft const*>{&kept, &gone}) {
            bool const differ = text::letters_and_digits(kept.note) != text::letters_and_digits(gone.note);
            EXPECT_THAT(both.bookmark.note, HasSubstr(differ ? one->note : std::string{}));
            for (auto const& tag : one->tags)
                EXPECT_THAT(both.bookmark.tags, Contains(tag));
            for (auto const& highlight : one->highlights) {
                auto const moved = both.became.find(*highlight.id);
                became += moved != both.became.end() ? 1 : 0;
                auto const* const now =
                    highlight_of(both.bookmark, moved == both.became.end() ? *highlight.id : moved->second);
                ASSERT_NE(now, nullptr);
                EXPECT_EQ(identity_of(*now), identity_of(highlight));
                EXPECT_THAT(now->note, HasSubstr(highlight.note));
                EXPECT_GE(now->replies.size(), std::min<std::size_t>(highlight.replies.size(), 1));
            }
        }
        auto const told = boost::json::parse(both.bookmark.extra).at("merged").at(0);
        EXPECT_EQ(text_in(told, "title"), gone.title);
        EXPECT_EQ(text_in(told, "id"), gone.id->text());
        EXPECT_EQ(text_in(told, "url"), gone.url ? gone.url->text() : "");
    }
    EXPECT_GT(became, 20) << "some highlights must have been one";
}

TEST(Uniting, is_told_apart_from_the_same_coming_in_again)
{
    tests::RandomDrafts random{4};
    for (int round = 0; round < 300; ++round) {
        auto const kept = kept_draft(random);
        auto const gone = kept_draft(random);
        auto const both = united(kept, gone).bookmark;
        EXPECT_EQ(merged(both, gone), both) << "importing what went into it changes nothing";
        EXPECT_EQ(merged(both, kept), both);
    }
}

TEST(Uniting, of_the_same_passages_is_told_apart_from_them_coming_in_again)
{
    tests::RandomDrafts random{5};
    for (int round = 0; round < 300; ++round) {
        auto const kept = kept_draft(random);
        auto gone = kept;
        gone.id = PublicId::random();
        for (auto& highlight : gone.highlights) {
            highlight.id = PublicId::random();
            highlight.colour = "#00ff00";
            highlight.selectors = R"([{"type":"RangeSelector"}])";
            highlight.extra = R"({"theirs":)" + std::to_string(round) + '}';
        }
        auto const both = united(kept, gone).bookmark;
        EXPECT_EQ(merged(both, gone), both);
        EXPECT_EQ(merged(both, kept), both);
    }
}

BookmarkDraft bookmark(std::string note, std::string extra = {})
{
    BookmarkDraft draft;
    draft.id = PublicId::random();
    draft.created = from_micros(1'327'910'400'000'000);
    draft.note = std::move(note);
    draft.extra = std::move(extra);
    draft.audience = accounts::Audience::me();
    return draft;
}

TEST(Uniting, joins_two_notes_and_says_nothing_twice)
{
    EXPECT_EQ(united(bookmark("One."), bookmark("Two.")).bookmark.note, "One.\n\nTwo.");
    EXPECT_EQ(united(bookmark("One.\n\nTwo."), bookmark("Two.")).bookmark.note, "One.\n\nTwo.");
    EXPECT_EQ(united(bookmark("Two."), bookmark("One.\n\nTwo.")).bookmark.note, "One.\n\nTwo.");
    EXPECT_EQ(united(bookmark("art"), bookmark("a part")).bookmark.note, "art\n\na part");
    EXPECT_EQ(united(bookmark("One"), bookmark("One!")).bookmark.note, "One!");
}

TEST(Uniting, joins_the_notes_of_a_passage_that_both_marked)
{
    auto kept = bookmark("");
    auto gone = bookmark("");
    kept.highlights = {{"Throw it.", "a stone", {}, {}, {}, {}, PublicId::random(), {}, {}}};
    gone.highlights = {{"throw it", "the first ice", {}, {}, {}, {}, PublicId::random(), {}, {}}};
    auto const both = united(kept, gone);
    ASSERT_EQ(both.bookmark.highlights.size(), 1u);
    EXPECT_EQ(both.bookmark.highlights[0].note, "a stone\n\nthe first ice");
    EXPECT_EQ(both.became.at(*gone.highlights[0].id), *kept.highlights[0].id);
}

TEST(Uniting, never_makes_public_what_is_private)
{
    auto open = bookmark("");
    open.audience = accounts::Audience::everyone();
    EXPECT_EQ(united(open, bookmark("mine")).bookmark.audience, accounts::Audience::me());
    EXPECT_EQ(united(bookmark("mine"), open).bookmark.audience, accounts::Audience::me());
    EXPECT_EQ(united(open, open).bookmark.audience, accounts::Audience::everyone());
}

TEST(Uniting, keeps_fields_of_which_both_have_one)
{
    auto const first =
        united(bookmark("", R"({"shared":1,"ours":2})"), bookmark("", R"({"shared":3,"theirs":4})"));
    auto const extra = boost::json::parse(first.bookmark.extra);
    EXPECT_EQ(extra.at("shared"), 1);
    EXPECT_EQ(extra.at("ours"), 2);
    EXPECT_EQ(extra.at("theirs"), 4);
    EXPECT_EQ(extra.at("merged").at(0).at("extra").at("shared"), 3);
    auto const second = united(bookmark(""), first.bookmark);
    EXPECT_EQ(boost::json::parse(second.bookmark.extra).at("merged").as_array().size(), 2u)
        << "what was merged before is told beside it, not inside";
}

HighlightDraft marked(std::string quote, std::string colour, std::string selectors, std::string extra)
{
    HighlightDraft highlight;
    highlight.id = PublicId::random();
    highlight.quote = std::move(quote);
    highlight.colour = std::move(colour);
    highlight.selectors = std::move(selectors);
    highlight.extra = std::move(extra);
    return highlight;
}

TEST(Uniting, keeps_what_went_under_of_a_passage_that_both_marked)
{
    auto kept = bookmark("");
    auto gone = bookmark("");
    kept.highlights = {marked("Throw it.", "yellow", R"([{"ours":1.0}])", R"({"shared":1,"merged":[7]})")};
    gone.highlights = {marked("throw it", "pink", R"([{"theirs":1.0}])", R"({"shared":2,"theirs":3})")};
    auto const both = united(kept, gone).bookmark.highlights;
    ASSERT_EQ(both.size(), 1u);
    EXPECT_EQ(both[0].colour, "yellow");
    EXPECT_EQ(both[0].selectors, R"([{"ours":1.0}])");
    auto const extra = boost::json::parse(both[0].extra);
    EXPECT_EQ(extra.at("shared"), 1);
    EXPECT_EQ(extra.at("theirs"), 3);
    EXPECT_EQ(extra.at("merged").at(0), 7) << "what was merged before";
    auto const& told = extra.at("merged").at(1);
    EXPECT_EQ(text_in(told, "id"), gone.highlights[0].id->text());
    EXPECT_EQ(text_in(told, "quote"), "throw it");
    EXPECT_EQ(text_in(told, "colour"), "pink");
    EXPECT_EQ(text_in(told, "selectors"), R"([{"theirs":1.0}])");
    EXPECT_EQ(told.at("extra").at("shared"), 2);
}

TEST(Uniting, leaves_a_passage_that_one_of_them_has_as_it_is)
{
    auto kept = bookmark("");
    auto gone = bookmark("");
    kept.highlights = {marked("Throw it.", "yellow", "", R"({"ours":1})")};
    gone.highlights = {marked("Catch it.", "pink", "", R"({"merged":[{"id":"x"}]})")};
    auto const both = united(kept, gone).bookmark.highlights;
    EXPECT_EQ(both, (std::vector{kept.highlights[0], gone.highlights[0]}));
}

TEST(Uniting, keeps_the_shorter_article_whosever_it_is)
{
    auto kept = bookmark("");
    auto gone = bookmark("");
    kept.article = "Of zebras, at length.";
    gone.article = "Short walrus.";
    auto const extra = boost::json::parse(united(kept, gone).bookmark.extra);
    EXPECT_EQ(text_in(extra.at("merged").at(0), "article"), gone.article);
    auto const turned = united(gone, kept).bookmark;
    EXPECT_EQ(turned.article, kept.article);
    auto const told = boost::json::parse(turned.extra).at("merged").as_array();
    ASSERT_EQ(told.size(), 2u);
    EXPECT_EQ(text_in(told[0], "id"), kept.id->text());
    EXPECT_EQ(text_in(told[1], "id"), gone.id->text()) << "what it goes into is listed for its own article";
    EXPECT_EQ(text_in(told[1], "article"), gone.article);
}

TEST(Uniting, keeps_no_article_that_the_other_one_holds)
{
    auto const told = [](std::string ours, std::string theirs) {
        auto kept = bookmark("");
        auto gone = bookmark("");
        kept.article = std::move(ours);
        gone.article = std::move(theirs);
        return united(kept, gone).bookmark.extra;
    };
    EXPECT_THAT(told("One.\n\nTwo.", "Two."), Not(HasSubstr("article")));
    EXPECT_THAT(told("One", "One!"), Not(HasSubstr("article")));
    EXPECT_THAT(told("", "One"), Not(HasSubstr("article")));
}

TEST(Uniting, keeps_what_a_foreign_format_calls_as_we_do)
{
    auto const extra = united(bookmark("", R"({"merged":true})"), bookmark("")).bookmark.extra;
    auto const told = boost::json::parse(extra).at("merged").as_array();
    ASSERT_EQ(told.size(), 2u);
    EXPECT_EQ(told[0], true);
}

} // namespace
} // namespace florilege::library
