#pragma once

#include "digest/language.hpp"
#include "digest/period.hpp"

#include <string>

namespace florilege::digest {

/// "2012-01-30".
std::string iso_date(WallTime wall);

/// RFC 5322, always English and UTC: "Mon, 30 Jan 2012 08:00:00 +0000".
std::string rfc5322(Time moment);

/// "30 January 2012", "1er janvier 2012".
std::string day_in_words(WallTime wall, Language language);

/// Whether dates carry their year.
enum class Years { shown, only_where_they_differ };

/// A period's days in words: "12–18 November 2026", "30 January – 5 February", « du 30 janvier au 5 février
/// », « le 3 mars 2026 ». A period of less than two days that does not begin and end at midnight has times
/// too.
std::string span_in_words(Period const& period, Language language, Years years);

} // namespace florilege::digest
