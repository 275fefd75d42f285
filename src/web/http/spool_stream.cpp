#include "web/http/spool_stream.hpp"

#include <string_view>

namespace florilege::web {

SpoolStream::SpoolStream(Spool& spool) : std::ostream{static_cast<std::streambuf*>(this)}, spool_{spool}
{
    setp(waiting_.data(), waiting_.data() + waiting_.size());
    exceptions(std::ios_base::badbit); // what the spool throws goes on to whoever writes
}

std::streambuf::int_type SpoolStream::overflow(std::streambuf::int_type byte)
{
    sync();
    using Traits = std::streambuf::traits_type;
    if (!Traits::eq_int_type(byte, Traits::eof())) {
        *pptr() = Traits::to_char_type(byte);
        pbump(1);
    }
    return Traits::not_eof(byte);
}

std::streamsize SpoolStream::xsputn(char const* bytes, std::streamsize count)
{
    if (count <= epptr() - pptr()) return std::streambuf::xsputn(bytes, count);
    sync();
    spool_.write({bytes, static_cast<std::size_t>(count)});
    return count;
}

int SpoolStream::sync()
{
    spool_.write({pbase(), static_cast<std::size_t>(pptr() - pbase())});
    setp(waiting_.data(), waiting_.data() + waiting_.size());
    return 0;
}

} // namespace florilege::web
