#include "web/api/facet_json.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

constexpr std::array fields{
    must("name", Shape::text(), "The tag, site or year"),
    must("count", Shape::whole(), "How many bookmarks have it"),
};

} // namespace

constexpr Object facet_object{"Facet", "What several bookmarks have in common", fields};

boost::json::array facet_list(std::vector<library::Facet> const& facets)
{
    boost::json::array array;
    for (auto const& facet : facets)
        array.push_back(boost::json::object{{"name", facet.name}, {"count", facet.count}});
    return array;
}

} // namespace florilege::web
