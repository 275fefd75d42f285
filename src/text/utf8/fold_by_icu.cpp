#include "text/utf8/fold_by_icu.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace florilege::text {

namespace {

void check(UErrorCode status)
{
    if (U_FAILURE(status)) throw std::runtime_error{std::string{"ICU: "} + u_errorName(status)};
}

icu::Normalizer2 const& nfkd()
{
    UErrorCode status = U_ZERO_ERROR;
    static icu::Normalizer2 const* const form = icu::Normalizer2::getNFKDInstance(status);
    check(status);
    return *form;
}

icu::Normalizer2 const& nfc()
{
    UErrorCode status = U_ZERO_ERROR;
    static icu::Normalizer2 const* const form = icu::Normalizer2::getNFCInstance(status);
    check(status);
    return *form;
}

/// Letters that people write without their stroke or ligature, and that Unicode does not decompose.
struct WrittenOut {
    UChar32 code_point;
    char const* letters;
};
constexpr std::array<WrittenOut, 16> written_out{{{0xE6, "ae"},
                                                  {0x153, "oe"},
                                                  {0xF8, "o"},
                                                  {0x142, "l"},
                                                  {0x111, "d"},
                                                  {0xF0, "d"},
                                                  {0xFE, "th"},
                                                  {0x127, "h"},
                                                  {0x167, "t"},
                                                  {0x14B, "n"},
                                                  {0x131, "i"},
                                                  {0x2018, "'"},
                                                  {0x2019, "'"},
                                                  {0x201B, "'"},
                                                  {0x2BB, "'"},
                                                  {0x2BC, "'"}}};

bool is_accent(UChar32 code_point)
{
    constexpr std::uint32_t marks = U_GC_MN_MASK | U_GC_ME_MASK;
    if ((U_GET_GC_MASK(code_point) & marks) == 0) return false;
    if (code_point == 0x3099 || code_point == 0x309A) return false;
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode const script = uscript_getScript(code_point, &status);
    check(status);
    constexpr std::array bare_without{USCRIPT_INHERITED, USCRIPT_COMMON, USCRIPT_LATIN,  USCRIPT_GREEK,
                                      USCRIPT_CYRILLIC,  USCRIPT_HEBREW, USCRIPT_ARABIC, USCRIPT_SYRIAC};
    return std::find(bare_without.begin(), bare_without.end(), script) != bare_without.end();
}

bool is_invisible(UChar32 code_point)
{
    return u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

void append_bare(icu::UnicodeString& text, UChar32 code_point)
{
    if (is_accent(code_point) || is_invisible(code_point)) return;
    auto const* const written =
        std::find_if(written_out.begin(), written_out.end(),
                     [=](WrittenOut const& letter) { return letter.code_point == code_point; });
    if (written != written_out.end()) {
        text.append(icu::UnicodeString{written->letters, -1, US_INV});
    } else {
        text.append(code_point);
    }
}

icu::UnicodeString fold_once(icu::UnicodeString const& text)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString decomposed = nfkd().normalize(text, status);
    check(status);
    decomposed.foldCase(U_FOLD_CASE_DEFAULT);
    icu::UnicodeString bare;
    for (std::int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
        append_bare(bare, decomposed.char32At(at));
    }
    icu::UnicodeString folded = nfc().normalize(bare, status);
    check(status);
    return folded;
}

icu::UnicodeString from_utf8(std::string_view text)
{
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

} // namespace

std::string fold_by_icu(std::string_view text)
{
    icu::UnicodeString folded = fold_once(from_utf8(text));
    // Case folding can bring forth what decomposes again. No code point needs more than two rounds (a test
    // asks them all); the bound is there so that nothing can go in circles.
    for (int round = 0; round < 3; ++round) {
        icu::UnicodeString again = fold_once(folded);
        if (again == folded) break;
        folded = std::move(again);
    }
    std::string result;
    return folded.toUTF8String(result);
}

bool is_letter_or_digit(char32_t code_point) noexcept
{
    constexpr std::uint32_t wanted = U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK;
    return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & wanted) != 0;
}

std::string lower_composed(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString const lowered = from_utf8(text).toLower(icu::Locale::getRoot());
    std::string result;
    nfc().normalize(lowered, status).toUTF8String(result);
    check(status);
    return result;
}

} // namespace florilege::text
