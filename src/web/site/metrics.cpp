#include "web/site/metrics.hpp"

#include <fmt/format.h>

#include <iterator>

namespace florilege::web {

void Metrics::count(Served const& served)
{
    auto const seconds = std::chrono::duration<double>(served.took).count();
    std::lock_guard const lock{mutex_};
    auto& row = rows_[{served.route, served.method, served.status}];
    ++row.count;
    row.seconds += seconds;
    row.bytes += served.bytes;
    for (std::size_t at = 0; at < bounds.size(); ++at)
        if (seconds <= bounds[at]) ++row.at_most[at];
}

std::string Metrics::text() const
{
    std::map<Key, Row> rows;
    {
        std::lock_guard const lock{mutex_};
        rows = rows_;
    }
    std::string out = "# HELP florilege_http_request_seconds How long requests took to be answered.\n"
                      "# TYPE florilege_http_request_seconds histogram\n";
    auto const to = std::back_inserter(out);
    for (auto const& [key, row] : rows) {
        auto const labels = fmt::format("route=\"{}\",method=\"{}\",status=\"{}\"", key.route,
                                        name_of(key.method), key.status);
        for (std::size_t at = 0; at < bounds.size(); ++at)
            fmt::format_to(to, "florilege_http_request_seconds_bucket{{{},le=\"{}\"}} {}\n", labels,
                           bounds[at], row.at_most[at]);
        fmt::format_to(to,
                       "florilege_http_request_seconds_bucket{{{0},le=\"+Inf\"}} {1}\n"
                       "florilege_http_request_seconds_sum{{{0}}} {2}\n"
                       "florilege_http_request_seconds_count{{{0}}} {1}\n",
                       labels, row.count, row.seconds);
    }
    out += "# HELP florilege_http_sent_bytes_total Bytes of answers, with their heads.\n"
           "# TYPE florilege_http_sent_bytes_total counter\n";
    for (auto const& [key, row] : rows)
        fmt::format_to(to, "florilege_http_sent_bytes_total{{route=\"{}\",method=\"{}\",status=\"{}\"}} {}\n",
                       key.route, name_of(key.method), key.status, row.bytes);
    return out;
}

} // namespace florilege::web
