#include "exchange/importers/florilege_fields.hpp"

#include "exchange/dates.hpp"
#include "prelude/iso_time.hpp"

#include <boost/json.hpp>

namespace florilege::exchange {

namespace json = boost::json;

FlorilegeFields::FlorilegeFields(json::object object, Intake& intake, Place const& place)
    : object_{std::move(object)}, intake_{&intake}, place_{&place}
{}

std::string FlorilegeFields::text(std::string_view name)
{
    json::value const value = take(name);
    if (auto const* text = value.if_string()) return {text->begin(), text->end()};
    if (!value.is_null()) doubt(name, "is not a text");
    return {};
}

bool FlorilegeFields::flag(std::string_view name)
{
    json::value const value = take(name);
    if (!value.is_null() && !value.is_bool()) doubt(name, "is neither true nor false");
    return value.is_bool() && value.get_bool();
}

std::int64_t FlorilegeFields::number(std::string_view name)
{
    json::value const value = take(name);
    if (value.is_int64()) return value.get_int64();
    if (!value.is_null()) doubt(name, "is not a whole number");
    return 0;
}

std::optional<std::chrono::local_days> FlorilegeFields::day(std::string_view name)
{
    auto const moment = time(name);
    if (!moment) return std::nullopt;
    return std::chrono::local_days{std::chrono::floor<std::chrono::days>(*moment).time_since_epoch()};
}

std::optional<Time> FlorilegeFields::time(std::string_view name)
{
    std::string const written = text(name);
    if (written.empty()) return std::nullopt;
    auto const moment = parse_time(written);
    // Others write the first second of 1970 where there is no date.
    if (!moment && written == iso_micros(Time{})) return Time{};
    if (!moment) doubt(name, "is not a date: " + written);
    return moment;
}

std::optional<PublicId> FlorilegeFields::id(std::string_view name)
{
    std::string const written = text(name);
    if (written.empty()) return std::nullopt;
    auto const id = PublicId::parse(written);
    if (!id) doubt(name, "is not an id: " + written);
    return id;
}

std::vector<std::string> FlorilegeFields::texts(std::string_view name)
{
    std::vector<std::string> list;
    for (json::value const& value : array(name)) {
        if (auto const* text = value.if_string())
            list.emplace_back(text->begin(), text->end());
        else
            doubt(name, "holds something that is not a text");
    }
    return list;
}

json::array FlorilegeFields::array(std::string_view name)
{
    json::value value = take(name);
    if (value.is_array()) return std::move(value.get_array());
    if (!value.is_null()) doubt(name, "is not an array");
    return {};
}

std::vector<FlorilegeFields> FlorilegeFields::objects(std::string_view name)
{
    std::vector<FlorilegeFields> list;
    json::array values = array(name);
    list.reserve(values.size());
    for (json::value& value : values) {
        if (value.is_object())
            list.emplace_back(std::move(value.get_object()), *intake_, *place_);
        else
            doubt(name, "holds something that is not an object");
    }
    return list;
}

std::string FlorilegeFields::verbatim(std::string_view name)
{
    json::value const value = take(name);
    if (auto const* text = value.if_string()) return {text->begin(), text->end()};
    return value.is_null() ? std::string{} : json::serialize(value);
}

void FlorilegeFields::put_back(std::string_view name, std::string_view text)
{
    object_[name] = text;
}

std::string FlorilegeFields::with_unknown(std::string extra)
{
    if (object_.empty()) return extra;
    json::value known = json::object{};
    if (!extra.empty()) {
        json::error_code failed;
        known = json::parse(extra, failed);
        if (failed || !known.is_object()) known = json::object{{"extra", extra}};
    }
    for (auto const& member : object_)
        known.get_object().insert(member);
    return json::serialize(known);
}

void FlorilegeFields::drop_unknown()
{
    for (auto const& member : object_)
        doubt(member.key(), "is not known and not kept");
}

void FlorilegeFields::doubt(std::string_view name, std::string_view what)
{
    intake_->warn(*place_, '"' + std::string{name} + "\" " + std::string{what});
}

json::value FlorilegeFields::take(std::string_view name)
{
    auto const found = object_.find(name);
    if (found == object_.end()) return nullptr;
    json::value value = std::move(found->value());
    object_.stable_erase(found);
    return value;
}

} // namespace florilege::exchange
