// Any bytes are read as any format without harm. The first line names the format; where it names none, what
// the bytes look like is read.
#include "exchange/formats.hpp"
#include "tests/fuzz/checked_drafts.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    using namespace florilege::exchange;
    std::string_view const all{reinterpret_cast<char const*>(bytes), size};
    auto const end = std::min(all.find('\n'), all.size());
    std::string const content{all.substr(std::min(end + 1, all.size()))};
    auto const candidates = recognise(head_text(content));
    auto const* format = find_format(all.substr(0, end));
    if (format == nullptr && !candidates.empty()) format = candidates.front().format;
    if (format == nullptr) return 0;
    CheckedDrafts intake;
    auto const source = from_memory("fuzz", content);
    ImportOptions const options{.record_bytes = 4096, .document_bytes = 1u << 16, .depth = 8};
    format->read(*source, options, intake);
    return 0;
}
