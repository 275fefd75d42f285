#include "tests/store/temporary_folder.hpp"
#include "web/jobs/uploads.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace florilege::web {
namespace {

using namespace std::chrono_literals;

class UploadsTest : public ::testing::Test {
protected:
    std::string keep(std::string const& content)
    {
        auto const spool = std::make_shared<Spool>(folder.path());
        spool->write("before" + content + "behind");
        return uploads.keep({spool, 6, 6 + content.size()});
    }
    std::string read(std::string_view name) const
    {
        std::ifstream file{uploads.path(name), std::ios::binary};
        std::ostringstream content;
        content << file.rdbuf();
        return std::move(content).str();
    }

    tests::TemporaryFolder folder;
    Uploads uploads{folder.path() / "uploads"};
};

TEST_F(UploadsTest, keep_a_part_of_what_was_sent_for_the_program_alone)
{
    std::string const content(600'000, 'x');
    auto const name = keep(content);
    EXPECT_EQ(read(name), content);
    EXPECT_EQ(std::filesystem::status(uploads.path(name)).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    EXPECT_EQ(std::filesystem::status(folder.path() / "uploads").permissions(),
              std::filesystem::perms::owner_all);
    uploads.remove(name);
    uploads.remove(name);
    EXPECT_FALSE(std::filesystem::exists(uploads.path(name)));
}

TEST_F(UploadsTest, take_no_name_that_they_did_not_give)
{
    EXPECT_THROW(uploads.path("../florilege.db"), std::logic_error);
    EXPECT_THROW(uploads.path(""), std::logic_error);
}

TEST_F(UploadsTest, leave_nothing_of_what_is_cut_short)
{
    auto const spool = std::make_shared<Spool>(folder.path());
    spool->write("short");
    EXPECT_THROW(uploads.keep({spool, 0, 10}), std::runtime_error);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path() / "uploads"));
}

TEST_F(UploadsTest, sweep_out_the_old_that_nothing_waits_for)
{
    EXPECT_EQ(uploads.sweep({}, 24h), 0U) << "where nothing was ever kept";
    auto const old = keep("old"), waited_for = keep("waited for"), fresh = keep("fresh");
    for (auto const& name : {old, waited_for})
        std::filesystem::last_write_time(uploads.path(name),
                                         std::filesystem::file_time_type::clock::now() - 25h);
    std::ofstream{folder.path() / "uploads" / "read.me"} << "somebody's own";
    EXPECT_EQ(uploads.sweep({waited_for}, 24h), 1U);
    EXPECT_FALSE(std::filesystem::exists(uploads.path(old)));
    EXPECT_EQ(read(waited_for), "waited for");
    EXPECT_EQ(read(fresh), "fresh");
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "uploads" / "read.me"));
}

} // namespace
} // namespace florilege::web
