#include "web/http/disposition.hpp"

#include <gtest/gtest.h>

namespace florilege::web {
namespace {

TEST(Attachment, says_a_plain_name_once)
{
    EXPECT_EQ(attachment("florilege-2026-11-28.jsonl"),
              "attachment; filename=\"florilege-2026-11-28.jsonl\"");
}

TEST(Attachment, says_any_other_name_twice_and_safely)
{
    EXPECT_EQ(attachment("été.csv"),
              "attachment; filename=\"__t__.csv\"; filename*=UTF-8''%C3%A9t%C3%A9.csv");
    EXPECT_EQ(attachment("a\"\r\n/b%.md"),
              "attachment; filename=\"a____b_.md\"; filename*=UTF-8''a%22%0D%0A%2Fb%25.md");
}

} // namespace
} // namespace florilege::web
