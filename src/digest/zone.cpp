#include "digest/zone.hpp"

#include <unicode/basictz.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <stdexcept>

namespace florilege::digest {

using namespace std::chrono;

struct Zone::Rules {
    std::string name;
    std::unique_ptr<icu::BasicTimeZone const> zone;
};

namespace {

// No name of the database is longer; ICU would take time in proportion to what it is given.
constexpr std::size_t longest_name = 64;

// ICU counts milliseconds in a double, exact for every year we accept.
UDate icu_time(microseconds since_epoch)
{
    return static_cast<UDate>(floor<milliseconds>(since_epoch).count());
}

} // namespace

Zone Zone::utc()
{
    static Zone const zone = named("UTC").value();
    return zone;
}

Result<Zone> Zone::named(std::string_view name)
{
    auto const unknown = [&] {
        return Fault{"", "there is no time zone \"" + std::string{name.substr(0, longest_name)} +
                             "\"; names look like Europe/Paris"};
    };
    if (name.empty() || name.size() > longest_name) return unknown();

    icu::UnicodeString const id{name.data(), static_cast<int32_t>(name.size()), US_INV};
    UErrorCode status = U_ZERO_ERROR;
    UBool in_database = false;
    icu::UnicodeString canonical;
    icu::TimeZone::getCanonicalID(id, canonical, in_database, status);
    if (U_FAILURE(status) || !in_database) return unknown();

    std::unique_ptr<icu::TimeZone> zone{icu::TimeZone::createTimeZone(id)};
    auto* const rules = dynamic_cast<icu::BasicTimeZone*>(zone.get());
    if (rules == nullptr) return unknown();
    std::unique_ptr<icu::BasicTimeZone const> owned{rules};
    [[maybe_unused]] auto* const handed_over = zone.release();
    return Zone{std::make_shared<Rules const>(Rules{std::string{name}, std::move(owned)})};
}

std::vector<std::string> Zone::names()
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::StringEnumeration> const found{icu::TimeZone::createTimeZoneIDEnumeration(
        UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status)};
    std::vector<std::string> names;
    if (found == nullptr || U_FAILURE(status)) return names;
    while (auto const* const name = found->next(nullptr, status))
        names.emplace_back(name);
    std::sort(names.begin(), names.end());
    return names;
}

std::string const& Zone::name() const noexcept
{
    return rules_->name;
}

seconds Zone::offset(Time moment) const
{
    int32_t raw = 0;
    int32_t saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    rules_->zone->getOffset(icu_time(moment.time_since_epoch()), false, raw, saving, status);
    if (U_FAILURE(status)) throw std::runtime_error{"ICU: " + std::string{u_errorName(status)}};
    return floor<seconds>(milliseconds{raw + saving});
}

WallTime Zone::wall(Time moment) const
{
    return WallTime{moment.time_since_epoch() + offset(moment)};
}

Time Zone::moment(WallTime wall) const
{
    int32_t raw = 0;
    int32_t saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    // The rules before the change answer both odd cases: they name the first of two equal times, and turn a
    // time that was skipped into a moment as far after the change as the time is after the skipped hour's
    // begin.
    rules_->zone->getOffsetFromLocal(icu_time(wall.time_since_epoch()), UCAL_TZ_LOCAL_FORMER,
                                     UCAL_TZ_LOCAL_FORMER, raw, saving, status);
    if (U_FAILURE(status)) throw std::runtime_error{"ICU: " + std::string{u_errorName(status)}};
    return Time{wall.time_since_epoch() - floor<seconds>(milliseconds{raw + saving})};
}

} // namespace florilege::digest
