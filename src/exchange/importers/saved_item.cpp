#include "exchange/importers/saved_item.hpp"

#include "exchange/dates.hpp"
#include "exchange/link.hpp"
#include "exchange/words.hpp"

#include <array>

namespace florilege::exchange {

void SavedItem::title(std::string_view text)
{
    draft.title = one_line(text);
}

std::optional<Time> SavedItem::moment(std::string_view name, std::string_view text)
{
    if (text.empty() || text == "0") return std::nullopt;
    auto const time = parse_time(text);
    if (!time) {
        warn("the date in " + one_line(name) + " cannot be read");
        keep(name, text);
    }
    return time;
}

void SavedItem::created(std::string_view name, std::string_view text)
{
    draft.created = moment(name, text);
}

void SavedItem::updated(std::string_view name, std::string_view text)
{
    draft.updated = moment(name, text);
}

void SavedItem::flag(bool& into, std::string_view name, std::string_view text)
{
    if (auto const said = yes_or_no(text))
        into = *said;
    else
        keep(name, text);
}

void SavedItem::origin(std::string_view service, std::string_view id)
{
    if (!id.empty()) draft.origin = std::string{service}.append(":").append(id);
}

void SavedItem::origin_of_server(std::string_view service, std::string_view id)
{
    if (id.empty()) return;
    if (!draft.created) return keep("id", id);
    origin(service, std::string{id} + '@' + std::to_string(to_micros(*draft.created)));
}

void SavedItem::keep(std::string_view name, std::string_view text)
{
    if (!text.empty()) extra_.put(name, text);
}

void SavedItem::keep_json(std::string_view name, std::string_view json)
{
    for (std::string_view const nothing : {"null", "\"\"", "[]", "{}"})
        if (json == nothing) return;
    extra_.put_json(name, json);
}

void SavedItem::tell(Intake& intake) const
{
    for (auto const& doubt : doubts_)
        intake.warn(place_, doubt);
}

void SavedItem::hand_over(ImportOptions const& options, Intake& intake) &&
{
    tell(intake);
    exchange::hand_over(intake, options, std::move(draft), href, std::move(extra_), std::move(place_));
}

void SavedItem::hand_over_work(ImportOptions const& options, Intake& intake) &&
{
    tell(intake);
    exchange::hand_over_work(intake, options, std::move(draft), extra_, std::move(place_));
}

std::optional<bool> yes_or_no(std::string_view text)
{
    constexpr std::array<std::string_view, 8> yes{"1", "true", "yes", "y", "on", "x", "oui", "vrai"};
    constexpr std::array<std::string_view, 8> no{"0", "false", "no", "n", "off", "", "non", "faux"};
    auto const said = one_line(text);
    for (auto const& word : yes)
        if (said.size() == word.size() && begins_with_word(said, word)) return true;
    for (auto const& word : no)
        if (said.size() == word.size() && begins_with_word(said, word)) return false;
    return std::nullopt;
}

} // namespace florilege::exchange
