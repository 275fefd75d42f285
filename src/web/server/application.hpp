#pragma once

#include "web/http/request.hpp"
#include "web/http/response.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace florilege::web {

/// On which threads a request is answered.
enum class Lane {
    read,
    change,
    long_work, ///< imports and exports
    outward,   ///< waits for another site
};

/// How the body of a request is taken, decided by its head alone.
struct Intake {
    Lane lane = Lane::read;
    std::uint64_t body_bytes = 0; ///< at most
    bool spooled = false;         ///< into a file
    bool asks_first = false;      ///< whether it is taken at all, where it is long: turned_away() says
};

/// One request and what became of it, for the log and the metrics.
struct Served {
    Method method;
    std::string_view route; ///< its pattern, "/b/{id}"; "-" where none was found
    int status;
    std::uint64_t bytes;
    std::chrono::microseconds took; ///< from the last byte of the request to the answer's begin
    std::string_view id;
};

/// What a server serves.
class Application {
public:
    Application() = default;
    Application(Application const&) = delete;
    Application& operator=(Application const&) = delete;
    virtual ~Application() = default;

    /// Called by the thread of all connections: quick, no waiting.
    virtual Intake intake(Method method, Target const& target) const = 0;

    /// The answer to who may not send the body that its head tells of, before it is read; nothing where it is
    /// to come. Called on a thread that reads. Finished; throws nothing.
    virtual std::optional<Response> turned_away(Request const&) noexcept { return std::nullopt; }

    /// Called on a thread of the lane. Finished (finish.hpp); throws nothing.
    virtual Response answer(Request const& request) noexcept = 0;

    /// The answer to what never became a request, or was turned away: `reason` is for people. Called by the
    /// thread of all connections.
    virtual Response refusal(Request const& request, int status, std::string_view reason) noexcept = 0;

    /// Told after each answer, by the thread of all connections.
    virtual void served(Served const& served) noexcept = 0;
};

} // namespace florilege::web
