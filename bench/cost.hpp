#pragma once

#include <linux/perf_event.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <limits>

/// What work costs: the instructions it runs, where the machine counts them; else the least processor time of
/// several runs.
namespace florilege::bench {

class Cost {
public:
    Cost()
    {
        perf_event_attr wanted{};
        wanted.type = PERF_TYPE_HARDWARE;
        wanted.size = sizeof wanted;
        wanted.config = PERF_COUNT_HW_INSTRUCTIONS;
        wanted.exclude_kernel = 1;
        counter_ = static_cast<int>(::syscall(SYS_perf_event_open, &wanted, 0, -1, -1, 0));
    }
    ~Cost()
    {
        if (counts()) ::close(counter_);
    }
    Cost(Cost const&) = delete;
    Cost& operator=(Cost const&) = delete;

    bool counts() const noexcept { return counter_ >= 0; }
    char const* unit() const noexcept { return counts() ? "instructions" : "nanoseconds"; }

    /// The least of `runs` runs.
    template <class Work> double least(int runs, Work const& work) const
    {
        auto least = std::numeric_limits<double>::infinity();
        for (int run = 0; run < (counts() ? 1 : runs); ++run) {
            auto const before = now();
            work();
            least = std::min(least, static_cast<double>(now() - before));
        }
        return least;
    }

private:
    std::uint64_t now() const
    {
        std::uint64_t count = 0;
        if (counts() && ::read(counter_, &count, sizeof count) == static_cast<ssize_t>(sizeof count))
            return count;
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000 +
               static_cast<std::uint64_t>(time.tv_nsec);
    }

    int counter_ = -1;
};

} // namespace florilege::bench
