#include "exchange/text_reader.hpp"

#include "exchange/words.hpp"
#include "text/charset/charset.hpp"
#include "text/charset/converter.hpp"
#include "text/charset/declaration.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <vector>

namespace florilege::exchange {

namespace {

constexpr std::size_t block_bytes = text::charset_sample;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Makes every line end an LF. What follows a CR or LF as the other one belongs to it, also across pieces.
class LineEnds {
public:
    void normalise(std::string& piece)
    {
        if (piece.empty()) return;
        bool const plain = last_ != '\r' && piece.find('\r') == piece.npos;
        if (!plain) return rewrite(piece);
        last_ = piece.back() == '\n' ? '\n' : '\0';
    }

private:
    void rewrite(std::string& piece)
    {
        std::size_t kept = 0;
        for (char const c : piece) {
            bool const end = c == '\r' || c == '\n';
            bool const second = end && last_ != '\0' && last_ != c;
            last_ = end && !second ? c : '\0';
            if (!second) piece[kept++] = end ? '\n' : c;
        }
        piece.resize(kept);
    }

    char last_ = '\0'; // the line end that the other character may still belong to
};

void replace_zeros(std::string& piece)
{
    if (piece.find('\0') == piece.npos) return;
    std::string replaced;
    for (char const c : piece)
        replaced += c == '\0' ? replacement : std::string_view{&c, 1};
    piece = std::move(replaced);
}

} // namespace

/// Bytes in, UTF-8 with plain line ends out, block by block.
class TextReader::Decoder {
public:
    Decoder(Source& source, Intake& intake, std::string_view label)
        : source_{source}, intake_{intake}, label_{label}
    {
        block_.reserve(block_bytes);
    }

    bool more(std::string& out)
    {
        std::string piece;
        while (piece.empty()) {
            if (!next_piece(piece)) {
                tell_damage();
                return false;
            }
            note_damage(piece);
            replace_zeros(piece);
            ends_.normalise(piece);
            lines_ += static_cast<std::uint64_t>(std::count(piece.begin(), piece.end(), '\n'));
        }
        if (out.empty())
            out.swap(piece);
        else
            out += piece;
        return true;
    }

private:
    bool next_piece(std::string& piece)
    {
        if (finished_) return false;
        // The first block is the sample that the charset is chosen by; later ones are what a read gives.
        if (started_)
            read_block();
        else
            fill();
        if (block_.empty()) {
            finished_ = true;
            if (converter_) converter_->finish(piece);
            return !piece.empty();
        }
        if (!converter_) decide(piece);
        if (converter_) converter_->convert(block_, piece);
        block_.clear();
        return true;
    }

    void fill()
    {
        while (block_.size() < block_bytes && read_block()) {
        }
    }

    bool read_block()
    {
        auto const count = source_.read({buffer_.data(), block_bytes - block_.size()});
        block_.append(buffer_.data(), count);
        return count > 0;
    }

    /// Chooses the charset, or passes plain ASCII on while nothing else has come. A declaration at the
    /// beginning is remembered for when it matters.
    void decide(std::string& piece)
    {
        bool const first = !started_;
        started_ = true;
        if (first) beginning_ = block_.substr(0, text::declaration_limit);
        auto const plain = text::ascii_prefix(block_);
        auto found = found_in(first ? block_ : beginning_ + "\n" + block_);
        if (plain == block_.size() && can_wait(found)) {
            piece += block_;
            block_.clear();
            return;
        }
        if (!first) {
            // Look at a full sample from the first byte that tells something.
            piece.append(block_, 0, plain);
            block_.erase(0, plain);
            fill();
            found = found_in(beginning_ + "\n" + block_);
        }
        if (found.evidence == text::Evidence::guessed || found.evidence == text::Evidence::assumed)
            intake_.warn({lines_ + 1, {}}, "the file does not say its charset; it is read as " +
                                               std::string{found.charset.name});
        converter_.emplace(found.charset);
    }

    text::FoundCharset found_in(std::string_view sample) const
    {
        return text::find_charset(sample, {label_, text::Extent::beginning});
    }

    /// ASCII tells nothing about bytes that come later, unless the charset came from outside or is one in
    /// which ASCII bytes mean something else.
    static bool can_wait(text::FoundCharset const& found)
    {
        switch (found.evidence) {
        case text::Evidence::byte_order_mark:
        case text::Evidence::declared_outside:
        case text::Evidence::zero_bytes: return false;
        case text::Evidence::declared_inside: return found.charset.name == "utf-8";
        case text::Evidence::well_formed:
        case text::Evidence::guessed:
        case text::Evidence::assumed: return true;
        }
        return false;
    }

    void note_damage(std::string_view piece)
    {
        if (first_damage_ != 0 || !converter_ || converter_->replaced() == 0) return;
        auto const before = piece.substr(0, piece.find(replacement));
        first_damage_ =
            lines_ + 1 + static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
    }

    void tell_damage()
    {
        if (first_damage_ == 0) return;
        intake_.warn({first_damage_, {}}, "from here on " + counted(converter_->replaced(), "place") +
                                              " could not be read as text; U+FFFD stands there now");
        first_damage_ = 0;
        converter_.reset();
    }

    Source& source_;
    Intake& intake_;
    std::string label_;
    std::vector<char> buffer_ = std::vector<char>(block_bytes);
    std::string block_;     // bytes read and not converted
    std::string beginning_; // where a declaration may stand
    std::optional<text::Utf8Converter> converter_;
    LineEnds ends_;
    std::uint64_t lines_ = 0;        // line ends given out
    std::uint64_t first_damage_ = 0; // line of the first replaced byte; 0 for none
    bool started_ = false;
    bool finished_ = false;
};

TextReader::TextReader(Source& source, Intake& intake, ImportOptions const& options, std::string_view charset)
    : decoder_{std::make_unique<Decoder>(source, intake, charset)}, intake_{intake}, longest_line_{
                                                                                         options.record_bytes}
{}

TextReader::~TextReader() = default;

bool TextReader::more(std::string& out)
{
    return decoder_->more(out);
}

bool TextReader::line(std::string& out)
{
    bool skipping = false;
    auto looked_at = used_;
    for (;;) {
        auto const end = held_.find('\n', looked_at);
        if (end != held_.npos || ended_) {
            auto const stop = std::min(end, held_.size());
            if (end == held_.npos && stop == used_ && !skipping) return false;
            ++line_;
            bool const fits = !skipping && stop - used_ <= longest_line_;
            if (fits) out.assign(held_, used_, stop - used_);
            used_ = end == held_.npos ? held_.size() : end + 1;
            looked_at = used_;
            if (fits) return true;
            reject_line();
            skipping = false;
            continue;
        }
        if (held_.size() - used_ > longest_line_) {
            skipping = true;
            used_ = held_.size();
        }
        held_.erase(0, std::exchange(used_, 0));
        looked_at = held_.size();
        ended_ = !decoder_->more(held_);
    }
}

void TextReader::reject_line()
{
    intake_.reject({line_, {}}, "the line is longer than " + std::to_string(longest_line_) + " bytes");
}

std::uint64_t TextReader::line_number() const noexcept
{
    return line_;
}

std::optional<std::string> TextReader::whole(std::size_t limit)
{
    std::string text;
    while (decoder_->more(text))
        if (text.size() > limit) return {};
    return text;
}

} // namespace florilege::exchange
