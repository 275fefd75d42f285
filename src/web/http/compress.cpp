#include "web/http/compress.hpp"

#include <zlib.h>

#include <memory>
#include <stdexcept>

namespace florilege::web {
namespace {

/// A page of 50 bookmarks is 4 % larger than with 4, and takes a third less time.
constexpr int level = 3;
constexpr int window_with_gzip_head = 15 + 16;
constexpr int memory_level = 8;

struct Deflating {
    Deflating()
    {
        if (deflateInit2(&stream, level, Z_DEFLATED, window_with_gzip_head, memory_level,
                         Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::runtime_error{"zlib gives no memory"};
    }
    ~Deflating() { deflateEnd(&stream); }
    Deflating(Deflating const&) = delete;
    Deflating& operator=(Deflating const&) = delete;
    z_stream stream{};
};

} // namespace

std::string gzip(std::string_view bytes)
{
    // One a thread: making one takes 256 KiB each time.
    thread_local Deflating deflating;
    auto& stream = deflating.stream;
    deflateReset(&stream);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) throw std::runtime_error{"zlib does not come to an end"};
    out.resize(stream.total_out);
    return out;
}

} // namespace florilege::web
