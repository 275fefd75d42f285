#pragma once

#include "web/server/server.hpp"
#include "web/site/metrics.hpp"
#include "web/site/site.hpp"

namespace florilege::web {

/// What the second listener serves: /metrics, and /livez and /readyz beside it. It stands apart so that the
/// proxy in front of the site cannot show it to the world by mistake.
class MetricsApp final : public Application {
public:
    MetricsApp(Site& site, Metrics const& metrics, Server const& server)
        : site_{site}, metrics_{metrics}, server_{server}
    {}

    Intake intake(Method method, Target const& target) const override;
    Response answer(Request const& request) noexcept override;
    Response refusal(Request const& request, int status, std::string_view reason) noexcept override;
    void served(Served const&) noexcept override {}

private:
    std::string text() const;

    Site& site_;
    Metrics const& metrics_;
    Server const& server_;
};

} // namespace florilege::web
