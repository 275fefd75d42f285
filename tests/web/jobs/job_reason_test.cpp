#include "web/jobs/job_reason.hpp"

#include <gtest/gtest.h>

namespace florilege::web {
namespace {

TEST(JobReasons, give_back_what_was_put_in)
{
    Saying const saying{"fault.import.no-json", {{"line", 3}, {"of", "a \"b\"\n"}}};
    auto const kept = failure_in(job_reason("there are columns a\nb", saying));
    EXPECT_EQ(kept.text(), "there are columns a\nb");
    EXPECT_EQ(kept.saying(), saying);
}

TEST(JobReasons, may_be_a_text_alone)
{
    for (auto const* const reason : {"", "disk-full", "the program ended while it worked on this"}) {
        EXPECT_EQ(job_reason(reason, {}), reason);
        EXPECT_EQ(failure_in(reason).text(), reason);
        EXPECT_EQ(failure_in(reason).saying(), Saying{});
    }
}

} // namespace
} // namespace florilege::web
