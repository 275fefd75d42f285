#include "cli/remote/digests.hpp"

#include "cli/remote/values.hpp"
#include "web/api/digest_json.hpp"

#include <boost/json.hpp>

#include <stdexcept>

namespace florilege::cli {
namespace {

namespace json = boost::json;

std::string path_of(std::string const& slug)
{
    return "digests/" + step(slug);
}

/// What a word of the answer names.
template <class Named> auto named(Named const& of_name, json::object const& object, std::string_view field)
{
    auto const word = text_in(object, field);
    auto const found = of_name(word);
    if (!found) throw std::runtime_error{"the site's answer has a word that is not known here: " + word};
    return *found;
}

OrderedDigest digest_of(json::object const& object)
{
    digest::Standing standing;
    standing.slug = text_in(object, "name");
    standing.title = text_in(object, "title");
    standing.query = text_in(object, "query");
    standing.every = named(digest::every_named, object, "every");
    standing.order = named(digest::order_named, object, "order");
    standing.language = digest::language_of(text_in(object, "language"));
    standing.zone = named(digest::Zone::named, object, "time_zone");
    standing.format = named(digest::format_named, object, "format");
    standing.folder = text_in(object, "folder");
    bool const for_everyone = text_in(object, "audience") == "public";
    standing.readers = for_everyone ? digest::Readers::everyone : digest::Readers::owner;
    return {std::move(standing), text_in(object, "url")};
}

} // namespace

Result<std::vector<OrderedDigest>> ordered_digests(Server const& server)
{
    auto const answered = server.get("digests");
    if (!answered) return answered.error();
    std::vector<OrderedDigest> digests;
    for (auto const& item : answered->items())
        digests.push_back(digest_of(item.as_object()));
    return digests;
}

Result<OrderedDigest> order_digest(Server const& server, digest::Standing const& standing)
{
    bool const for_everyone = standing.readers == digest::Readers::everyone;
    auto const answered = server.post(
        "digests", json::object{{"name", standing.slug},
                                {"title", standing.title},
                                {"query", standing.query},
                                {"every", name_of(standing.every)},
                                {"order", web::order_words.at(static_cast<std::size_t>(standing.order))},
                                {"language", tag_of(standing.language)},
                                {"audience", for_everyone ? "public" : "me"}});
    if (!answered) return answered.error();
    return digest_of(answered->object());
}

Result<void> publish_digest(Server const& server, std::string const& slug, std::string const& label)
{
    return done(server.post(path_of(slug) + "/publish", json::object{{"period", label}}));
}

Result<void> remove_digest(Server const& server, std::string const& slug)
{
    return done(server.erase(path_of(slug)));
}

} // namespace florilege::cli
