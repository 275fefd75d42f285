#include "text/url/ipv6.hpp"

#include "text/url/ascii.hpp"

#include <algorithm>
#include <optional>

namespace florilege::text {
namespace {

// The steps of the standard's IPv6 parser over one text; each stops at the byte it cannot use.
class Ipv6Reader {
public:
    explicit Ipv6Reader(std::string_view text) noexcept : text_{text} {}

    Result<Ipv6, Ipv6Error> read()
    {
        if (!read_start() || !read_pieces()) return Ipv6Error{{}, at_};
        if (!compress_) {
            if (filled_ != pieces_.size()) return Ipv6Error{{}, at_};
            return pieces_;
        }
        // What follows "::" belongs at the end.
        std::size_t const tail = filled_ - *compress_;
        std::move_backward(pieces_.begin() + static_cast<std::ptrdiff_t>(*compress_),
                           pieces_.begin() + static_cast<std::ptrdiff_t>(filled_), pieces_.end());
        std::fill(pieces_.begin() + static_cast<std::ptrdiff_t>(*compress_),
                  pieces_.end() - static_cast<std::ptrdiff_t>(tail), std::uint16_t{0});
        return pieces_;
    }

private:
    bool at_end() const noexcept { return at_ == text_.size(); }
    // "::" stands for at least one piece of zeros.
    std::size_t room() const noexcept { return compress_ ? pieces_.size() - 1 : pieces_.size(); }
    bool sees(char c) const noexcept { return !at_end() && text_[at_] == c; }

    bool read_start()
    {
        if (!sees(':')) return true;
        ++at_;
        if (!sees(':')) return false;
        ++at_;
        compress_ = 0;
        return true;
    }

    bool read_pieces()
    {
        while (!at_end()) {
            if (filled_ == room()) return false;
            if (sees(':')) {
                if (compress_) return false;
                ++at_;
                compress_ = filled_;
                continue;
            }
            std::size_t const start = at_;
            unsigned value = 0;
            while (!at_end() && at_ - start < 4 && hex_value(text_[at_]) >= 0) {
                value = value * 16 + static_cast<unsigned>(hex_value(text_[at_++]));
            }
            if (sees('.')) {
                if (at_ == start) return false;
                at_ = start;
                return filled_ + 2 <= room() && read_dotted_end();
            }
            if (!at_end() && !sees(':')) return false;
            pieces_[filled_++] = static_cast<std::uint16_t>(value);
            if (sees(':')) {
                ++at_;
                // "::" is for the next turn; a single ":" must be followed by something.
                if (at_end()) return false;
            }
        }
        return true;
    }

    bool read_dotted_end()
    {
        for (int number = 0; number < 4; ++number) {
            if (number > 0) {
                if (!sees('.')) return false;
                ++at_;
            }
            std::optional<unsigned> value;
            while (!at_end() && is_ascii_digit(text_[at_])) {
                if (value == 0U) return false; // no leading zeros here
                value = value.value_or(0) * 10 + static_cast<unsigned>(text_[at_] - '0');
                if (*value > 255) return false;
                ++at_;
            }
            if (!value) return false;
            std::uint16_t& piece = pieces_[filled_];
            piece = static_cast<std::uint16_t>(piece * 256U + *value);
            if (number % 2 == 1) ++filled_;
        }
        return at_end();
    }

    std::string_view text_;
    std::size_t at_ = 0;
    Ipv6 pieces_{};
    std::size_t filled_ = 0;
    std::optional<std::size_t> compress_; // pieces before "::"
};

struct Run {
    std::size_t begin = 0;
    std::size_t length = 0;
};

// The first of the longest runs of zeros; one alone is not worth "::".
Run longest_zeros(Ipv6 const& address) noexcept
{
    Run longest{0, 1};
    Run run;
    for (std::size_t i = 0; i < address.size(); ++i) {
        run = address[i] == 0 ? Run{run.length == 0 ? i : run.begin, run.length + 1} : Run{};
        if (run.length > longest.length) longest = run;
    }
    return longest.length > 1 ? longest : Run{};
}

void append_hex(std::string& text, unsigned value)
{
    constexpr std::string_view digits = "0123456789abcdef";
    bool started = false;
    for (int shift = 12; shift >= 0; shift -= 4) {
        unsigned const digit = (value >> shift) & 0xF;
        started = started || digit != 0 || shift == 0;
        if (started) text += digits[digit];
    }
}

} // namespace

Result<Ipv6, Ipv6Error> parse_ipv6(std::string_view text)
{
    return Ipv6Reader{text}.read();
}

std::string ipv6_text(Ipv6 const& address)
{
    Run const zeros = longest_zeros(address);
    std::string text;
    for (std::size_t i = 0; i < address.size();) {
        if (zeros.length > 0 && i == zeros.begin) {
            text += "::";
            i += zeros.length;
            continue;
        }
        if (!text.empty() && text.back() != ':') text += ':';
        append_hex(text, address[i++]);
    }
    return text;
}

} // namespace florilege::text
