#include "web/pages/public/person_named.hpp"

#include "web/site/site.hpp"

namespace florilege::web {

std::optional<library::Profile> person_named(Reading& reading, std::string_view name)
{
    auto const parsed = accounts::AccountName::parse(name);
    return parsed ? library::find_profile(reading.session, *parsed) : std::nullopt;
}

} // namespace florilege::web
