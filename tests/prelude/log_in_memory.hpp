#pragma once

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <sstream>
#include <string>

namespace florilege::tests {

/// Has what is logged as long as it lives.
class LogInMemory {
public:
    LogInMemory() : before_{spdlog::default_logger()}
    {
        auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(lines_);
        spdlog::set_default_logger(std::make_shared<spdlog::logger>("", std::move(sink)));
    }
    ~LogInMemory() { spdlog::set_default_logger(before_); }
    LogInMemory(LogInMemory const&) = delete;
    LogInMemory& operator=(LogInMemory const&) = delete;

    /// What was logged since the last call, by this thread or by ones that have ended.
    std::string take()
    {
        auto text = lines_.str();
        lines_.str({});
        return text;
    }

private:
    std::ostringstream lines_;
    std::shared_ptr<spdlog::logger> before_;
};

} // namespace florilege::tests
