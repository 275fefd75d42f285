#include "web/api/choices.hpp"

#include <algorithm>

namespace florilege::web {

// The order of the words is that of library::SourceKind.
std::string_view word_of(library::SourceKind kind)
{
    return kind_words.at(static_cast<std::size_t>(kind));
}

std::string_view word_of(accounts::Audience audience)
{
    return audience_words[audience.is_public() ? 1 : 0];
}

// The order of the words is that of library::ProfileShown.
std::string_view word_of(library::ProfileShown shown)
{
    return profile_words.at(static_cast<std::size_t>(shown));
}

library::ProfileShown profile_shown_of(std::string_view word)
{
    return static_cast<library::ProfileShown>(std::find(profile_words.begin(), profile_words.end(), word) -
                                              profile_words.begin());
}

library::SourceKind kind_of(std::string_view word)
{
    return static_cast<library::SourceKind>(std::find(kind_words.begin(), kind_words.end(), word) -
                                            kind_words.begin());
}

accounts::Audience audience_of(std::string_view word)
{
    return word == audience_words[1] ? accounts::Audience::everyone() : accounts::Audience::me();
}

} // namespace florilege::web
