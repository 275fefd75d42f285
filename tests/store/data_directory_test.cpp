#include "store/data_directory.hpp"
#include "tests/store/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

namespace florilege::store {
namespace {

namespace fs = std::filesystem;

class DataDirectoryTest : public ::testing::Test {
protected:
    tests::TemporaryFolder folder;
    fs::path data = folder.path() / "deep" / "data";
};

TEST_F(DataDirectoryTest, is_made_for_its_owner_alone)
{
    auto const owned = DataDirectory::own(data, "florilege import");
    ASSERT_TRUE(owned) << owned.error().text();
    EXPECT_EQ(fs::status(data).permissions() & fs::perms::all, fs::perms::owner_all);
    EXPECT_EQ(owned->database(), data / "florilege.db");
    EXPECT_EQ(owned->blobs(), data / "blobs");
    auto const slashed = DataDirectory::own(folder.path() / "slashed/", "x");
    ASSERT_TRUE(slashed);
    EXPECT_EQ(fs::status(folder.path() / "slashed").permissions() & fs::perms::all, fs::perms::owner_all);
}

TEST_F(DataDirectoryTest, tells_the_second_who_holds_it)
{
    auto const owned = DataDirectory::own(data, "florilege import a file.html");
    ASSERT_TRUE(owned);
    auto const second = DataDirectory::own(data, "florilege add");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().where(), data.string());
    EXPECT_EQ(second.error().reason(),
              "in use by process " + std::to_string(::getpid()) + " (florilege import a file.html)");
}

TEST_F(DataDirectoryTest, is_free_again_when_its_holder_lets_go)
{
    {
        auto first = DataDirectory::own(data, "first");
        ASSERT_TRUE(first);
        DataDirectory const moved = std::move(*first);
        EXPECT_FALSE(DataDirectory::own(data, "second"));
    }
    EXPECT_TRUE(DataDirectory::own(data, "second"));
}

TEST_F(DataDirectoryTest, is_free_again_when_its_holder_is_killed)
{
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    auto const child = ::fork();
    if (child == 0) {
        auto const owned = DataDirectory::own(data, "child");
        char const answer = owned ? 'y' : 'n';
        if (::write(ends[1], &answer, 1) == 1) ::pause();
        ::_exit(1);
    }
    char answer = 0;
    ASSERT_EQ(::read(ends[0], &answer, 1), 1);
    EXPECT_EQ(answer, 'y');
    auto const refused = DataDirectory::own(data, "parent");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason(), "in use by process " + std::to_string(child) + " (child)");
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    EXPECT_TRUE(DataDirectory::own(data, "parent"));
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST_F(DataDirectoryTest, says_why_it_cannot_be)
{
    std::ofstream{folder.path() / "file"} << "x";
    auto const under_a_file = DataDirectory::own(folder.path() / "file" / "data", "x");
    ASSERT_FALSE(under_a_file);
    EXPECT_FALSE(under_a_file.error().reason().empty());
    EXPECT_FALSE(DataDirectory::own(folder.path() / "file", "x"));
}

TEST_F(DataDirectoryTest, cuts_a_note_that_is_too_long)
{
    auto const owned = DataDirectory::own(data, std::string(10'000, 'x'));
    ASSERT_TRUE(owned);
    EXPECT_LT(fs::file_size(data / "lock"), 400u);
    EXPECT_FALSE(DataDirectory::own(data, "y"));
}

} // namespace
} // namespace florilege::store
