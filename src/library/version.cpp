#include "library/version.hpp"

#include "library/record.hpp"
#include "text/url/keys.hpp"

namespace florilege::library {

std::optional<Version> Version::parse(std::string_view text)
{
    auto const bits = PublicId::parse(text);
    if (!bits) return std::nullopt;
    return Version{bits->text()};
}

Version version_of(BookmarkDraft const& bookmark)
{
    return Version{PublicId{text::key_of("bookmark " + to_record(bookmark))}.text()};
}

Version version_of(HighlightDraft const& highlight)
{
    return Version{PublicId{text::key_of("highlight " + highlight.quote + '\0' + highlight.note)}.text()};
}

Version version_of(ReplyDraft const& reply)
{
    return Version{PublicId{text::key_of("reply " + reply.text)}.text()};
}

} // namespace florilege::library
