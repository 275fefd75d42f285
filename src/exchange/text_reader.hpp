#pragma once

#include "exchange/importer.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace florilege::exchange {

/// A source as text: valid UTF-8 whose line ends are all LF (CR LF, CR and LF CR become one), without a byte
/// order mark. The charset is the one of the byte order mark, else the declared one (`<meta>`, `<?xml?>`),
/// else what the bytes look like; where a file begins with nothing but ASCII the choice waits for the first
/// other byte. Bytes that are none of the charset become U+FFFD, and one warning names the first line and
/// their number. Holds a few chunks of 64 KiB, and for line() one line of at most `options.record_bytes`.
class TextReader {
public:
    /// Reads from `source` and warns to `intake`; both must outlive it. `charset` is a name for a format
    /// that fixes its charset; empty means: find out.
    TextReader(Source& source, Intake& intake, ImportOptions const& options, std::string_view charset = {});
    TextReader(TextReader const&) = delete;
    TextReader& operator=(TextReader const&) = delete;
    ~TextReader();

    /// Appends the next piece of text to `out`; false at the end. Pieces end between code points, anywhere
    /// else. Not to be mixed with line().
    bool more(std::string& out);

    /// The next line without its end; false at the end. A line longer than `record_bytes` is rejected with
    /// its number, skipped to its end, and the next one given.
    bool line(std::string& out);

    /// Number of the line that line() gave last, counted from 1.
    std::uint64_t line_number() const noexcept;

    /// The whole text; nothing where it is longer than `limit` bytes (then the rest is left unread).
    std::optional<std::string> whole(std::size_t limit);

private:
    class Decoder;
    void reject_line();

    std::unique_ptr<Decoder> decoder_;
    Intake& intake_;
    std::size_t longest_line_;
    std::string held_;
    std::size_t used_ = 0;
    std::uint64_t line_ = 0;
    bool ended_ = false;
};

} // namespace florilege::exchange
