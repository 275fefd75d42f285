#include "prelude/log.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace florilege::log {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

/// A pipe in place of standard error, which is put back.
class LogInPipe : public ::testing::Test {
protected:
    LogInPipe() : real_{::dup(STDERR_FILENO)}, before_{spdlog::default_logger()}
    {
        EXPECT_EQ(::pipe(ends_.data()), 0);
        ::dup2(ends_[1], STDERR_FILENO);
        to_standard_error();
    }
    ~LogInPipe() override
    {
        spdlog::set_default_logger(before_);
        ::dup2(real_, STDERR_FILENO);
        for (int const descriptor : {real_, ends_[0], ends_[1]})
            ::close(descriptor);
    }

    std::string take() const
    {
        std::string text(std::size_t{1} << 20, '\0');
        auto const got = ::read(ends_[0], text.data(), text.size());
        text.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
        return text;
    }

private:
    int real_;
    std::shared_ptr<spdlog::logger> before_;
    std::array<int, 2> ends_{};
};

TEST_F(LogInPipe, comes_line_by_line)
{
    info("one {}", 1);
    warn("two");
    auto const text = take();
    EXPECT_THAT(text, HasSubstr("[info] one 1\n"));
    EXPECT_THAT(text, HasSubstr("[warning] two\n"));
    EXPECT_THAT(text, Not(HasSubstr("lost")));
}

TEST_F(LogInPipe, begins_each_line_with_its_time_in_utc)
{
    info("one");
    EXPECT_THAT(take(),
                ContainsRegex("^\\[[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}Z\\] \\[info\\] one\n"));
}

TEST_F(LogInPipe, keeps_a_line_one_whatever_is_in_it)
{
    warn("{}", "a\r\n[info] planted \x1b[2J\x7f\xc2\x9b é");
    auto const text = take();
    EXPECT_THAT(text, HasSubstr("] a\\x0d\\x0a[info] planted \\x1b[2J\\x7f\\x9b é\n"));
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
}

TEST_F(LogInPipe, keeps_nobody_waiting_that_is_not_read)
{
    constexpr int far_more_than_fits = 20'000;
    for (int line = 0; line < far_more_than_fits; ++line)
        info("a line of the log that is about as long as most are");
    auto const before = take();
    info("read again");
    auto const after = take();
    EXPECT_THAT(before, Not(HasSubstr("lost")));
    EXPECT_THAT(after, HasSubstr("lines of the log were lost: nobody read it\n"));
    EXPECT_THAT(after, HasSubstr("read again\n"));
    EXPECT_LT(after.find("were lost"), after.find("read again"));
}

} // namespace
} // namespace florilege::log
