#include "library/highlights/highlights.hpp"
#include "tests/product.hpp"

namespace florilege::library {
namespace {

using tests::page;
using tests::passage;

template <class Where> class Highlights : public tests::Product<Where> {};
TYPED_TEST_SUITE(Highlights, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Highlights, are_found_by_their_id_where_the_viewer_may_read_them)
{
    auto hidden = page("https://a.example/1");
    hidden.highlights = {passage("For me")};
    this->take(hidden);
    auto shown = page("https://a.example/2");
    shown.audience = accounts::Audience::everyone();
    shown.highlights = {passage("For all")};
    this->take(shown);
    auto const kept = this->all();
    auto const for_me = kept.at(0).highlights.front().id.value();
    auto const for_all = kept.at(1).highlights.front().id.value();

    auto const owners = this->database->read(this->owner.value);
    auto const place = find_highlight(*owners, for_me);
    ASSERT_TRUE(place);
    EXPECT_EQ(read_bookmark(*owners, place->source)->content.id, kept.at(0).id);
    auto const strangers = this->database->read(this->stranger.value);
    EXPECT_FALSE(find_highlight(*strangers, for_me));
    EXPECT_TRUE(find_highlight(*strangers, for_all));
}

} // namespace
} // namespace florilege::library
