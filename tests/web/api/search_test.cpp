#include "tests/web/api/api_fixture.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using tests::each_of;
using tests::json_of;
using tests::number_at;
using tests::page;
using tests::text_at;

template <class Where> class ApiSearch : public tests::ApiTest<Where> {
protected:
    void save(int count)
    {
        for (int number = 0; number < count; ++number) {
            this->now += std::chrono::minutes{1};
            auto const name = std::to_string(number);
            this->take(
                page("https://a.example/" + name, "Title " + name, {number % 2 == 0 ? "even" : "odd"}));
        }
    }
};
TYPED_TEST_SUITE(ApiSearch, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ApiSearch, walks_through_all_by_cursors_and_back)
{
    this->save(7);
    auto program = this->mine();
    auto const first = program.get("/api/v1/bookmarks?limit=3");
    EXPECT_EQ(number_at(first, "/total"), 7);
    EXPECT_THAT(each_of(first, "/items", "title"), ElementsAre("Title 6", "Title 5", "Title 4"));
    EXPECT_TRUE(json_of(first).at("previous").is_null());

    // What is saved meanwhile shifts nothing.
    this->now += std::chrono::minutes{1};
    this->take(page("https://b.example/", "Meanwhile"));
    auto const second = program.get("/api/v1/bookmarks?limit=3&cursor=" + text_at(first, "/next"));
    EXPECT_THAT(each_of(second, "/items", "title"), ElementsAre("Title 3", "Title 2", "Title 1"));
    auto const third = program.get("/api/v1/bookmarks?limit=3&cursor=" + text_at(second, "/next"));
    EXPECT_THAT(each_of(third, "/items", "title"), ElementsAre("Title 0"));
    EXPECT_TRUE(json_of(third).at("next").is_null());
    auto const back = program.get("/api/v1/bookmarks?limit=3&cursor=" + text_at(second, "/previous"));
    EXPECT_EQ(each_of(back, "/items", "title"), each_of(first, "/items", "title"));
}

TYPED_TEST(ApiSearch, finds_words_and_shows_where)
{
    auto draft = page("https://a.example/1", "A title");
    draft.note = "Nothing but <maps> of the city";
    this->take(draft);
    this->take(page("https://a.example/2", "Something else"));
    auto const found = this->mine().get("/api/v1/bookmarks?q=map");
    EXPECT_EQ(number_at(found, "/total"), 1);
    EXPECT_THAT(text_at(found, "/items/0/snippet"), HasSubstr("&lt;<mark>maps</mark>&gt;"));
    EXPECT_TRUE(json_of(this->mine().get("/api/v1/bookmarks")).at_pointer("/items/0/snippet").is_null());
}

TYPED_TEST(ApiSearch, names_what_may_have_been_meant_where_nothing_matches)
{
    this->save(2);
    auto const nothing = this->mine().get("/api/v1/bookmarks?q=tag%3Aevne+in%3Acolours");
    EXPECT_EQ(number_at(nothing, "/total"), 0);
    EXPECT_THAT(each_of(nothing, "/missing", "field"), ElementsAre("tag", "in"));
    EXPECT_EQ(text_at(nothing, "/missing/0/near"), "tag:even");
    EXPECT_TRUE(json_of(nothing).at_pointer("/missing/1/near").is_null());
    EXPECT_FALSE(json_of(this->mine().get("/api/v1/bookmarks?q=tag%3Aeven")).as_object().contains("missing"));
}

TYPED_TEST(ApiSearch, counts_facets_where_they_are_wanted)
{
    this->save(5);
    auto program = this->mine();
    EXPECT_FALSE(json_of(program.get("/api/v1/bookmarks")).as_object().contains("facets"));
    auto const counted = program.get("/api/v1/bookmarks?facets=true&limit=1");
    EXPECT_THAT(each_of(counted, "/facets/tags", "name"), ElementsAre("even", "odd"));
    EXPECT_EQ(number_at(counted, "/facets/tags/0/count"), 3);
    EXPECT_EQ(text_at(counted, "/facets/sites/0/name"), "a.example");
    EXPECT_EQ(text_at(counted, "/facets/years/0/name"), "2012");
}

TYPED_TEST(ApiSearch, sorts_and_passes_over)
{
    this->save(4);
    auto program = this->mine();
    EXPECT_THAT(each_of(program.get("/api/v1/bookmarks?sort=oldest&offset=1&limit=2"), "/items", "title"),
                ElementsAre("Title 1", "Title 2"));
    EXPECT_THAT(each_of(program.get("/api/v1/bookmarks?q=tag:odd"), "/items", "title"),
                ElementsAre("Title 3", "Title 1"));
}

TYPED_TEST(ApiSearch, says_which_parameter_is_wrong)
{
    auto program = this->mine();
    auto const query = program.get("/api/v1/bookmarks?q=tagg%3Amaps");
    EXPECT_EQ(query.status, 400);
    EXPECT_EQ(text_at(query, "/errors/0/parameter"), "q");
    EXPECT_THAT(text_at(query, "/errors/0/detail"), HasSubstr("did you mean `tag:`"));
    auto const several = program.get("/api/v1/bookmarks?limit=0&sort=best&page=2&facets=yes");
    EXPECT_THAT(each_of(several, "/errors", "parameter"), ElementsAre("page", "limit", "sort", "facets"));
    EXPECT_EQ(text_at(program.get("/api/v1/bookmarks?cursor=abc"), "/errors/0/parameter"), "cursor");
    EXPECT_EQ(text_at(program.get("/api/v1/bookmarks?q=a&q=b"), "/errors/0/detail"), "is given twice");
}

TYPED_TEST(ApiSearch, is_not_answered_again_while_nothing_changed)
{
    this->save(3);
    auto program = this->mine();
    auto const path = "/api/v1/bookmarks?q=tag:even";
    auto const tag = program.get(path).header("etag");
    ASSERT_NE(tag, "");
    EXPECT_EQ(program.get(path, {{"if-none-match", tag}}).status, 304);
    EXPECT_EQ(program.get("/api/v1/bookmarks?q=tag:odd", {{"if-none-match", tag}}).status, 200);
    EXPECT_EQ(this->strangers().get(path, {{"if-none-match", tag}}).status, 200);
    this->save(4);
    EXPECT_EQ(program.get(path, {{"if-none-match", tag}}).status, 200);
}

TYPED_TEST(ApiSearch, that_depends_on_the_day_has_no_tag)
{
    this->save(3);
    auto program = this->mine();
    EXPECT_EQ(program.get("/api/v1/bookmarks?q=after:7d").header("etag"), "");
    EXPECT_EQ(program.get("/api/v1/bookmarks?q=title").header("etag"), "");
    EXPECT_NE(program.get("/api/v1/bookmarks?q=title&sort=newest").header("etag"), "");
}

TYPED_TEST(ApiSearch, sees_nothing_of_other_libraries)
{
    auto shown = page("https://a.example/1", "Shown to all");
    shown.audience = accounts::Audience::everyone();
    this->take(shown);
    this->take(page("https://a.example/2", "Hidden"));
    auto const answer = this->strangers().get("/api/v1/bookmarks?facets=true");
    EXPECT_EQ(number_at(answer, "/total"), 0);
    EXPECT_TRUE(json_of(answer).at_pointer("/facets/sites").as_array().empty());
}

} // namespace
} // namespace florilege::web
