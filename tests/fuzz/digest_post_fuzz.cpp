// Any text or page is read as a post without harm; recognising it does not disturb; and reading it again
// gives the same bookmarks.
#include "exchange/importers/digest_post/digest_post.hpp"
#include "tests/fuzz/checked_drafts.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    using namespace florilege::exchange;
    std::string const content{reinterpret_cast<char const*>(bytes), size};
    ImportOptions options;
    options.document_bytes = 1u << 20;
    CheckedDrafts first;
    CheckedDrafts again;
    for (CheckedDrafts* intake : {&first, &again}) {
        auto const source = from_memory("post", content);
        digest_post_format.read(*source, options, *intake);
    }
    CheckedDrafts::require(first.bookmarks == again.bookmarks);
    options.repair_text = true;
    CheckedDrafts repaired;
    auto const source = from_memory("post", content);
    digest_post_format.read(*source, options, repaired);
    digest_post_format.recognise(florilege::text::to_valid(content).text);
    return 0;
}
