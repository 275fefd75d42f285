#pragma once

#include "tests/store/temporary_folder.hpp"
#include "web/http/finish.hpp"
#include "web/server/server.hpp"

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace florilege::tests {

/// An application whose answers a test makes.
class Echo final : public web::Application {
public:
    std::function<web::Response(web::Request const&)> make = [](web::Request const& request) {
        web::Response response;
        response.kind = web::HeaderClass::health;
        response.type = "text/plain; charset=utf-8";
        std::string body = request.body;
        if (request.spooled) {
            body.resize(request.spooled->size());
            request.spooled->read(0, body);
        }
        response.body = std::string{web::name_of(request.method)} + ' ' + request.target.raw + '\n' + body;
        return response;
    };
    web::Intake taken{web::Lane::read, 1000, false};

    bool turns_away = false;  ///< whoever must be asked first
    std::string outward = {}; ///< the target that waits for another site

    web::Intake intake(web::Method, web::Target const& target) const override
    {
        return target.raw == outward ? web::Intake{web::Lane::outward, 1000, false} : taken;
    }
    std::optional<web::Response> turned_away(web::Request const& request) noexcept override
    {
        if (!turns_away) return std::nullopt;
        return refusal(request, 401, "nobody");
    }
    web::Response answer(web::Request const& request) noexcept override
    {
        auto response = make(request);
        web::finish(response, request);
        return response;
    }
    web::Response refusal(web::Request const&, int status, std::string_view reason) noexcept override
    {
        web::Response response;
        response.status = status;
        response.body = std::string{reason};
        return response;
    }
    void served(web::Served const& served) noexcept override { statuses.push_back(served.status); }

    std::vector<int> statuses; ///< to be read when the server has ended
};

/// A server on a free port of this machine, in a thread of its own.
class RunningServer {
public:
    explicit RunningServer(web::Application& application, web::ServerOptions options = {})
        : server{with_folder(std::move(options), folder)},
          port{server.listen({"127.0.0.1", 0}, application).value().port}, thread_{[this] {
              server.serve_until_told({false, {}});
          }}
    {}
    ~RunningServer() { end(); }
    RunningServer(RunningServer const&) = delete;
    RunningServer& operator=(RunningServer const&) = delete;

    void end()
    {
        if (!thread_.joinable()) return;
        server.stop();
        thread_.join();
    }

private:
    static web::ServerOptions with_folder(web::ServerOptions options, TemporaryFolder const& folder)
    {
        options.spool = folder.path();
        return options;
    }

    TemporaryFolder folder;

public:
    web::Server server;
    std::uint16_t port;

private:
    std::thread thread_;
};

} // namespace florilege::tests
