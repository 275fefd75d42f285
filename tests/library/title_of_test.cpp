#include "library/title_of.hpp"

#include <gtest/gtest.h>

namespace florilege::library {
namespace {

BookmarkDraft at(std::string_view url)
{
    BookmarkDraft draft;
    draft.url = text::Url::parse(url).value();
    return draft;
}

TEST(TitleOf, is_what_a_bookmark_says_best_of_itself)
{
    auto draft = at("https://www.maps.example/old?x=1#here");
    draft.title = "Old maps";
    EXPECT_EQ(title_of(draft), "Old maps");
    draft.title.clear();
    EXPECT_EQ(title_of(draft), "maps.example/old");
    EXPECT_EQ(title_of(at("https://maps.example/")), "maps.example");
    EXPECT_EQ(title_of(at("ftp://maps.example/file")), "ftp://maps.example/file");
}

TEST(TitleOf, is_the_beginning_of_its_words_where_it_has_no_link)
{
    BookmarkDraft draft;
    EXPECT_EQ(title_of(draft), "");
    draft.author = "Ann Author";
    EXPECT_EQ(title_of(draft), "Ann Author");
    draft.highlights.push_back({});
    draft.highlights.push_back({});
    draft.highlights.back().quote = "A passage\nof two lines";
    EXPECT_EQ(title_of(draft), "A passage");
    draft.note = std::string(30, 'a') + ' ' + std::string(80, 'b') + ' ' + std::string(80, 'c');
    EXPECT_EQ(title_of(draft), std::string(30, 'a') + ' ' + std::string(80, 'b') + "…");
}

} // namespace
} // namespace florilege::library
