#include "tests/net/tls_server.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <string_view>

namespace florilege::tests {
namespace {

constexpr long day = 86'400; ///< seconds

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeCertificate {
    void operator()(X509* certificate) const { X509_free(certificate); }
};
struct FreeConnection {
    void operator()(SSL* connection) const { SSL_free(connection); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;
using X509Pointer = std::unique_ptr<X509, FreeCertificate>;

/// A certificate and the key that goes with it.
struct Identity {
    Key key;
    X509Pointer certificate;
};

void extend(X509* certificate, X509* issuer, int what, char const* value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    auto* const extension = X509V3_EXT_conf_nid(nullptr, &context, what, value);
    if (extension == nullptr) throw std::runtime_error{"no such extension of a certificate"};
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

/// From yesterday, or the day before it, until so many seconds from now; signed by `issuer`, or by itself.
Identity identity(std::string_view name, long until, Identity const* issuer)
{
    Identity made{Key{EVP_EC_gen("P-256")}, X509Pointer{X509_new()}};
    auto* const certificate = made.certificate.get();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), issuer == nullptr ? 1 : 2);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -2 * day);
    X509_gmtime_adj(X509_getm_notAfter(certificate), until);
    X509_set_pubkey(certificate, made.key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                               reinterpret_cast<unsigned char const*>(name.data()),
                               static_cast<int>(name.size()), -1, 0);
    auto const& by = issuer == nullptr ? made : *issuer;
    X509_set_issuer_name(certificate, X509_get_subject_name(by.certificate.get()));
    if (issuer == nullptr) extend(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE");
    return made;
}

void sign(Identity const& whose, Identity const& issuer)
{
    if (X509_sign(whose.certificate.get(), issuer.key.get(), EVP_sha256()) == 0)
        throw std::runtime_error{"a certificate was not signed"};
}

} // namespace

TlsServer::TlsServer(Certificate certificate)
{
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes to whoever has gone
    auto const authority_itself = identity("An authority of a test", 100 * day, nullptr);
    sign(authority_itself, authority_itself);
    auto const server =
        identity("A server of a test", certificate == Certificate::ran_out ? -day : day, &authority_itself);
    extend(server.certificate.get(), authority_itself.certificate.get(), NID_subject_alt_name,
           certificate == Certificate::is_of_another_name ? "DNS:another.example" : "IP:127.0.0.1");
    sign(server, authority_itself);

    auto* const file = std::fopen(authority().c_str(), "w");
    if (file == nullptr) throw std::runtime_error{"no file for a certificate"};
    PEM_write_X509(file, authority_itself.certificate.get());
    std::fclose(file);

    auto* const context = SSL_CTX_new(TLS_server_method());
    context_ = {context, [](void* held) { SSL_CTX_free(static_cast<SSL_CTX*>(held)); }};
    SSL_CTX_use_certificate(context, server.certificate.get());
    SSL_CTX_use_PrivateKey(context, server.key.get());

    thread_ = std::thread{[this] { serve(); }};
}

TlsServer::~TlsServer()
{
    port_.let_nobody_in();
    thread_.join();
}

void TlsServer::serve()
{
    for (;;) {
        auto const connection = port_.accept();
        if (connection < 0) return;
        talk(connection);
        ::close(connection);
    }
}

void TlsServer::talk(int connection)
{
    std::unique_ptr<SSL, FreeConnection> const tls{SSL_new(static_cast<SSL_CTX*>(context_.get()))};
    SSL_set_fd(tls.get(), connection);
    if (SSL_accept(tls.get()) != 1) return; // whoever came does not trust us
    if (hangs_up_) return;
    std::string request;
    std::array<char, 4096> buffer{};
    while (request.find("\r\n\r\n") == std::string::npos) {
        auto const got = SSL_read(tls.get(), buffer.data(), buffer.size());
        if (got <= 0) return;
        request.append(buffer.data(), static_cast<std::size_t>(got));
    }
    static constexpr std::string_view answer = "HTTP/1.1 200 X\r\nContent-Length: 2\r\n\r\nok";
    SSL_write(tls.get(), answer.data(), static_cast<int>(answer.size()));
    SSL_shutdown(tls.get());
}

} // namespace florilege::tests
