#pragma once

#include "web/routes/match.hpp"
#include "web/server/application.hpp"
#include "web/site/busy_pages.hpp"
#include "web/site/metrics.hpp"
#include "web/site/site.hpp"

namespace florilege::web {

/// The site as the server serves it: finds the route, finds out who asks, holds the one to the policy of the
/// other, and runs it.
class App final : public Application {
public:
    App(Site& site, std::span<Route const* const> routes) : site_{site}, table_{routes}, busy_pages_{site} {}

    Intake intake(Method method, Target const& target) const override;
    std::optional<Response> turned_away(Request const& request) noexcept override;
    Response answer(Request const& request) noexcept override;
    Response refusal(Request const& request, int status, std::string_view reason) noexcept override;
    void served(Served const& served) noexcept override;

    Metrics const& metrics() const noexcept { return metrics_; }

private:
    Response unfinished_answer(Request const& request);

    Site& site_;
    RouteTable const table_;
    BusyPages busy_pages_;
    Metrics metrics_;
};

} // namespace florilege::web
