#include "web/site/seal.hpp"

#include <gtest/gtest.h>

#include <string>

namespace florilege::web {
namespace {

constexpr Seal::Key key_of(unsigned char first)
{
    return {std::byte{first}, std::byte{2}, std::byte{3}};
}

TEST(Seal, gives_back_what_it_closed_for_that_purpose)
{
    Seal const seal{key_of(1)};
    for (auto const& bytes : {std::string{}, std::string{"a"}, std::string(300, '\0')}) {
        auto const closed = seal.close("cursor", bytes);
        EXPECT_EQ(seal.open("cursor", closed), bytes);
        EXPECT_EQ(seal.open("undo", closed), std::nullopt);
        EXPECT_EQ((Seal{key_of(9)}.open("cursor", closed)), std::nullopt) << "another site's";
    }
}

TEST(Seal, opens_nothing_of_which_a_letter_is_another)
{
    Seal const seal{key_of(1)};
    auto const closed = seal.close("cursor", "what a browser carries");
    for (std::size_t at = 0; at < closed.size(); ++at) {
        auto changed = closed;
        changed[at] = closed[at] == 'A' ? 'B' : 'A';
        EXPECT_EQ(seal.open("cursor", changed), std::nullopt) << at;
    }
    for (std::size_t length = 0; length < closed.size(); ++length)
        EXPECT_EQ(seal.open("cursor", closed.substr(0, length)), std::nullopt) << length;
    EXPECT_EQ(seal.open("cursor", closed + "A"), std::nullopt);
}

} // namespace
} // namespace florilege::web
