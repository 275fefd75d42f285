// Whatever is read as our own format is written so that it is read again the same.
#include "exchange/exporters/florilege.hpp"
#include "exchange/importers/florilege.hpp"
#include "tests/fuzz/checked_drafts.hpp"

#include <cstddef>
#include <cstdint>
#include <sstream>

namespace {

using namespace florilege;
using namespace florilege::exchange;

void read(std::string content, CheckedDrafts& intake)
{
    auto const source = from_memory("library.jsonl", std::move(content));
    florilege_format.read(*source, {}, intake);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    std::string const content{reinterpret_cast<char const*>(bytes), size};
    florilege_format.recognise(text::to_valid(content).text);
    CheckedDrafts first;
    read(content, first);

    std::ostringstream out;
    auto const exporter = florilege_export.make(out, {});
    exporter->begin({from_micros(1), "owner"});
    for (auto const& draft : first.bookmarks)
        CheckedDrafts::require(exporter->bookmark({library::BookmarkId{1}, draft}) == Exported::written);
    exporter->end();
    CheckedDrafts again;
    read(out.str(), again);
    CheckedDrafts::require(first.bookmarks == again.bookmarks);
    return 0;
}
