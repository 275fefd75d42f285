#pragma once

#include "exchange/source.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>

namespace florilege::exchange {

/// A text given in pieces of at most `chunk` bytes; a first one of `lead` line ends may come before it, since
/// readers take their first 64 KiB as one.
class ChunkedSource final : public Source {
public:
    ChunkedSource(std::string text, std::size_t chunk, std::size_t lead = 0)
        : text_{std::move(text)}, chunk_{chunk}, lead_{lead}
    {}

    std::size_t read(std::span<char> buffer) override
    {
        if (lead_ > 0) {
            auto const blank = std::min(buffer.size(), lead_);
            std::fill_n(buffer.begin(), blank, '\n');
            lead_ -= blank;
            return blank;
        }
        auto const count = std::min({buffer.size(), chunk_, text_.size() - given_});
        std::copy_n(text_.data() + given_, count, buffer.data());
        given_ += count;
        return count;
    }
    std::string const& name() const noexcept override { return name_; }

private:
    std::string name_ = "chunks";
    std::string text_;
    std::size_t chunk_;
    std::size_t lead_;
    std::size_t given_ = 0;
};

/// The lead behind which a reader takes a text as it is cut.
constexpr std::size_t sample_lead = 64 * 1024;

/// A head, then one piece again and again until `bytes` are given: a file too large to write down.
class EndlessSource final : public Source {
public:
    EndlessSource(std::string head, std::string piece, std::uint64_t bytes)
        : head_{std::move(head)}, piece_{std::move(piece)}, left_{bytes}
    {}

    std::size_t read(std::span<char> buffer) override
    {
        std::size_t filled = 0;
        while (filled < buffer.size() && left_ > 0) {
            auto const& from = in_head_ ? head_ : piece_;
            auto const count =
                std::min({buffer.size() - filled, from.size() - at_, static_cast<std::size_t>(left_)});
            std::copy_n(from.data() + at_, count, buffer.data() + filled);
            filled += count;
            at_ += count;
            left_ -= count;
            if (at_ < from.size()) continue;
            at_ = 0;
            in_head_ = false;
        }
        return filled;
    }
    std::string const& name() const noexcept override { return name_; }

private:
    std::string name_ = "endless";
    std::string head_;
    std::string piece_;
    std::uint64_t left_;
    std::size_t at_ = 0;
    bool in_head_ = true;
};

} // namespace florilege::exchange
