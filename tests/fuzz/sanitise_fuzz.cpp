// The sanitiser on arbitrary bytes: what comes out holds nothing active, and sanitising it again changes
// nothing.

#include "tests/text/html/active_content.hpp"
#include "text/html/readable.hpp"
#include "text/html/sanitise.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    using namespace florilege;
    std::string_view const html{reinterpret_cast<char const*>(bytes), size};
    text::SanitisePolicy const policy{.images = text::Images::keep, .classes = {"note"}};
    auto const once = text::sanitise(html, policy);
    if (!tests::active_content(once).empty()) std::abort();
    if (text::sanitise(once, policy) != once) std::abort();
    auto const plain = text::readable(html);
    if (plain.find_first_of("\t\r\x01\x7F") != plain.npos) std::abort();
    return 0;
}
