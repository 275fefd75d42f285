#include "text/url/idna.hpp"

#include "text/url/ascii.hpp"
#include "text/utf8/utf8.hpp"

#include <unicode/uidna.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

namespace florilege::text {
namespace {

// Names no longer than DNS allows, and hyphens anywhere, are not for a URL parser to require.
constexpr std::uint32_t ignored_errors = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
                                         UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
                                         UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;

struct Closing {
    void operator()(UIDNA* idna) const noexcept { uidna_close(idna); }
};

UIDNA const& uts46()
{
    static std::unique_ptr<UIDNA, Closing> const idna = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<UIDNA, Closing> opened{uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ |
                                                                   UIDNA_NONTRANSITIONAL_TO_ASCII |
                                                                   UIDNA_NONTRANSITIONAL_TO_UNICODE,
                                                               &status)};
        if (U_FAILURE(status) != 0) throw std::runtime_error{"ICU has no data for domain names"};
        return opened;
    }();
    return *idna;
}

// ICU 72 knows the mapping of Unicode 15. Since Unicode 16 these characters are mapped or ignored, which
// before were refused (or, for U+1E9E, became "ss"); browsers already do so.
struct Amendment {
    char32_t first, last;
    char32_t becomes; // what `first` is mapped to, the rest in order; 0 for ignored
};

constexpr auto amendments = std::to_array<Amendment>({
    {0x04C0, 0x04C0, 0x04CF},
    {0x10A0, 0x10C5, 0x2D00},
    {0x180E, 0x180E, 0},
    {0x1E9E, 0x1E9E, 0x00DF},
    {0x2061, 0x2063, 0},
    {0x206A, 0x206F, 0},
    {0x2132, 0x2132, 0x214E},
    {0x2183, 0x2183, 0x2184},
    {0x1D173, 0x1D17A, 0},
    {0x2F868, 0x2F868, 0x36FC},
    {0x2F874, 0x2F874, 0x5F53},
    {0x2F91F, 0x2F91F, 0x243AB},
    {0x2F95F, 0x2F95F, 0x7AEE},
    {0x2F9BF, 0x2F9BF, 0x45D7},
});

std::string amended(std::string_view domain)
{
    std::string out;
    out.reserve(domain.size());
    for (auto const [code_point, at, length] : CodePoints{domain}) {
        char32_t const c = code_point;
        auto const found = std::find_if(amendments.begin(), amendments.end(), [=](Amendment const& one) {
            return c >= one.first && c <= one.last;
        });
        if (found == amendments.end()) {
            out.append(domain, at, length);
        } else if (found->becomes != 0) {
            append(out, found->becomes + (c - found->first));
        }
    }
    return out;
}

using Conversion = std::int32_t (*)(UIDNA const*, char const*, std::int32_t, char*, std::int32_t, UIDNAInfo*,
                                    UErrorCode*);

struct Converted {
    std::string domain;
    std::uint32_t errors = 0;
};

std::optional<Converted> convert(Conversion conversion, std::string_view domain)
{
    Converted converted;
    converted.domain.resize(domain.size() * 2 + 64);
    for (int attempt = 0; attempt < 2; ++attempt) {
        UErrorCode status = U_ZERO_ERROR;
        UIDNAInfo report = UIDNA_INFO_INITIALIZER;
        std::int32_t const length = conversion(
            &uts46(), domain.data(), static_cast<std::int32_t>(domain.size()), converted.domain.data(),
            static_cast<std::int32_t>(converted.domain.size()), &report, &status);
        if (status != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(status) != 0) return std::nullopt;
        converted.domain.resize(static_cast<std::size_t>(length));
        converted.errors = report.errors;
        if (status != U_BUFFER_OVERFLOW_ERROR) return converted;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> domain_to_ascii(std::string_view domain)
{
    if (domain.empty()) return std::nullopt;
    if (is_ascii(domain)) return ascii_lower(domain);
    // ICU moves the rest of the name once a label.
    if (domain.size() > longest_unicode_domain) return std::nullopt;
    auto converted = convert(uidna_nameToASCII_UTF8, amended(domain));
    if (!converted || (converted->errors & ~ignored_errors) != 0 || converted->domain.empty()) {
        return std::nullopt;
    }
    return std::move(converted->domain);
}

std::string domain_to_unicode(std::string_view domain)
{
    std::string out;
    while (true) {
        std::size_t const dot = domain.find('.');
        std::string_view const label = domain.substr(0, dot);
        if (label.starts_with("xn--") && label.size() <= longest_unicode_domain) {
            auto const converted = convert(uidna_nameToUnicodeUTF8, label);
            bool const decoded = converted && (converted->errors & ~ignored_errors) == 0;
            out += decoded ? std::string_view{converted->domain} : label;
        } else {
            out += label;
        }
        if (dot == std::string_view::npos) return out;
        out += '.';
        domain.remove_prefix(dot + 1);
    }
}

} // namespace florilege::text
