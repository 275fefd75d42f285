#include "library/duplicates/duplicates.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

namespace florilege::library {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using tests::page;

BookmarkDraft saved(std::string_view url, int days_after_monday)
{
    auto draft = page(url);
    draft.created = tests::monday + std::chrono::days{days_after_monday};
    return draft;
}

template <class Where> class SamePages : public tests::Product<Where> {
protected:
    Duplicates found(std::size_t limit = 10) { return found_by(this->owner, limit); }

    Duplicates found_by(accounts::AccountId viewer, std::size_t limit = 10)
    {
        return duplicates(*this->database->read(viewer.value), this->owner, limit);
    }
};
TYPED_TEST_SUITE(SamePages, tests::ProductEngines, tests::ProductEngineNames);

std::vector<std::string> urls_of(SamePage const& page)
{
    std::vector<std::string> urls;
    for (auto const& bookmark : page)
        urls.push_back(bookmark.content.url->text());
    return urls;
}

TYPED_TEST(SamePages, are_found_under_all_their_urls_the_first_saved_first)
{
    this->take(saved("https://maps.example/old?utm_source=mail", 2));
    this->take(saved("https://maps.example/other", 0));
    this->take(saved("http://maps.example/old", 1));
    this->take(saved("https://maps.example/old#part", 3));
    auto const found = this->found();
    EXPECT_EQ(found.total, 1);
    ASSERT_EQ(found.pages.size(), 1u);
    EXPECT_THAT(urls_of(found.pages.front()),
                ElementsAre("http://maps.example/old", "https://maps.example/old?utm_source=mail",
                            "https://maps.example/old#part"));
}

TYPED_TEST(SamePages, come_last_saved_first_and_are_counted_beyond_the_limit)
{
    for (int day = 0; day < 3; ++day) {
        auto const url = "https://maps.example/" + std::to_string(day);
        this->take(saved(url, day));
        this->take(saved(url + "#again", 10 - day));
    }
    auto const found = this->found(2);
    EXPECT_EQ(found.total, 3);
    ASSERT_EQ(found.pages.size(), 2u);
    EXPECT_EQ(urls_of(found.pages[0]).front(), "https://maps.example/0");
    EXPECT_EQ(urls_of(found.pages[1]).front(), "https://maps.example/1");
}

TYPED_TEST(SamePages, are_nothing_where_every_page_is_saved_once_or_has_no_url)
{
    this->take(saved("https://maps.example/a", 0));
    this->take(saved("https://maps.example/b", 1));
    for (auto const* title : {"A book", "Another"}) {
        BookmarkDraft book;
        book.kind = SourceKind::book;
        book.title = title;
        this->take(book);
    }
    EXPECT_EQ(this->found().total, 0);
    EXPECT_THAT(this->found().pages, IsEmpty());
}

TYPED_TEST(SamePages, of_one_library_are_no_duplicates_of_anothers_nor_shown_to_another)
{
    auto draft = saved("https://maps.example/a", 0);
    draft.audience = accounts::Audience::everyone();
    this->take(draft);
    this->database->write([&](store::Transaction& transaction) {
        Vocabulary vocabulary{this->stranger};
        take(transaction, Shelf{this->stranger, vocabulary, std::nullopt, this->now},
             page("https://maps.example/a#theirs"));
    });
    EXPECT_EQ(this->found().total, 0);
    draft.url = text::Url::parse("https://maps.example/a#mine").value();
    this->take(draft);
    EXPECT_EQ(this->found().total, 1);
    EXPECT_EQ(this->found_by(this->stranger).total, 0);
}

TYPED_TEST(SamePages, of_a_bookmark_are_given_with_itself)
{
    this->take(saved("https://maps.example/a", 1));
    this->take(saved("https://maps.example/a#top", 0));
    this->take(saved("https://maps.example/b", 0));
    auto const reader = this->database->read(this->owner.value);
    auto const all = this->all();
    auto const of = [&](std::size_t at) {
        return urls_of(same_page(*reader, this->owner, find_bookmark(*reader, *all[at].id).value()));
    };
    EXPECT_THAT(of(0), ElementsAre("https://maps.example/a#top", "https://maps.example/a"));
    EXPECT_THAT(of(2), ElementsAre("https://maps.example/b"));
}

} // namespace
} // namespace florilege::library
