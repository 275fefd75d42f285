#include "text/utf8/offsets.hpp"

#include "text/utf8/utf8.hpp"

namespace florilege::text {

namespace {

/// One place in all three units.
struct Place {
    ByteOffset bytes;
    Utf16Offset utf16;
    CodePointOffset code_points;
};

/// Walks to the last code point boundary that is not behind the target: `Unit` picks what is compared.
template <class Unit> Place walk_to(std::string_view text, Unit target, Unit Place::*unit) noexcept
{
    Place here;
    while (here.bytes.value < text.size()) {
        Decoded const next = decode_next(text, here.bytes.value);
        Place const after{ByteOffset{here.bytes.value + next.length},
                          Utf16Offset{here.utf16.value + (next.code_point > 0xFFFF ? 2U : 1U)},
                          CodePointOffset{here.code_points.value + 1}};
        if (after.*unit > target) break;
        here = after;
    }
    return here;
}

} // namespace

ByteOffset to_bytes(std::string_view text, Utf16Offset place) noexcept
{
    return walk_to(text, place, &Place::utf16).bytes;
}

ByteOffset to_bytes(std::string_view text, CodePointOffset place) noexcept
{
    return walk_to(text, place, &Place::code_points).bytes;
}

Utf16Offset to_utf16(std::string_view text, ByteOffset place) noexcept
{
    return walk_to(text, place, &Place::bytes).utf16;
}

Utf16Offset to_utf16(std::string_view text, CodePointOffset place) noexcept
{
    return walk_to(text, place, &Place::code_points).utf16;
}

CodePointOffset to_code_points(std::string_view text, ByteOffset place) noexcept
{
    return walk_to(text, place, &Place::bytes).code_points;
}

CodePointOffset to_code_points(std::string_view text, Utf16Offset place) noexcept
{
    return walk_to(text, place, &Place::utf16).code_points;
}

} // namespace florilege::text
