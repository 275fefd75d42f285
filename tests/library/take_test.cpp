#include "library/take.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using tests::page;
using tests::passage;

template <class Where> class Taking : public tests::Product<Where> {};
TYPED_TEST_SUITE(Taking, tests::ProductEngines, tests::ProductEngineNames);

BookmarkDraft everything()
{
    auto draft =
        page("https://example.org/essay?id=7#part", "Une réputation", {"réseaux", "two words", "reading"});
    draft.note = "What I think.\n\nIn two paragraphs, with “quotes” and 漢字.";
    draft.audience = accounts::Audience::everyone();
    draft.unread = true;
    draft.favourite = true;
    draft.created = tests::monday - std::chrono::hours{24};
    draft.updated = tests::monday;
    draft.origin = "example:17";
    draft.extra = R"({"weight":1.0,"mood":"calm"})";
    draft.lists = {{"Work", "Reading"}, {"Home"}};
    auto first = passage("The first passage", "my note");
    first.colour = "#ffff99";
    first.selectors = R"([{"type":"TextQuoteSelector","exact":"The first passage"}])";
    ReplyDraft const inner{"Ann", "inner answer", tests::monday, std::nullopt, {}};
    first.replies = {{"Ben", "an answer", tests::monday, std::nullopt, {inner, inner}},
                     {"", "mine", tests::monday, std::nullopt, {}}};
    first.replies[0].replies[1].text = "second inner answer";
    draft.highlights = {first, passage("The second"), passage("", "about the page as a whole")};
    return draft;
}

/// Without what the library fills in by itself.
BookmarkDraft bare(BookmarkDraft draft)
{
    draft.id.reset();
    for (auto& highlight : draft.highlights) {
        highlight.id.reset();
        highlight.created.reset();
        highlight.updated.reset();
        for (auto& reply : highlight.replies) {
            reply.id.reset();
            for (auto& inner : reply.replies)
                inner.id.reset();
        }
    }
    return draft;
}

TYPED_TEST(Taking, keeps_everything_a_draft_can_say)
{
    EXPECT_EQ(this->take(everything()), Taken::added);
    ASSERT_THAT(this->all(), SizeIs(1));
    EXPECT_EQ(bare(this->all().front()), bare(everything()));
}

TYPED_TEST(Taking, changes_nothing_the_second_time)
{
    this->take(everything());
    auto const before = this->all();
    this->now += std::chrono::hours{1};
    EXPECT_EQ(this->take(everything()), Taken::unchanged);
    EXPECT_EQ(this->all(), before);
}

TYPED_TEST(Taking, gives_what_was_read_back_whole_when_it_is_taken_again)
{
    this->take(everything());
    auto const kept = this->all().front();
    EXPECT_EQ(this->take(kept), Taken::unchanged);
}

TYPED_TEST(Taking, unites_two_savings_of_one_page)
{
    auto first = page("https://example.org/a", "A", {"one"});
    first.created = tests::monday;
    first.highlights = {passage("shared", "")};
    auto second = page("https://example.org/a", "Another title", {"ONE", "two"});
    second.created = tests::monday - std::chrono::hours{1};
    second.note = "a note";
    second.highlights = {passage("Shared!", "said later"), passage("only here")};
    this->take(first);
    EXPECT_EQ(this->take(second), Taken::updated);
    ASSERT_THAT(this->all(), SizeIs(1));
    auto const kept = this->all().front();
    EXPECT_EQ(kept.title, "A");
    EXPECT_EQ(kept.note, "a note");
    EXPECT_THAT(kept.tags, ElementsAre("one", "two"));
    EXPECT_EQ(kept.created, second.created);
    ASSERT_THAT(kept.highlights, SizeIs(2));
    EXPECT_EQ(kept.highlights[0].quote, "shared");
    EXPECT_EQ(kept.highlights[0].note, "said later");
    EXPECT_EQ(kept.highlights[1].quote, "only here");
}

TYPED_TEST(Taking, keeps_pages_apart_whose_urls_differ_in_anything)
{
    for (auto const* url : {"https://example.org/a", "https://example.org/a/", "https://example.org/a#x",
                            "http://example.org/a", "https://example.org/a?x"})
        EXPECT_EQ(this->take(page(url)), Taken::added) << url;
}

TYPED_TEST(Taking, knows_a_passage_without_a_link_again_though_its_encoding_was_repaired)
{
    BookmarkDraft damaged;
    damaged.kind = SourceKind::unresolved;
    damaged.note = "A shift \xE2\x82\xAC\xE2\x80\x9D from one state to another"; // "€”"
    BookmarkDraft repaired = damaged;
    repaired.note = "A shift — from one state to another";
    EXPECT_EQ(this->take(damaged), Taken::added);
    EXPECT_NE(this->take(repaired), Taken::added);
    EXPECT_THAT(this->all(), SizeIs(1));
}

TYPED_TEST(Taking, finds_a_passage_again_after_it_was_given_its_link)
{
    BookmarkDraft passage_only;
    passage_only.kind = SourceKind::unresolved;
    passage_only.note = "something said somewhere";
    this->take(passage_only);
    auto resolved = this->all().front();
    resolved.kind = SourceKind::page;
    resolved.url = text::Url::parse("https://example.org/found").value();
    EXPECT_EQ(this->take(resolved), Taken::updated);
    EXPECT_EQ(this->take(passage_only), Taken::unchanged);
    ASSERT_THAT(this->all(), SizeIs(1));
    EXPECT_EQ(this->all().front().url->text(), "https://example.org/found");
}

