// Any bytes are read as Diigo's CSV without harm.
#include "exchange/importers/diigo_csv.hpp"
#include "tests/fuzz/checked_drafts.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    using namespace florilege::exchange;
    std::string const content{reinterpret_cast<char const*>(bytes), size};
    CheckedDrafts intake;
    auto const source = from_memory("diigo.csv", content);
    diigo_csv_format.read(*source, {}, intake);
    diigo_csv_format.recognise(florilege::text::to_valid(content).text);
    return 0;
}
