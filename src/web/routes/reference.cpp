#include "web/routes/reference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace florilege::web {
namespace {

std::string_view in_words(Policy policy)
{
    switch (policy.who()) {
    case Policy::Who::anyone: return "everybody";
    case Policy::Who::signed_in: return "an account";
    case Policy::Who::half_way: return "whose second step is open";
    case Policy::Who::site_owner: return "the owner of the site";
    case Policy::Who::feed_bearer: return "who has the secret in it";
    case Policy::Who::before_set_up: return "who sets the site up";
    }
    throw std::logic_error{"a policy that is none"};
}

} // namespace

std::string routes_reference(std::span<Route const* const> routes)
{
    std::vector<Route const*> sorted{routes.begin(), routes.end()};
    std::sort(sorted.begin(), sorted.end(), [](Route const* a, Route const* b) {
        return std::pair{a->path, a->method} < std::pair{b->path, b->method};
    });
    std::string text = "# Addresses\n\nEvery address that a site answers, and who may ask for it; what they "
                       "then see of it, the "
                       "audience of each thing decides. For everybody else it is not there, or asks them to "
                       "sign in. A step in "
                       "braces takes any text. Those below `/api/v1/` are told of in [api.md](api.md). This "
                       "page is written by "
                       "`ninja write_reference` from the table of routes.\n\n"
                       "| Address | For | |\n| --- | --- | --- |\n";
    for (auto const* route : sorted)
        text += fmt::format("| {} `{}` | {} | {} |\n", name_of(route->method), route->path,
                            in_words(route->policy), route->summary);
    return text;
}

} // namespace florilege::web
