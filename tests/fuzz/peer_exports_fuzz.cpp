// Any bytes are read as an export of any service, and as any table, without harm. The first byte says as
// which.
#include "exchange/formats.hpp"
#include "tests/fuzz/checked_drafts.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace {

constexpr std::array<std::string_view, 19> names{
    "instapaper-csv",  "raindrop-csv",  "matter-csv",     "readwise-reader-csv", "readwise-csv",
    "linkding-json",   "wallabag-json", "elcurator-json", "readability-json",    "karakeep-json",
    "linkwarden-json", "omnivore-json", "omnivore-zip",   "medium-html",         "csv",
    "mymind-csv",      "reddit-csv",    "pocket-json",    "diigo-json"};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    using namespace florilege::exchange;
    if (size < 1) return 0;
    auto const& format = *find_format(names[bytes[0] % names.size()]);
    std::string const content{reinterpret_cast<char const*>(bytes) + 1, size - 1};
    CheckedDrafts intake;
    auto const source = from_memory("an export", content);
    format.read(*source, {}, intake);
    format.recognise(florilege::text::to_valid(content).text);
    return 0;
}
