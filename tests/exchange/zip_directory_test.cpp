#include "exchange/importers/archives/zip_directory.hpp"
#include "tests/exchange/zipped.hpp"
#include "tests/store/temporary_folder.hpp"

#include <fstream>
#include <string_view>
#include <system_error>

namespace florilege::exchange {
namespace {

/// A number as zip writes it, least byte first.
std::string bytes_of(std::uint64_t number, std::size_t bytes)
{
    std::string written;
    for (std::size_t place = 0; place < bytes; ++place)
        written += static_cast<char>(number >> (8 * place) & 0xff);
    return written;
}

std::string end_record(std::uint64_t members, std::uint64_t bytes)
{
    return std::string{"PK\x05\x06"} + bytes_of(0, 4) + bytes_of(members, 2) + bytes_of(members, 2) +
           bytes_of(bytes, 4) + bytes_of(0, 4) + bytes_of(0, 2);
}

std::string long_end_record(std::uint64_t members, std::uint64_t bytes)
{
    return std::string{"PK\x06\x06"} + bytes_of(44, 8) + bytes_of(45, 2) + bytes_of(45, 2) + bytes_of(0, 8) +
           bytes_of(members, 8) + bytes_of(members, 8) + bytes_of(bytes, 8) + bytes_of(0, 8);
}

std::string locator(std::uint64_t place)
{
    return std::string{"PK\x06\x07"} + bytes_of(0, 4) + bytes_of(place, 8) + bytes_of(1, 4);
}

class ZipDirectory : public ::testing::Test {
protected:
    std::uint64_t longest_of(std::string_view bytes)
    {
        auto const file = folder.path() / "a.zip";
        std::ofstream{file, std::ios::binary} << bytes;
        return longest_directory(file);
    }
    tests::TemporaryFolder folder;
};

TEST_F(ZipDirectory, is_as_long_as_its_end_says)
{
    auto const bytes = zipped({{"a.txt", "one"}, {"b.txt", "two"}});
    EXPECT_GE(longest_of(bytes), 2u * (46 + 5));
    EXPECT_LT(longest_of(bytes), bytes.size());
    EXPECT_EQ(longest_of("PK\x03\x04" + end_record(3, 500)), 500u);
    EXPECT_EQ(longest_of(std::string(100'000, 'x') + end_record(3, 500)), 500u);
}

TEST_F(ZipDirectory, is_no_shorter_than_so_many_members_must_be)
{
    EXPECT_EQ(longest_of(end_record(1000, 500)), 46'000u);
}

TEST_F(ZipDirectory, of_a_large_archive_is_told_by_the_longer_record)
{
    auto const front = std::string(300, 'x');
    auto const large = front + long_end_record(70'000, 5'000'000'000) + locator(300);
    EXPECT_EQ(longest_of(large + end_record(0xffff, 0xffff'ffff)), 5'000'000'000u);
    EXPECT_EQ(longest_of(large + end_record(2, 200)), 5'000'000'000u) << "a reader may take either";
    EXPECT_EQ(longest_of(end_record(0xffff, 0xffff'ffff)), 0xffff'ffffu) << "there is no longer one";
    EXPECT_EQ(longest_of(locator(1u << 30) + end_record(0xffff, 0xffff'ffff)), 0u) << "nothing stands there";
}

TEST_F(ZipDirectory, is_the_longest_of_those_a_reader_may_pick)
{
    EXPECT_EQ(longest_of(end_record(1, 60'000) + std::string(1000, 'x') + end_record(1, 100)), 60'000u);
    EXPECT_EQ(longest_of(end_record(1, 100) + end_record(1, 60'000) + "PK\x05\x06 cut"), 60'000u);
}

TEST_F(ZipDirectory, is_not_there_where_there_is_no_end)
{
    EXPECT_EQ(longest_of(""), 0u);
    EXPECT_EQ(longest_of("PK\x05\x06"), 0u);
    EXPECT_EQ(longest_of(std::string(200'000, 'P')), 0u);
    EXPECT_THROW(longest_directory(folder.path() / "none.zip"), std::system_error);
}

} // namespace
} // namespace florilege::exchange
