#pragma once

#include "web/http/spool.hpp"

#include <array>
#include <ostream>
#include <streambuf>

namespace florilege::web {

/// A stream into a spool, which must outlive it: for writers that know streams alone. Call flush() at the
/// end. Throws what the spool throws.
class SpoolStream final : private std::streambuf, public std::ostream {
public:
    explicit SpoolStream(Spool& spool);

private:
    std::streambuf::int_type overflow(std::streambuf::int_type byte) override;
    std::streamsize xsputn(char const* bytes, std::streamsize count) override;
    int sync() override;

    Spool& spool_;
    std::array<char, 64 * 1024> waiting_;
};

} // namespace florilege::web
