#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace florilege::text {

/// What was given as a URL, made ready for the parser as the URL Standard says: no control or space at either
/// end, no tab or line break anywhere, and always valid UTF-8. Most input is so already and is only borrowed;
/// `raw` must outlive it.
class UrlInput {
public:
    explicit UrlInput(std::string_view raw);
    UrlInput(UrlInput const&) = delete;
    UrlInput& operator=(UrlInput const&) = delete;

    std::string_view text() const noexcept { return text_; }

    /// Where in `raw` the byte at `offset` of text() came from.
    std::size_t offset_in_raw(std::size_t offset) const noexcept;

private:
    std::string_view trimmed_;
    std::size_t trimmed_at_ = 0; // offset of trimmed_ in raw
    std::string cleaned_;        // empty where trimmed_ is clean
    std::string_view text_;
};

} // namespace florilege::text
