#include "digest/formats/mailbox.hpp"

#include <gtest/gtest.h>

namespace florilege::digest {
namespace {

TEST(Mailbox, is_read_with_and_without_a_name)
{
    auto const bare = Mailbox::parse("bo@example.org").value();
    EXPECT_EQ(bare.name(), "");
    EXPECT_EQ(bare.address(), "bo@example.org");
    EXPECT_EQ(bare.domain(), "example.org");
    auto const named = Mailbox::parse(" \"Zoé, a reader\"  <zoe.r+links@mail.example.org>").value();
    EXPECT_EQ(named.name(), "Zoé, a reader");
    EXPECT_EQ(named.address(), "zoe.r+links@mail.example.org");
}

TEST(Mailbox, is_refused_where_its_address_could_do_harm_or_is_none)
{
    for (std::string const text :
         {"", "bo", "@example.org", "bo@", "bo@@example.org", "bo@exa mple.org",
          "bo@example.org, al@example.org", "bo@example..org", ".bo@example.org", "bo.@example.org",
          "bo@example.org\r\nBcc: x@y.example", "Bo <bo@example.org", "<>", "bo@exämple.org",
          "b(o)@example.org", "a@b>c@d", "\"x y\"@example.org"})
        EXPECT_FALSE(Mailbox::parse(text)) << text;
    EXPECT_FALSE(Mailbox::parse(std::string(65, 'a') + "@example.org"));
    EXPECT_FALSE(Mailbox::parse("a@" + std::string(300, 'b')));
    EXPECT_TRUE(Mailbox::parse(std::string(64, 'a') + "@example.org"));
}

TEST(Mailbox, has_no_line_end_in_its_name)
{
    EXPECT_EQ(Mailbox::parse("A\r\nBcc: x <bo@example.org>").value().name(), "A Bcc: x");
}

} // namespace
} // namespace florilege::digest
