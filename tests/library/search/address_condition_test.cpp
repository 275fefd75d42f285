#include "library/search/address_condition.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace florilege::library {
namespace {

using Of = AddressCondition::Of;

std::set<std::string> passed(AddressConditions const& tests, std::string_view address)
{
    std::set<std::string> out;
    tests.each_met(address, [&](std::size_t at) { EXPECT_TRUE(out.insert(tests.all()[at].text).second); });
    return out;
}

using Texts = std::set<std::string>;

TEST(AddressConditions, find_every_beginning_of_an_address_and_no_other)
{
    std::mt19937 random{5};
    auto const text = [&](std::size_t longest) {
        std::string out;
        for (auto left = random() % (longest + 1); left > 0; --left)
            out += static_cast<char>('a' + random() % 2);
        return out;
    };
    for (int round = 0; round < 200; ++round) {
        std::vector<AddressCondition> asked;
        for (auto left = random() % 20; left > 0; --left)
            asked.push_back({Of::beginning, text(5)});
        AddressConditions const tests{asked};
        for (int i = 0; i < 20; ++i) {
            auto const address = text(8);
            Texts expected;
            for (auto const& one : asked)
                if (address.starts_with(one.text)) expected.insert(one.text);
            EXPECT_EQ(passed(tests, address), expected) << address;
        }
    }
}

TEST(AddressConditions, know_a_host_and_those_below_it)
{
    AddressConditions const tests{{{Of::host, "example.org"},
                                   {Of::host, "blog.example.org"},
                                   {Of::host, "localhost"},
                                   {Of::host, "org"},
                                   {Of::beginning, "https://blog."}}};
    EXPECT_EQ(passed(tests, "https://blog.example.org/a"),
              (Texts{"blog.example.org", "example.org", "org", "https://blog."}));
    EXPECT_EQ(passed(tests, "http://name:word@deep.blog.example.org:8080/"),
              (Texts{"blog.example.org", "example.org", "org"}));
    EXPECT_EQ(passed(tests, "https://otherexample.org/blog.example.org"), Texts{"org"});
    EXPECT_EQ(passed(tests, "https://example.org.example/@example.org"), Texts{});
    EXPECT_EQ(passed(tests, "http://localhost:1/"), Texts{"localhost"});
    EXPECT_EQ(passed(tests, "mailto:a@example.org"), Texts{});
    EXPECT_EQ(passed(tests, ""), Texts{});
}

} // namespace
} // namespace florilege::library
