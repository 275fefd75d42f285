#include "tests/cli/command_line.hpp"

#include <gmock/gmock.h>

namespace florilege::cli {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

class SearchCommand : public tests::CommandLine {
protected:
    void SetUp() override
    {
        run({"add", "https://maps.example/b", "--title", "Old maps", "--tag", "maps"});
        run({"add", "https://maps.example/a", "--title", "A new map", "--tag", "maps", "--tag", "paris"});
    }
};

TEST_F(SearchCommand, names_what_may_have_been_meant_where_nothing_was_found)
{
    auto const nothing = run({"search", "tag:mpas in:nowhere"});
    EXPECT_EQ(nothing.exit, Exit::partly);
    EXPECT_EQ(nothing.out, "0 found\n"
                           "there is no tag \"mpas\"; did you mean `tag:maps`?\n"
                           "there is no list \"nowhere\"\n");
}

} // namespace
} // namespace florilege::cli
