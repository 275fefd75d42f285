#include "web/feeds/json_feed.hpp"

#include "prelude/iso_time.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

/// JSON Feed has no nulls and no empty members: what is not there is left out.
void put(json::object& object, std::string_view name, std::string const& value)
{
    if (!value.empty()) object.emplace(name, value);
}

json::array authors(FeedPerson const& person)
{
    json::object author;
    put(author, "name", person.name);
    put(author, "url", person.address);
    json::array all;
    all.push_back(std::move(author));
    return all;
}

json::object item(FeedEntry const& entry)
{
    json::object item;
    item.emplace("id", entry.id);
    item.emplace("url", entry.permalink);
    put(item, "external_url", entry.target);
    put(item, "title", entry.title);
    item.emplace("content_html", entry.html);
    put(item, "summary", entry.summary);
    item.emplace("date_published", iso_seconds(entry.published));
    item.emplace("date_modified", iso_seconds(entry.updated));
    if (!entry.author.name.empty()) item.emplace("authors", authors(entry.author));
    if (!entry.tags.empty()) {
        json::array tags;
        for (auto const& tag : entry.tags)
            tags.emplace_back(tag.name);
        item.emplace("tags", std::move(tags));
    }
    return item;
}

} // namespace

std::string json_feed_of(Feed const& feed)
{
    json::object whole;
    whole.emplace("version", "https://jsonfeed.org/version/1.1");
    whole.emplace("title", feed.title);
    whole.emplace("home_page_url", feed.home);
    whole.emplace("feed_url", feed.self);
    put(whole, "next_url", feed.next);
    whole.emplace("authors", authors(feed.author));
    if (!feed.hub.empty())
        whole.emplace("hubs", json::array{json::object{{"type", "WebSub"}, {"url", feed.hub}}});
    json::array items;
    for (auto const& entry : feed.entries)
        items.emplace_back(item(entry));
    whole.emplace("items", std::move(items));
    return json::serialize(whole);
}

} // namespace florilege::web
