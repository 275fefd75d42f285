#include "exchange/record_room.hpp"
#include "tests/exchange/recording.hpp"

#include <gmock/gmock.h>

namespace florilege::exchange {
namespace {

TEST(RecordRoom, holds_so_much_and_says_once_that_there_is_more)
{
    ImportOptions options;
    options.record_bytes = 100;
    Recording recording;
    RecordRoom room{options, recording};
    room.begin({7, {}});
    EXPECT_TRUE(room.take(99));
    EXPECT_FALSE(room.take(2));
    EXPECT_TRUE(room.take(1)) << "what is left may still be used";
    EXPECT_FALSE(room.take(1));
    ASSERT_EQ(recording.warned.size(), 1U);
    EXPECT_EQ(recording.warned[0].place.line, 7U);
    room.begin({9, {}});
    EXPECT_TRUE(room.take(100));
    EXPECT_FALSE(room.take_text("")) << "a text takes room even where it is empty";
    EXPECT_EQ(recording.warned.size(), 2U);
}

} // namespace
} // namespace florilege::exchange
