#include "text/charset/charset.hpp"

#include "text/charset/converter.hpp"
#include "text/charset/declaration.hpp"
#include "text/utf8/utf8.hpp"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <stdexcept>

namespace florilege::text {

namespace {

std::optional<Charset> by_byte_order_mark(std::string_view text)
{
    struct Mark {
        std::string_view bytes;
        std::string_view charset;
    };
    using namespace std::string_view_literals;
    // UTF-32LE begins like UTF-16LE and comes first.
    constexpr std::array<Mark, 5> marks{{{"\xFF\xFE\0\0"sv, "utf-32le"},
                                         {"\0\0\xFE\xFF"sv, "utf-32be"},
                                         {"\xEF\xBB\xBF"sv, "utf-8"},
                                         {"\xFF\xFE"sv, "utf-16le"},
                                         {"\xFE\xFF"sv, "utf-16be"}}};
    for (auto const& [bytes, charset] : marks) {
        if (text.starts_with(bytes)) return charset_named(charset);
    }
    return std::nullopt;
}

/// How text decodes on trial.
struct Trial {
    std::size_t replaced = 0;
    std::size_t control = 0; ///< C0 controls that no text holds
};

Trial try_out(std::string_view text, Charset const& charset)
{
    Utf8Converter converter{charset};
    std::string utf8;
    converter.convert(text, utf8); // The end is left open: a sample may stop inside a character.
    auto const is_control = [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte < 0x20 && !(byte >= 0x09 && byte <= 0x0D) && byte != 0x1B;
    };
    return {converter.replaced(),
            static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), is_control))};
}

/// UTF-16 and UTF-32 without a mark: text in them has zero bytes, and only in some places of each unit.
std::optional<Charset> by_zero_bytes(std::string_view text)
{
    std::array<std::size_t, 4> zeros{};
    std::size_t const looked_at = text.size() - text.size() % 4;
    for (std::size_t at = 0; at < looked_at; ++at) {
        if (text[at] == '\0') ++zeros[at % 4];
    }
    std::size_t const units = looked_at / 4;
    if (units == 0) return std::nullopt;

    // A unit of UTF-32 never uses its highest byte.
    std::string_view name;
    if (zeros[3] == units && zeros[2] > units / 2) {
        name = "utf-32le";
    } else if (zeros[0] == units && zeros[1] > units / 2) {
        name = "utf-32be";
    } else {
        std::size_t const even = zeros[0] + zeros[2];
        std::size_t const odd = zeros[1] + zeros[3];
        // Spaces and line ends alone give a script of two-byte units more zeros than this.
        std::size_t const enough = std::max<std::size_t>(2, units / 25);
        if (odd >= enough && even == 0) name = "utf-16le";
        if (even >= enough && odd == 0) name = "utf-16be";
    }
    if (name.empty()) return std::nullopt;
    Charset const charset = charset_named(name);
    Trial const trial = try_out(text.substr(0, looked_at), charset);
    if (trial.replaced > 0 || trial.control > 0) return std::nullopt;
    return charset;
}

/// How a sample stands to UTF-8.
struct Utf8Look {
    bool valid = true;
    bool has_multibyte = false; ///< at least one character beyond ASCII that is well-formed
};

Utf8Look look_as_utf8(std::string_view text, Extent extent)
{
    if (extent == Extent::beginning) text.remove_suffix(unfinished_tail(text));
    Utf8Look look;
    for (std::size_t at = ascii_prefix(text); at < text.size();) {
        Decoded const next = decode_next(text, at);
        look.valid = look.valid && next.valid;
        look.has_multibyte = look.has_multibyte || (next.valid && next.length > 1);
        at += next.length;
    }
    return look;
}

/// Whether bytes below 0x80 hold the escape sequences of ISO 2022, which make them more than ASCII.
bool has_iso_2022_escapes(std::string_view text)
{
    return text.find("\x1B$") != std::string_view::npos || text.find("\x1B(") != std::string_view::npos;
}

struct CloseDetector {
    void operator()(UCharsetDetector* detector) const noexcept { ucsdet_close(detector); }
};
using Detector = std::unique_ptr<UCharsetDetector, CloseDetector>;

/// The best guess of ICU's detector that we know and that decodes the sample without error.
std::optional<Charset> by_guess(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    Detector const detector{ucsdet_open(&status)};
    if (U_FAILURE(status)) throw std::runtime_error{"no charset detector"};
    ucsdet_enableInputFilter(detector.get(), 1); // markup is English in every charset
    ucsdet_setText(detector.get(), text.data(), static_cast<std::int32_t>(text.size()), &status);
    std::int32_t count = 0;
    UCharsetMatch const* const* matches = ucsdet_detectAll(detector.get(), &count, &status);
    if (U_FAILURE(status)) return std::nullopt;
    for (std::int32_t i = 0; i < count; ++i) {
        char const* name = ucsdet_getName(matches[i], &status);
        auto const charset = U_SUCCESS(status) ? charset_of_label(name) : std::nullopt;
        // Wide characters were looked for before, by their zero bytes; without those they are a wild guess.
        if (!charset || std::string_view{name}.starts_with("UTF-16") ||
            std::string_view{name}.starts_with("UTF-32"))
            continue;
        if (try_out(text, *charset).replaced == 0) return charset;
    }
    return std::nullopt;
}

} // namespace

FoundCharset find_charset(std::string_view sample, CharsetClues const& clues)
{
    Extent const extent = sample.size() > charset_sample ? Extent::beginning : clues.extent;
    sample = sample.substr(0, charset_sample);

    if (auto const found = by_byte_order_mark(sample)) return {*found, Evidence::byte_order_mark};

    Utf8Look const utf8 = look_as_utf8(sample, extent);
    auto const believable = [&](Charset const& declared) {
        return declared.name != "utf-8" || utf8.valid || utf8.has_multibyte;
    };
    if (auto const found = charset_of_label(clues.label); found && believable(*found)) {
        return {*found, Evidence::declared_outside};
    }
    if (auto const found = by_zero_bytes(sample)) return {*found, Evidence::zero_bytes};
    if (auto const found = declared_charset(sample); found && believable(*found)) {
        return {*found, Evidence::declared_inside};
    }
    if (utf8.valid && !has_iso_2022_escapes(sample)) return {charset_named("utf-8"), Evidence::well_formed};
    if (auto const found = by_guess(sample)) return {*found, Evidence::guessed};
    return {charset_named(utf8.valid ? "utf-8" : "windows-1252"), Evidence::assumed};
}

DecodedText decode_text(std::string_view bytes, std::string_view label)
{
    FoundCharset const found = find_charset(bytes, {.label = label});
    DecodedText decoded{{}, found, 0};
    Utf8Converter converter{found.charset};
    converter.convert(bytes, decoded.text);
    converter.finish(decoded.text);
    decoded.replaced = converter.replaced();
    return decoded;
}

} // namespace florilege::text
