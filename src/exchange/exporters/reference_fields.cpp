#include "exchange/exporters/reference_fields.hpp"

#include "exchange/exporters/reading.hpp"
#include "library/title_of.hpp"

#include <algorithm>

namespace florilege::exchange {

std::string citation_key(library::BookmarkDraft const& draft)
{
    constexpr std::size_t bytes = 10;
    return "fl" + id_digits(draft.id.value(), bytes);
}

std::string reference_title(library::BookmarkDraft const& draft)
{
    return on_one_line(draft.title.empty() && !draft.url ? library::title_of(draft) : draft.title);
}

std::vector<AuthorName> author_names(std::string_view authors)
{
    constexpr std::string_view next_one = "; ";
    constexpr std::string_view comma = ", ";
    auto const all = on_one_line(authors);
    std::vector<AuthorName> names;
    for (std::string_view rest{all}; !rest.empty();) {
        auto const end = std::min(rest.find(next_one), rest.size());
        auto const name = rest.substr(0, end);
        rest.remove_prefix(std::min(end + next_one.size(), rest.size()));
        auto const at = name.find(comma);
        if (at == name.npos || at == 0)
            names.push_back({std::string{name}, {}});
        else
            names.push_back({std::string{name.substr(0, at)}, std::string{name.substr(at + comma.size())}});
    }
    std::erase_if(names, [](auto const& name) { return name.family.empty(); });
    return names;
}

} // namespace florilege::exchange