TYPED_TEST(Taking, makes_one_of_a_passage_and_the_page_it_turns_out_to_be)
{
    BookmarkDraft unlinked;
    unlinked.kind = SourceKind::unresolved;
    unlinked.note = "said somewhere";
    unlinked.highlights = {passage("from the passage")};
    this->take(unlinked);
    auto const id = this->all().front().id;
    auto there = page("https://example.org/found", "Found");
    there.highlights = {passage("from the page")};
    this->take(there);
    auto resolved = page("https://example.org/found");
    resolved.id = id;
    EXPECT_EQ(this->take(resolved), Taken::updated);
    ASSERT_THAT(this->all(), SizeIs(1));
    EXPECT_THAT(this->all().front().highlights, SizeIs(2));
    EXPECT_EQ(this->all().front().note, "said somewhere");
}

TYPED_TEST(Taking, finds_a_book_by_title_and_author_however_they_are_written)
{
    BookmarkDraft book;
    book.kind = SourceKind::book;
    book.title = "L’Étranger";
    book.author = "A. Camus";
    EXPECT_EQ(this->take(book), Taken::added);
    book.title = "L'étranger";
    EXPECT_EQ(this->take(book), Taken::unchanged);
    book.author = "Somebody Else";
    EXPECT_EQ(this->take(book), Taken::added);
}

TYPED_TEST(Taking, finds_a_bookmark_by_the_name_its_service_gave_it)
{
    auto first = page("https://example.org/old");
    first.origin = "service:42";
    this->take(first);
    auto moved = page("https://example.org/new", "New title");
    moved.origin = "service:42";
    EXPECT_EQ(this->take(moved), Taken::updated);
    EXPECT_THAT(this->all(), SizeIs(1));
}

TYPED_TEST(Taking, gives_new_ids_to_what_belongs_to_somebody_else_already)
{
    this->take(everything());
    auto const theirs = this->all().front();
    this->database->write([&](store::Transaction& transaction) {
        Vocabulary vocabulary{this->stranger};
        EXPECT_EQ(take(transaction, Shelf{this->stranger, vocabulary, std::nullopt, tests::monday}, theirs),
                  Taken::added);
    });
    EXPECT_EQ(this->all().front(), theirs);
}

TYPED_TEST(Taking, shows_a_stranger_nothing_that_is_private)
{
    auto hidden = everything();
    hidden.audience = accounts::Audience::me();
    this->take(hidden);
    EXPECT_THAT(this->all(this->stranger), IsEmpty());
}

TYPED_TEST(Taking, shows_a_stranger_what_is_public_without_what_is_the_owners_own)
{
    this->take(everything());
    auto const seen = this->all(this->stranger);
    ASSERT_THAT(seen, SizeIs(1));
    EXPECT_THAT(seen.front().highlights, SizeIs(3));
    EXPECT_THAT(seen.front().lists, IsEmpty()) << "lists are private unless they say otherwise";
    EXPECT_THAT(seen.front().extra, IsEmpty());
    EXPECT_THAT(seen.front().origin, IsEmpty());
}

TYPED_TEST(Taking, hides_a_public_page_that_something_private_joins)
{
    this->take(everything());
    auto mine = page("https://example.org/essay?id=7#part");
    mine.highlights = {passage("Only for me")};
    mine.audience = accounts::Audience::me();
    EXPECT_EQ(this->take(mine), Taken::hidden);
    EXPECT_THAT(this->all(this->stranger), IsEmpty());
    EXPECT_THAT(this->all().front().highlights, SizeIs(4));
    EXPECT_EQ(this->take(mine), Taken::unchanged);
}

TYPED_TEST(Taking, hides_a_public_passage_that_turns_out_to_be_a_private_page)
{
    auto secret = page("https://example.org/found", "Found");
    secret.audience = accounts::Audience::me();
    this->take(secret);
    BookmarkDraft loose;
    loose.kind = SourceKind::unresolved;
    loose.title = "A passage without a link";
    loose.id = PublicId::random();
    loose.audience = accounts::Audience::everyone();
    this->take(loose);
    auto found = page("https://example.org/found", loose.title);
    found.id = loose.id;
    found.audience = accounts::Audience::everyone();
    EXPECT_EQ(this->take(found), Taken::hidden);
    EXPECT_THAT(this->all(), SizeIs(1));
    EXPECT_THAT(this->all(this->stranger), IsEmpty());
}

TYPED_TEST(Taking, drops_tags_that_are_one_tag_after_folding)
{
    this->take(page("https://example.org/a", "",
                    {"Économie", "economie", " ", "economie  sociale", "ECONOMIE SOCIALE"}));
    EXPECT_THAT(this->all().front().tags, ElementsAre("Économie", "economie sociale"));
}

TYPED_TEST(Taking, leaves_the_full_text_index_sound)
{
    this->take(everything());
    auto more = everything();
    more.highlights.push_back(passage("a third passage"));
    more.tags.push_back("later");
    this->take(more);
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        auto const key = find_same(transaction, shelf.owner, everything());
        transaction.see_as(shelf.owner.value);
        remove_bookmark(transaction, shelf.owner, read_bookmark(transaction, *key).value());
    });
    EXPECT_THAT(this->all(), IsEmpty());
    EXPECT_THAT(this->database->check(), IsEmpty());
}

} // namespace
} // namespace florilege::library
