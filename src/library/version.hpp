#pragma once

#include "library/draft.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace florilege::library {

/// What a bookmark is at one moment, in 22 characters of URL-safe base64: a hash of its whole content, with
/// highlights, replies, article and the lists it stands in. Two contents have two versions.
class Version {
public:
    /// Nothing for a text that is no version.
    static std::optional<Version> parse(std::string_view text);

    std::string const& text() const noexcept { return text_; }

    bool operator==(Version const&) const = default;

private:
    friend Version version_of(BookmarkDraft const& bookmark);
    friend Version version_of(HighlightDraft const& highlight);
    friend Version version_of(ReplyDraft const& reply);
    explicit Version(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

/// Of a bookmark as one viewer reads it: who may read less of it has another version of it.
Version version_of(BookmarkDraft const& bookmark);

/// Of what people write in a highlight, its quote and its note, and in a reply.
Version version_of(HighlightDraft const& highlight);
Version version_of(ReplyDraft const& reply);

} // namespace florilege::library
