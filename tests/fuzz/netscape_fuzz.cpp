// Any bytes are read as a bookmark file without harm, and the same however they are cut. The first byte says
// how small the limits are, the second how the file is cut.
#include "exchange/importers/netscape.hpp"
#include "tests/exchange/sources.hpp"
#include "tests/fuzz/checked_drafts.hpp"

#include <cstddef>
#include <cstdint>

namespace {

using namespace florilege::exchange;

std::vector<florilege::library::BookmarkDraft> read(std::string const& content, std::size_t chunk,
                                                    std::size_t lead, ImportOptions const& options)
{
    CheckedDrafts intake;
    ChunkedSource source{content, chunk, lead};
    netscape_format.read(source, options, intake);
    return std::move(intake.bookmarks);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    if (size < 2) return 0;
    std::string const content{reinterpret_cast<char const*>(bytes) + 2, size - 2};
    ImportOptions options;
    options.record_bytes = 16u + 16u * bytes[0];
    options.depth = 1 + bytes[0] % 8;
    options.repair_text = bytes[0] % 2 != 0;
    // A cut shows only behind the sample, which takes time: in one run of four.
    std::size_t const lead = bytes[1] % 4 == 0 ? sample_lead : 0;
    auto const whole = read(content, size, lead, options);
    CheckedDrafts::require(whole == read(content, 1u + bytes[1], lead, options));
    for (auto const& draft : whole) {
        CheckedDrafts::require(draft.lists.size() <= 1);
        for (auto const& path : draft.lists)
            CheckedDrafts::require(path.size() <= static_cast<std::size_t>(options.depth));
    }
    netscape_format.recognise(florilege::text::to_valid(content).text);
    return 0;
}
