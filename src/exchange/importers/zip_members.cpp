#include "exchange/importers/zip_members.hpp"

#include "text/utf8/utf8.hpp"

#include <algorithm>

namespace florilege::exchange {

std::string whole_archive(Source& source, std::size_t limit)
{
    constexpr std::size_t piece = 256 * 1024;
    std::string bytes;
    for (;;) {
        auto const filled = bytes.size();
        bytes.resize(filled + piece);
        auto const count = source.read({bytes.data() + filled, piece});
        bytes.resize(filled + count);
        if (count == 0) return bytes;
        if (bytes.size() > limit) return {};
    }
}

bool is_trick(std::string_view name)
{
    if (name.empty() || name.front() == '/' || name.find('\\') != name.npos || name.find(':') != name.npos)
        return true;
    while (!name.empty()) {
        auto const end = std::min(name.find('/'), name.size());
        if (name.substr(0, end) == "..") return true;
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return false;
}

std::string member_label(std::string_view name)
{
    constexpr std::size_t longest_shown = 120;
    return std::string{text::cut(name, longest_shown)};
}

void MemberIntake::bookmark(library::BookmarkDraft draft, Place place)
{
    intake_.bookmark(std::move(draft), inside(place));
}
void MemberIntake::tag(library::TagDraft draft, Place place)
{
    intake_.tag(std::move(draft), inside(place));
}
void MemberIntake::list(library::ListDraft draft, Place place)
{
    intake_.list(std::move(draft), inside(place));
}
void MemberIntake::reject(Place place, std::string reason)
{
    intake_.reject(inside(place), std::move(reason));
}
void MemberIntake::warn(Place place, std::string reason)
{
    intake_.warn(inside(place), std::move(reason));
}
void MemberIntake::skip(Place place, std::string what)
{
    intake_.skip(inside(place), std::move(what));
}
void MemberIntake::refuse(std::string reason)
{
    intake_.warn(inside({}), std::move(reason));
}

} // namespace florilege::exchange
