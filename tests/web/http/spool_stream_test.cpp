#include "tests/store/temporary_folder.hpp"
#include "web/http/spool_stream.hpp"

#include <gtest/gtest.h>

#include <string>

namespace florilege::web {
namespace {

TEST(SpoolStream, keeps_every_byte_in_its_order_however_it_is_written)
{
    tests::TemporaryFolder folder;
    Spool spool{folder.path()};
    SpoolStream out{spool};
    std::string expected;
    for (std::size_t length = 1; length < 300'000; length *= 3) {
        std::string const piece(length, static_cast<char>('a' + length % 26));
        out << piece << 7 << '\n';
        out.put('.');
        expected += piece + "7\n.";
    }
    out.flush();
    ASSERT_EQ(spool.size(), expected.size());
    std::string kept(expected.size(), '\0');
    EXPECT_EQ(spool.read(0, kept), expected.size());
    EXPECT_EQ(kept, expected);
}

} // namespace
} // namespace florilege::web
