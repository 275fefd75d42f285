// Any text is split into XML elements without harm, and the same however it is cut. The first byte says how
// long an element may be, the second how the text is cut.
#include "exchange/xml_records.hpp"
#include "tests/exchange/sources.hpp"
#include "tests/fuzz/checked_drafts.hpp"

#include <cstddef>
#include <cstdint>

namespace {

using namespace florilege::exchange;

/// All that is read, to be compared.
std::string read(std::uint8_t const* bytes, std::size_t size, std::size_t chunk)
{
    // A cut shows only behind the sample, which takes time: in one run of four.
    std::size_t const lead = bytes[1] % 4 == 0 ? sample_lead : 0;
    CheckedDrafts intake;
    ImportOptions options;
    options.record_bytes = 8u + 4u * bytes[0];
    ChunkedSource source{std::string{reinterpret_cast<char const*>(bytes) + 2, size - 2}, chunk, lead};
    TextReader reader{source, intake, options};
    XmlRecords records{reader, options, "post"};
    std::string seen;
    std::uint64_t line = 1;
    for (XmlRecord record; records.next(record);) {
        CheckedDrafts::require(record.line >= line);
        line = record.line;
        for (auto const& [name, value] : record.attributes) {
            CheckedDrafts::require(florilege::text::is_valid(name) && florilege::text::is_valid(value));
            seen.append(name).append("=").append(value).append(1, 0x1f);
        }
        seen.append(std::to_string(record.line)).append(record.damage).append(1, '\n');
    }
    return seen;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    if (size < 2) return 0;
    CheckedDrafts::require(read(bytes, size, size) == read(bytes, size, 1u + bytes[1]));
    return 0;
}
