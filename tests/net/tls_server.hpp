#pragma once

#include "tests/net/loopback.hpp"
#include "tests/store/temporary_folder.hpp"

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

namespace florilege::tests {

/// A server of https on this machine that answers every request with "ok", or hangs up where it should. Its
/// certificate is signed by an authority that it makes for itself, and that nobody else knows.
class TlsServer {
public:
    enum class Certificate { holds, ran_out, is_of_another_name };

    explicit TlsServer(Certificate certificate);
    ~TlsServer();
    TlsServer(TlsServer const&) = delete;
    TlsServer& operator=(TlsServer const&) = delete;

    /// Whoever has connected from now on is left without a word.
    void hang_up() { hangs_up_ = true; }

    std::string address() const { return "https://127.0.0.1:" + std::to_string(port_.number()) + "/hub"; }

    /// The certificate of that authority, as PEM.
    std::filesystem::path authority() const { return folder_.path() / "authority.pem"; }

private:
    void serve();
    void talk(int connection);

    TemporaryFolder folder_;
    std::shared_ptr<void> context_; ///< SSL_CTX
    LoopbackPort port_;
    std::atomic<bool> hangs_up_ = false;
    std::thread thread_;
};

} // namespace florilege::tests
