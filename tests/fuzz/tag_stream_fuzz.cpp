// The tag stream on arbitrary bytes: the tokens do not depend on the chunks, lines only grow, and no token is
// longer than the limit allows.

#include "tests/text/html/tag_lines.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    using namespace florilege;
    if (size < 2) return 0;
    std::size_t const chunk = bytes[0] % 16u + 1u;
    text::TagStreamLimits const limits{.token_bytes = bytes[1], .attributes = 4};
    std::string_view const html{reinterpret_cast<char const*>(bytes) + 2, size - 2};
    if (tests::lines_of(html, limits) != tests::lines_of(html, limits, chunk)) std::abort();

    text::TagStream tags{limits};
    tags.feed(html);
    tags.finish();
    std::uint64_t line = 1;
    while (auto const* token = tags.next()) {
        if (token->line < line) std::abort();
        line = token->line;
        if (token->kind != text::Markup::damage && token->text.size() > 3 * limits.token_bytes) std::abort();
        if (token->attributes.size() > limits.attributes) std::abort();
    }
    return 0;
}
