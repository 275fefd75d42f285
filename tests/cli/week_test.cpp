#include "tests/cli/command_line.hpp"

namespace florilege::cli {
namespace {

using Week = tests::CommandLine;

TEST_F(Week, a_digest_imported_into_another_library_gives_the_same_digest)
{
    auto const post = tests::fixture("cli/week.txt").string();
    auto const first = run({"import", post, "--json", "--date", "2012-02-03"}).json().as_object();
    EXPECT_EQ(first.at("added"), 3);
    auto const digest = run({"digest", "--week", "2012-W05", "--locale", "en", "--order", "oldest"});
    EXPECT_EQ(digest.exit, Exit::done) << digest.err;
    auto const copy = file("copy.txt", digest.out);
    auto const other = (folder.path() / "other").string();
    auto const second =
        run_bare({"--data", other, "import", copy, "--json", "--date", "2012-02-03"}).json().as_object();
    for (auto const* field : {"added", "highlights", "notes", "tags", "unresolved"})
        EXPECT_EQ(second.at(field), first.at(field)) << field;
}

} // namespace
} // namespace florilege::cli
