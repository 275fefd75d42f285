#include "web/routes/match.hpp"

#include <gmock/gmock.h>

#include <array>

namespace florilege::web {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Response nothing(Reading&)
{
    return {};
}

Route route(std::string_view path)
{
    return {Method::get, path, Policy::Who::anyone, nothing, "A route of a test"};
}

Route const page = route("/u/{name}");
Route const feed = route("/u/{name}.atom");
Route const fixed = route("/u/colette.atom");
Route const inner = route("/u/{name}/t/{tag}.json");
std::array const all{&page, &feed, &fixed, &inner};

Match found(std::string_view path)
{
    return RouteTable{all}.find(Method::get, parse_target(path).value());
}

TEST(RouteTable, takes_an_ending_before_a_step_without_one)
{
    EXPECT_EQ(found("/u/gaston").route, &page);
    EXPECT_THAT(found("/u/gaston").captures, ElementsAre("gaston"));
    EXPECT_EQ(found("/u/gaston.atom").route, &feed);
    EXPECT_THAT(found("/u/gaston.atom").captures, ElementsAre("gaston"));
    EXPECT_THAT(found("/u/jean.paul.atom").captures, ElementsAre("jean.paul"));
    EXPECT_EQ(found("/u/colette.atom").route, &fixed);
    EXPECT_THAT(found("/u/colette.atom").captures, IsEmpty());
}

TEST(RouteTable, wants_something_before_an_ending)
{
    EXPECT_EQ(found("/u/.atom").route, &page);
    EXPECT_THAT(found("/u/.atom").captures, ElementsAre(".atom"));
    EXPECT_EQ(found("/u/gaston/t/.json").route, nullptr);
}

TEST(RouteTable, gives_each_step_without_its_ending)
{
    EXPECT_THAT(found("/u/gaston/t/old%20maps.json").captures, ElementsAre("gaston", "old maps"));
    EXPECT_EQ(found("/u/gaston/t/maps").route, nullptr);
}

TEST(RouteTable, refuses_two_routes_at_one_path)
{
    auto const other = route("/u/{who}.atom");
    std::array const twice{&feed, &other};
    EXPECT_THROW(RouteTable{twice}, std::logic_error);
}

} // namespace
} // namespace florilege::web
