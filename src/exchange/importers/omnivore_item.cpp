#include "exchange/importers/omnivore_item.hpp"

#include "exchange/importers/json_fields.hpp"
#include "exchange/importers/quoted_passages.hpp"
#include "exchange/words.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace florilege::exchange {
namespace {

constexpr double read_to_the_end = 100;

bool take_text(SavedItem& item, std::string_view name, std::string_view text)
{
    if (name == "url")
        item.href = text;
    else if (name == "title")
        item.title(text);
    else if (name == "author")
        item.draft.author = one_line(text);
    else if (name == "id")
        item.origin("omnivore", text);
    else if (name == "state" && (text == "Archived" || text == "Active"))
        item.draft.archived = text == "Archived";
    else if (name == "savedAt")
        item.created(name, text);
    else if (name == "updatedAt")
        item.updated(name, text);
    else
        return false;
    return true;
}

bool take_structure(SavedItem& item, std::string_view name, boost::json::value const& value)
{
    auto labels = name == "labels" ? names_in(value, "name") : std::nullopt;
    if (labels) item.draft.tags = std::move(*labels);
    return labels.has_value();
}

bool is_read(boost::json::object const& object)
{
    auto const* const progress = object.if_contains("readingProgress");
    return progress != nullptr && progress->is_number() && progress->to_number<double>() >= read_to_the_end;
}

/// "#one #two words": a name may have blanks.
bool are_labels(std::string_view block)
{
    return block.size() > 1 && block[0] == '#' && block[1] != ' ' && block[1] != '#' &&
           block.find('\n') == block.npos;
}

} // namespace

SavedItem omnivore_item(boost::json::object const& object, Place place)
{
    SavedItem item{std::move(place)};
    read_fields(object, {take_text, take_structure}, item);
    item.draft.unread = !item.draft.archived && !is_read(object);
    return item;
}

std::vector<library::HighlightDraft> omnivore_highlights(std::string_view markdown)
{
    auto highlights = quoted_passages(markdown);
    for (auto& highlight : highlights) {
        auto const end = std::min(highlight.note.find("\n\n"), highlight.note.size());
        auto const first = highlight.note.substr(0, end);
        if (highlight.quote.empty() || !are_labels(first)) continue;
        Extra extra;
        extra.put("labels", first);
        highlight.extra = extra.json();
        highlight.note.erase(0, end);
        highlight.note.erase(0, highlight.note.find_first_not_of('\n'));
    }
    return highlights;
}

} // namespace florilege::exchange
