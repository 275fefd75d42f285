#pragma once

#include "exchange/source.hpp"
#include "prelude/result.hpp"

#include <cstddef>
#include <string>

namespace florilege::exchange {

/// Unpacks a file of Mozilla's own LZ4 form: "mozLz40" and NUL, the unpacked size in four bytes with the
/// lowest first, and one raw LZ4 block. Neither the file nor what it says to unpack to may be longer than
/// `limit` bytes; the fault says what is wrong.
Result<std::string> unpack_mozilla_lz4(Source& source, std::size_t limit);

} // namespace florilege::exchange
