#include "web/api/api_table.hpp"
#include "web/api/reference.hpp"
#include "web/routes/reference.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace florilege::web {
namespace {

std::string kept(std::string const& name)
{
    std::ifstream file{FLORILEGE_SOURCE "/docs/reference/" + name, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST(ReferencePages, are_what_the_program_says)
{
    EXPECT_EQ(kept("api.md"), api_reference(api_routes())) << "run: ninja -C build/quick write_reference";
    EXPECT_EQ(kept("routes.md"), routes_reference(all_routes()))
        << "run: ninja -C build/quick write_reference";
}

TEST(ReferencePages, have_a_sentence_for_every_route)
{
    for (auto const* route : all_routes()) {
        EXPECT_GE(route->summary.size(), 8U) << route->path;
        EXPECT_FALSE(route->summary.ends_with('.')) << route->path;
    }
}

} // namespace
} // namespace florilege::web
