#pragma once

#include "text/url/scheme.hpp"
#include "text/url/url.hpp"

#include <optional>
#include <string_view>

namespace florilege::text {

/// The basic URL parser of the URL Standard (section 4.4) without state override. The standard walks code
/// point by code point through one state at a time. "#" and the first "?" end what stands before them in
/// every one of these states, so here the two are cut off first and each state becomes a step that reads a
/// whole component and writes it, serialised, to the end of the URL's text.
class UrlParser {
public:
    /// `input` is valid UTF-8, trimmed and without tabs and line breaks; it and `base` outlive the parser.
    UrlParser(std::string_view input, Url const* base) noexcept;

    /// Once only. Offsets in the error count bytes of `input`.
    Result<Url, UrlError> parse();

private:
    using Failure = std::optional<UrlError>;

    // url_parser.cpp: which kind of URL this is
    Failure read_with_scheme(std::string_view scheme, std::string_view rest);
    Failure read_without_scheme();
    Failure read_same_document();
    Failure read_relative(std::string_view rest);
    Failure read_authority_and_path(std::string_view rest);
    void read_opaque_path(std::string_view rest);
    void copy_authority_of_base();
    void write_query();
    void write_fragment();

    // url_parser_file.cpp
    Failure read_file(std::string_view rest);
    void read_file_beside_base(std::string_view rest);
    void read_file_from_root(std::string_view rest);
    Failure read_file_with_host(std::string_view rest);
    void write_empty_host();

    // url_parser_authority.cpp
    Failure read_authority(std::string_view authority);
    void write_credentials(std::string_view credentials);
    Failure read_host(std::string_view host);
    Failure read_port(std::string_view port);

    // url_parser_path.cpp
    void begin_path() noexcept;
    void copy_path_of_base();
    void append_path(std::string_view path);
    void append_segments(std::string_view segments);
    void pop_segment();
    void end_path();

    bool is_special() const noexcept { return special_ != nullptr; }
    bool is_file() const noexcept { return url_.scheme() == "file"; }
    bool base_is_file() const noexcept { return base_ != nullptr && base_->scheme() == "file"; }
    /// The characters that part segments, and end an authority, under this scheme.
    std::string_view slashes() const noexcept { return is_special() ? "/\\" : "/"; }
    bool starts_with_slash(std::string_view rest) const noexcept;
    std::uint32_t written() const noexcept { return static_cast<std::uint32_t>(url_.text_.size()); }
    Failure fault_at(UrlFault fault, std::string_view place) const noexcept;

    std::string_view input_;
    Url const* base_;
    std::string_view hierarchy_; ///< the input before "?" and "#"
    std::optional<std::string_view> query_;
    std::optional<std::string_view> fragment_;
    SpecialScheme const* special_ = nullptr;
    Url url_;
};

/// Two characters: a letter and ":" or "|".
bool is_drive_letter(std::string_view segment) noexcept;

/// A drive letter, alone or followed by a slash of either kind.
bool starts_with_drive_letter(std::string_view text) noexcept;

} // namespace florilege::text
