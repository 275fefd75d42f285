#include "web/http/compress.hpp"

#include <libdeflate.h>

#include <memory>
#include <stdexcept>

namespace florilege::web {
namespace {

/// A page of 50 bookmarks is 10 % larger than with 5, and takes half the time.
constexpr int quick = 1;
constexpr int smallest = 12;

struct Freeing {
    void operator()(libdeflate_compressor* compressor) const noexcept
    {
        libdeflate_free_compressor(compressor);
    }
};
using Compressor = std::unique_ptr<libdeflate_compressor, Freeing>;

Compressor compressor_for(int level)
{
    Compressor compressor{libdeflate_alloc_compressor(level)};
    if (!compressor) throw std::runtime_error{"libdeflate gives no memory"};
    return compressor;
}

std::string packed(libdeflate_compressor* compressor, std::string_view bytes)
{
    std::string out(libdeflate_gzip_compress_bound(compressor, bytes.size()), '\0');
    auto const size =
        libdeflate_gzip_compress(compressor, bytes.data(), bytes.size(), out.data(), out.size());
    if (size == 0) throw std::runtime_error{"libdeflate found no room where there must be enough"};
    out.resize(size);
    return out;
}

} // namespace

std::string gzip(std::string_view bytes)
{
    // One a thread: its tables are larger than most answers.
    thread_local Compressor const compressor = compressor_for(quick);
    return packed(compressor.get(), bytes);
}

std::string gzip_once(std::string_view bytes)
{
    return packed(compressor_for(smallest).get(), bytes);
}

} // namespace florilege::web
