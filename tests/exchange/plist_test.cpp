#include "exchange/importers/browsers/plist.hpp"
#include "tests/corpus.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

std::string binary()
{
    return tests::content_of(tests::fixture("exchange/safari_plist/binary/in.plist"));
}

std::string xml()
{
    return tests::content_of(tests::fixture("exchange/safari_plist/xml/in.plist"));
}

TEST(Plist, says_the_same_in_both_of_its_forms)
{
    auto const one = read_plist(binary(), {});
    auto const other = read_plist(xml(), {});
    ASSERT_TRUE(one && other);
    EXPECT_EQ(one->at("Children").as_array().size(), 4U);
    auto const title = [](boost::json::object const& list) {
        return list.at("Children").at(1).at("Children").at(0).at("URIDictionary").at("title").as_string();
    };
    EXPECT_EQ(title(*one), title(*other));
}

/// Any byte may be any other, and the file may end anywhere: it is read or refused, and nothing else happens.
TEST(Plist, is_read_or_refused_whatever_becomes_of_its_bytes)
{
    auto const whole = binary();
    int refused = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (char const byte : {'\x00', '\x7F', '\xFF', '\xA1', '\xD1', '\x6F', '\x13'}) {
            auto changed = whole;
            changed[at] = byte;
            refused += read_plist(changed, {}) ? 0 : 1;
        }
        refused += read_plist(whole.substr(0, at), {}) ? 0 : 1;
    }
    EXPECT_GT(refused, 500);
}

/// An array of eight times the same array of eight times the same, and so on: a file of 300 bytes that would
/// unpack to 8^20 values.
TEST(Plist, does_not_unpack_what_names_itself_again_and_again)
{
    constexpr int levels = 20;
    std::string file{"bplist00"};
    std::string table;
    for (int level = 0; level <= levels; ++level) {
        table += static_cast<char>(file.size());
        file += level == levels ? std::string{"\x09"} : "\xA8" + std::string(8, static_cast<char>(level + 1));
    }
    auto const begin = file.size();
    file += table;
    auto const number = [](std::size_t value) {
        std::string bytes(8, '\0');
        for (std::size_t at = 8; at-- > 0; value >>= 8)
            bytes[at] = static_cast<char>(value & 255);
        return bytes;
    };
    file += std::string(6, '\0') + "\x01\x01" + number(levels + 1) + number(0) + number(begin);
    EXPECT_FALSE(read_plist(file, {.depth = 64, .bytes = std::size_t{1} << 20}));
}

TEST(Plist, nests_no_deeper_than_it_may)
{
    std::string deep;
    for (int level = 0; level < 100'000; ++level)
        deep += "<array>";
    EXPECT_FALSE(read_plist("<plist><dict><key>a</key>" + deep, {}));
}

} // namespace
} // namespace florilege::exchange
