#include "web/site/metrics_app.hpp"

#include "prelude/log.hpp"
#include "web/http/finish.hpp"

#include <fmt/format.h>

#include <exception>

namespace florilege::web {
namespace {

Response told(int status, std::string text)
{
    Response response;
    response.status = status;
    response.kind = HeaderClass::health;
    response.type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = std::move(text);
    return response;
}

} // namespace

Intake MetricsApp::intake(Method, Target const&) const
{
    return {Lane::read, 0, false};
}

std::string MetricsApp::text() const
{
    auto const state = server_.state();
    return metrics_.text() + fmt::format("# HELP florilege_connections Connections that are open.\n"
                                         "# TYPE florilege_connections gauge\nflorilege_connections {}\n"
                                         "# HELP florilege_waiting Requests that wait for a thread.\n"
                                         "# TYPE florilege_waiting gauge\n"
                                         "florilege_waiting{{lane=\"read\"}} {}\n"
                                         "florilege_waiting{{lane=\"change\"}} {}\n"
                                         "florilege_waiting{{lane=\"long_work\"}} {}\n"
                                         "florilege_waiting{{lane=\"outward\"}} {}\n",
                                         state.connections, state.reads_waiting, state.changes_waiting,
                                         state.long_work_waiting, state.outward_waiting);
}

Response MetricsApp::answer(Request const& request) noexcept
{
    auto response = [&] {
        try {
            auto const& path = request.target.path;
            if (path == std::vector<std::string>{"metrics"}) return told(200, text());
            if (path == std::vector<std::string>{"livez"}) return told(200, "live\n");
            if (path == std::vector<std::string>{"readyz"}) {
                site_.database.read(0); // throws where the database does not answer
                return site_.ready ? told(200, "ready\n") : told(503, "draining\n");
            }
            return told(404, "not found\n");
        } catch (std::exception const& error) {
            log::error("{}: {}", request.id, error.what());
            return told(500, "broken\n");
        }
    }();
    finish(response, request);
    return response;
}

Response MetricsApp::refusal(Request const& request, int status, std::string_view reason) noexcept
{
    auto response = told(status, std::string{reason} + '\n');
    finish(response, request);
    return response;
}

} // namespace florilege::web
