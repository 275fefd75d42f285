#include "web/pages/site/health.hpp"

#include "web/site/asking.hpp"

namespace florilege::web {
namespace {

Response told(int status, std::string words)
{
    Response response;
    response.status = status;
    response.kind = HeaderClass::health;
    response.type = "text/plain; charset=utf-8";
    response.body = std::move(words);
    return response;
}

/// The process answers.
Response live(Reading&)
{
    return told(200, "live\n");
}

/// The database answers, which this request has just seen, and the server is not about to end.
Response ready(Reading& reading)
{
    return reading.site.ready ? told(200, "ready\n") : told(503, "draining\n");
}

} // namespace

Route const live_route{Method::get, "/livez",   Policy::Who::anyone, live, "Says that the process lives",
                       Body::none,  Proof::feed};
Route const ready_route{Method::get,
                        "/readyz",
                        Policy::Who::anyone,
                        ready,
                        "Says that requests are answered; 503 while the program ends",
                        Body::none,
                        Proof::feed};

} // namespace florilege::web
