#include "exchange/importers/saved_post.hpp"

#include "exchange/dates.hpp"
#include "exchange/link.hpp"
#include "exchange/tags.hpp"
#include "exchange/words.hpp"

namespace florilege::exchange {

namespace {

// What Delicious wrote as the tag of a post without tags.
constexpr std::string_view no_tag = "system:unfiled";

} // namespace

bool SavedPost::take(std::string_view name, std::string_view value)
{
    if (name == "href") {
        href_ = value;
    } else if (name == "description") {
        draft_.title = one_line(value);
    } else if (name == "extended") {
        draft_.note = value;
    } else if (name == "tags" || name == "tag") {
        draft_.tags = split_tags(value, TagSeparator::space);
        std::erase(draft_.tags, no_tag);
    } else if (name == "hash") {
        if (!value.empty()) draft_.origin.assign(service_).append(":").append(value);
    } else if (name == "time") {
        draft_.created = parse_time(value);
        bad_time_ = !draft_.created && !value.empty();
        if (bad_time_) extra_.put(name, value);
    } else if (name == "shared") {
        if (value != "yes" && value != "no") return false;
        draft_.audience = value == "no" ? accounts::Audience::me() : accounts::Audience::everyone();
    } else if (name == "toread") {
        if (value != "yes" && value != "no") return false;
        draft_.unread = value == "yes";
    } else {
        return false;
    }
    return true;
}

void SavedPost::hand_over(ImportOptions const& options, Intake& intake, Place place) &&
{
    if (bad_time_) intake.warn(place, "the time of this post cannot be read");
    exchange::hand_over(intake, options, std::move(draft_), href_, std::move(extra_), std::move(place));
}

} // namespace florilege::exchange
