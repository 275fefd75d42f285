#include "exchange/importers/netscape_bookmark.hpp"

#include "exchange/dates.hpp"
#include "exchange/tags.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <optional>

namespace florilege::exchange {

namespace {

constexpr std::string_view archived_tag = "linkding:bookmarks.archived";

enum class Flag { unclear, no, yes };

Flag read_flag(std::string_view value)
{
    if (value == "1" || value == "true" || value == "yes") return Flag::yes;
    if (value == "0" || value == "false" || value == "no") return Flag::no;
    return Flag::unclear;
}

/// Absent and "0" are no date; what cannot be read is kept beside the bookmark.
std::optional<Time> read_date(text::Attribute const& attribute, NetscapeBookmark& bookmark, Intake& intake)
{
    constexpr std::size_t longest_shown = 40;
    if (attribute.value.empty() || attribute.value == "0") return {};
    auto time = parse_time(attribute.value);
    if (!time) {
        intake.warn(bookmark.place,
                    "\"" + std::string{text::cut(attribute.value, longest_shown)} + "\" is no date");
        bookmark.extra.put(attribute.name, attribute.value);
    }
    return time;
}

void read_tags(std::string_view value, NetscapeBookmark& bookmark, TagHabit& habit)
{
    habit.commas = habit.commas || value.find(',') != value.npos;
    auto& tags = bookmark.draft.tags;
    tags = split_tags(value, habit.commas ? TagSeparator::comma : TagSeparator::comma_or_space);
    if (std::erase(tags, archived_tag) > 0) bookmark.draft.archived = true;
}

void read_privacy(text::Attribute const& attribute, NetscapeBookmark& bookmark)
{
    switch (read_flag(attribute.value)) {
    case Flag::yes: bookmark.draft.audience = accounts::Audience::me(); return;
    case Flag::no: bookmark.draft.audience = accounts::Audience::everyone(); return;
    case Flag::unclear: bookmark.extra.put(attribute.name, attribute.value); return;
    }
}

void read_attribute(text::Attribute const& attribute, NetscapeBookmark& bookmark, TagHabit& habit,
                    Intake& intake)
{
    auto const name = attribute.name;
    auto& draft = bookmark.draft;
    if (name == "href")
        bookmark.href = attribute.value;
    else if (name == "add_date")
        draft.created = read_date(attribute, bookmark, intake);
    else if (name == "last_modified")
        draft.updated = read_date(attribute, bookmark, intake);
    else if (name == "tags")
        read_tags(attribute.value, bookmark, habit);
    else if (name == "private")
        read_privacy(attribute, bookmark);
    else if (name == "toread" && read_flag(attribute.value) != Flag::unclear)
        draft.unread = read_flag(attribute.value) == Flag::yes;
    else if (name == "data-important" && read_flag(attribute.value) != Flag::unclear)
        draft.favourite = read_flag(attribute.value) == Flag::yes; // Raindrop
    else if (name == "description")
        draft.note = attribute.value;
    else if (name != "icon" || !attribute.value.starts_with("data:"))
        bookmark.extra.put(name, attribute.value);
}

} // namespace

NetscapeBookmark read_attributes(text::MarkupToken const& tag, TagHabit& habit, Intake& intake)
{
    NetscapeBookmark bookmark;
    bookmark.place.line = tag.line;
    // Browsers, linkding and Pinboard write these, and commas between tags: a blank there is part of a tag.
    habit.commas = habit.commas || tag.attribute("last_modified") || tag.attribute("toread");
    for (auto const& attribute : tag.attributes)
        read_attribute(attribute, bookmark, habit, intake);
    return bookmark;
}

void set_note(NetscapeBookmark& bookmark, std::string const& description)
{
    constexpr std::string_view opening = "[linkding-notes]";
    constexpr std::string_view closing = "[/linkding-notes]";
    auto& note = bookmark.draft.note;
    if (description.empty()) return;
    if (!note.empty()) note += "\n\n";
    auto const begin = description.find(opening);
    auto const end = begin == description.npos ? begin : description.find(closing, begin);
    if (end == description.npos) {
        note += description;
        return;
    }
    auto head = description.substr(0, begin);
    head.erase(head.find_last_not_of(" \n") + 1);
    auto notes = description.substr(begin + opening.size(), end - begin - opening.size());
    notes.erase(0, notes.find_first_not_of('\n'));
    notes.erase(notes.find_last_not_of(" \n") + 1);
    note += head;
    if (!head.empty() && !notes.empty()) note += "\n\n";
    note += notes;
    note += description.substr(end + closing.size());
}

} // namespace florilege::exchange
