#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace florilege::tests {

/// An answer as it came over the wire. Names of fields are in lower case.
struct RawAnswer {
    int status = 0;
    std::map<std::string, std::string> fields = {};
    std::string body = {};
    std::string head = {};
};

/// A client that sends exactly the bytes it is told to.
class RawClient {
public:
    explicit RawClient(std::uint16_t port);
    ~RawClient();
    RawClient(RawClient const&) = delete;
    RawClient& operator=(RawClient const&) = delete;

    /// False where the server has closed.
    bool send(std::string_view bytes) const;
    /// Says that nothing more will come.
    void finish_sending() const;

    /// The next answer; nothing where the connection ends first. `bodiless`: it answers HEAD.
    std::optional<RawAnswer> receive(bool bodiless = false);

    /// Whether the server closes within that time, whatever it sends before.
    bool is_closed_within(std::chrono::milliseconds time);

private:
    bool read_more();

    int socket_;
    std::string buffer_ = {};
};

/// Sends one request and gives the answer.
std::optional<RawAnswer> ask(std::uint16_t port, std::string_view bytes);

} // namespace florilege::tests
