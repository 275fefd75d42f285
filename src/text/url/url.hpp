#pragma once

#include "prelude/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace florilege::text {

/// Why a text is not a URL, in the words of the WHATWG URL Standard where it has one.
enum class UrlFault : std::uint8_t {
    none,
    empty,
    too_long,
    missing_scheme, ///< relative, and there was no base
    bad_scheme,     ///< what stands before the first ":" is no scheme, and there was no base
    missing_host,
    bad_host, ///< forbidden code point, or a domain that ToASCII refuses
    bad_ipv4,
    bad_ipv6,
    bad_port,
};

struct UrlError : ExpectedFailure {
    UrlFault fault = UrlFault::none;
    std::size_t at = 0; ///< byte offset in what was given

    bool operator==(UrlError const&) const = default;
    /// "bad port at 19", for people.
    std::string text() const;
};

/// An absolute URL, parsed and serialised as the WHATWG URL Standard says (https://url.spec.whatwg.org/,
/// sections 4.4 and 4.5): there is no other way to get one, so below the edge a URL is never a bare string.
/// Getters borrow from the Url and live as long as it does.
class Url {
public:
    /// Longest text that is read as a URL, and longest text() there is, in bytes. Longer ones are refused
    /// with `too_long`.
    static constexpr std::size_t longest = 64 * 1024;

    /// Reads one, against `base` where it is relative. UTF-8 in; invalid bytes are percent-encoded as U+FFFD.
    /// What is too long once percent-encoded or joined to its base is refused as well.
    static Result<Url, UrlError> parse(std::string_view raw, Url const* base = nullptr);

    std::string const& text() const noexcept { return text_; } ///< the serialised URL
    std::string_view scheme() const noexcept;                  ///< "https", without the colon
    std::string_view username() const noexcept;
    std::string_view password() const noexcept;
    std::string_view host() const noexcept; ///< serialised; "[::1]" keeps its brackets
    bool has_host() const noexcept;
    std::optional<std::uint16_t> port() const noexcept; ///< nothing where it is the scheme's default
    std::string_view path() const noexcept;
    std::optional<std::string_view> query() const noexcept;    ///< without "?"
    std::optional<std::string_view> fragment() const noexcept; ///< without "#"
    bool has_opaque_path() const noexcept; ///< "mailto:x": no "/", nothing can be relative
    bool is_web() const noexcept;          ///< http or https

    bool operator==(Url const& other) const noexcept { return text_ == other.text_; }

private:
    friend class UrlParser;
    Url() = default;

    // The components are slices of the one string, told by byte offsets into it:
    // scheme : // username : password @ host : port  path ? query # fragment
    std::string text_;
    std::uint32_t scheme_end_ = 0;
    std::uint32_t username_begin_ = 0, username_end_ = 0;
    std::uint32_t password_begin_ = 0, password_end_ = 0;
    std::uint32_t host_begin_ = 0, host_end_ = 0;
    std::uint32_t authority_end_ = 0; // before the "/." that keeps a path of "//…" from looking like a host
    std::uint32_t path_begin_ = 0, path_end_ = 0;
    std::uint32_t query_end_ = 0;
    std::optional<std::uint16_t> port_;
    bool has_host_ = false, has_query_ = false, has_fragment_ = false;
};

} // namespace florilege::text
