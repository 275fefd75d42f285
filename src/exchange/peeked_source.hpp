#pragma once

#include "exchange/source.hpp"

#include <string>

namespace florilege::exchange {

/// A source whose beginning was looked at, and is read again with the rest.
class PeekedSource final : public Source {
public:
    /// Reads up to `bytes_ahead` of `source`, which must outlive this.
    PeekedSource(Source& source, std::size_t bytes_ahead);

    std::size_t read(std::span<char> buffer) override;
    std::string const& name() const noexcept override { return source_.name(); }
    std::optional<std::filesystem::path> on_disk() const override { return source_.on_disk(); }
    void passed(std::uint64_t bytes) override { bytes_ += bytes; }

    std::string_view head() const noexcept { return head_; }
    /// How many bytes were read from here, or from where it lies, so far.
    std::uint64_t bytes() const noexcept { return bytes_; }

private:
    Source& source_;
    std::string head_;
    std::size_t used_ = 0;
    std::uint64_t bytes_ = 0;
};

} // namespace florilege::exchange
