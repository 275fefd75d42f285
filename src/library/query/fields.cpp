#include "library/query/fields.hpp"

#include "library/query/near.hpp"

#include <algorithm>
#include <array>

namespace florilege::library {
namespace {

constexpr std::array table{
    Field{FieldKind::title, "title", FieldTakes::words, "words of the title"},
    Field{FieldKind::note, "note", FieldTakes::words, "words of the note, or of an author's name"},
    Field{FieldKind::quote, "quote", FieldTakes::words, "words of the highlights, their notes and replies"},
    Field{FieldKind::article, "article", FieldTakes::words, "words of the page's own text, where it is kept"},
    Field{FieldKind::tag, "tag", FieldTakes::name, "carries the tag, one of that alias, or one below it"},
    Field{FieldKind::bundle, "bundle", FieldTakes::name, "carries a tag of that bundle, or one below it"},
    Field{FieldKind::site, "site", FieldTakes::address,
          "from that domain, or from that host and those below it"},
    Field{FieldKind::url, "url", FieldTakes::address,
          "the same page; with * every address that begins so; a mere word is looked for in the address"},
    Field{FieldKind::by, "by", FieldTakes::words,
          "words of the author's name, or the name of the library's owner"},
    Field{FieldKind::in, "in", FieldTakes::name,
          "stands in the list of that title or path, or in one inside it"},
    Field{FieldKind::is, "is", FieldTakes::choice, "is in that state"},
    Field{FieldKind::before, "before", FieldTakes::date, "saved before that day, week, month or year began"},
    Field{FieldKind::after, "after", FieldTakes::date, "saved since that day, week, month or year began"},
    Field{FieldKind::on, "on", FieldTakes::date, "saved within that day, week, month or year"},
    Field{FieldKind::sort, "sort", FieldTakes::choice,
          "order of the answer: newest, oldest, relevance or title"},
};

constexpr std::array state_table{
    NamedState{State::unread, "unread", "not read yet"},
    NamedState{State::archived, "archived", "put away"},
    NamedState{State::favourite, "favourite", "marked as a favourite"},
    NamedState{State::only_me, "private", "for its owner alone"},
    NamedState{State::everyone, "public", "for everyone"},
    NamedState{State::unresolved, "unresolved", "a passage whose link is not known yet"},
    NamedState{State::highlighted, "highlighted", "with a quoted passage"},
    NamedState{State::untagged, "untagged", "without a tag"},
};

} // namespace

std::span<Field const> fields() noexcept
{
    return table;
}

Field const* field_named(std::string_view name) noexcept
{
    auto const found = std::find_if(table.begin(), table.end(),
                                    [&](Field const& field) { return same_letters(field.name, name); });
    return found == table.end() ? nullptr : &*found;
}

Field const& field_of(FieldKind kind) noexcept
{
    return *std::find_if(table.begin(), table.end(), [&](Field const& field) { return field.kind == kind; });
}

std::span<NamedState const> states() noexcept
{
    return state_table;
}

std::optional<State> state_named(std::string_view name) noexcept
{
    for (auto const& [state, known, doc] : state_table)
        if (same_letters(known, name)) return state;
    return std::nullopt;
}

std::string_view name_of(State state) noexcept
{
    return state_table[static_cast<std::size_t>(state)].name;
}

} // namespace florilege::library
