#include "cli/remote/bundles.hpp"

#include "cli/remote/values.hpp"

#include <boost/json.hpp>

namespace florilege::cli {
namespace {

namespace json = boost::json;

std::string path_of(library::BundleName const& name)
{
    return "bundles/" + step(name.text());
}

} // namespace

Result<std::vector<library::Bundle>> all_bundles(Server const& server)
{
    auto const answered = server.get("bundles");
    if (!answered) return answered.error();
    std::vector<library::Bundle> bundles;
    for (auto const& item : answered->items()) {
        auto const& object = item.as_object();
        bundles.push_back({id_in(object), text_in(object, "name"), texts_in(object, "tags")});
    }
    return bundles;
}

Result<void> set_bundle(Server const& server, library::BundleName const& name,
                        std::vector<library::TagName> const& tags)
{
    json::array names;
    for (auto const& tag : tags)
        names.push_back(json::value(tag.text()));
    return done(server.put(path_of(name), json::object{{"tags", std::move(names)}}));
}

Result<void> rename_bundle(Server const& server, library::BundleName const& from,
                           library::BundleName const& to)
{
    return done(server.post(path_of(from) + "/rename", json::object{{"name", to.text()}}));
}

Result<void> delete_bundle(Server const& server, library::BundleName const& name)
{
    return done(server.erase(path_of(name)));
}

} // namespace florilege::cli
