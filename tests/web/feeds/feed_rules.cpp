#include "tests/web/feeds/feed_rules.hpp"

#include <boost/json.hpp>
#include <pugixml.hpp>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <span>

namespace florilege::tests {
namespace {

namespace json = boost::json;
using Faults = std::vector<std::string>;

bool is_absolute(std::string_view address)
{
    static std::regex const scheme{"[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"]+"};
    return std::regex_match(address.begin(), address.end(), scheme);
}

bool is_rfc3339(std::string_view time)
{
    static std::regex const form{R"(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:)"
                                 R"(([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d))"};
    return std::regex_match(time.begin(), time.end(), form);
}

bool is_rfc822(std::string_view time)
{
    static std::regex const form{R"(((Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} )"
                                 R"((Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} )"
                                 R"([0-2]\d:[0-5]\d(:[0-5]\d)? (GMT|UT|[+-]\d{4}))"};
    return std::regex_match(time.begin(), time.end(), form);
}

bool is_media_type(std::string_view type)
{
    static std::regex const form{R"([A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(;.*)?)"};
    return std::regex_match(type.begin(), type.end(), form);
}

enum class Holds { text, html, absolute, rfc3339, rfc822, number, person, link, category, entry, guid };

/// What may stand in an element, how often and with what in it.
struct Rule {
    std::string_view name;
    std::size_t least;
    std::size_t most;
    Holds holds;
};
constexpr std::size_t any = 1'000'000;

constexpr Rule of_person[]{
    {"name", 1, 1, Holds::text}, {"uri", 0, 1, Holds::absolute}, {"email", 0, 1, Holds::text}};
constexpr Rule of_atom_entry[]{{"author", 0, any, Holds::person},   {"category", 0, any, Holds::category},
                               {"content", 0, 1, Holds::html},      {"contributor", 0, any, Holds::person},
                               {"id", 1, 1, Holds::absolute},       {"link", 0, any, Holds::link},
                               {"published", 0, 1, Holds::rfc3339}, {"rights", 0, 1, Holds::html},
                               {"summary", 0, 1, Holds::html},      {"title", 1, 1, Holds::html},
                               {"updated", 1, 1, Holds::rfc3339}};
constexpr Rule of_atom_feed[]{{"author", 0, any, Holds::person},      {"category", 0, any, Holds::category},
                              {"contributor", 0, any, Holds::person}, {"generator", 0, 1, Holds::text},
                              {"icon", 0, 1, Holds::absolute},        {"id", 1, 1, Holds::absolute},
                              {"link", 0, any, Holds::link},          {"logo", 0, 1, Holds::absolute},
                              {"rights", 0, 1, Holds::html},          {"subtitle", 0, 1, Holds::html},
                              {"title", 1, 1, Holds::html},           {"updated", 1, 1, Holds::rfc3339},
                              {"entry", 0, any, Holds::entry}};
constexpr Rule of_rss_item[]{{"title", 0, 1, Holds::text},       {"link", 0, 1, Holds::absolute},
                             {"description", 0, 1, Holds::text}, {"author", 0, 1, Holds::text},
                             {"category", 0, any, Holds::text},  {"comments", 0, 1, Holds::absolute},
                             {"guid", 0, 1, Holds::guid},        {"pubDate", 0, 1, Holds::rfc822}};
constexpr Rule of_rss_channel[]{{"title", 1, 1, Holds::text},           {"link", 1, 1, Holds::absolute},
                                {"description", 1, 1, Holds::text},     {"language", 0, 1, Holds::text},
                                {"copyright", 0, 1, Holds::text},       {"pubDate", 0, 1, Holds::rfc822},
                                {"lastBuildDate", 0, 1, Holds::rfc822}, {"category", 0, any, Holds::text},
                                {"generator", 0, 1, Holds::text},       {"docs", 0, 1, Holds::absolute},
                                {"ttl", 0, 1, Holds::number},           {"item", 0, any, Holds::entry}};
constexpr Rule of_rss[]{{"channel", 1, 1, Holds::entry}};

class XmlRules {
public:
    explicit XmlRules(Faults& faults) : faults_{faults} {}

    /// Elements with a prefix are of another vocabulary, which must be declared.
    void children(pugi::xml_node node, std::span<Rule const> rules)
    {
        std::map<std::string_view, std::size_t> seen;
        for (auto const child : node.children()) {
            if (child.type() != pugi::node_element) {
                if (!is_blank(child.value())) say(node, "has text between its elements");
                continue;
            }
            std::string_view const name = child.name();
            if (auto const colon = name.find(':'); colon != std::string_view::npos) {
                if (!child.root().first_child().attribute(
                        ("xmlns:" + std::string{name.substr(0, colon)}).c_str()))
                    say(child, "is of a vocabulary that is not declared");
                continue;
            }
            auto const rule =
                std::find_if(rules.begin(), rules.end(), [&](auto const& one) { return one.name == name; });
            if (rule == rules.end()) {
                say(child, "is not allowed here");
                continue;
            }
            ++seen[name];
            content(child, rule->holds);
        }
        for (auto const& rule : rules)
            if (seen[rule.name] < rule.least || seen[rule.name] > rule.most)
                say(node, "has " + std::to_string(seen[rule.name]) + " of " + std::string{rule.name});
    }

    void attributes(pugi::xml_node node, std::set<std::string_view> const& allowed)
    {
        for (auto const attribute : node.attributes()) {
            std::string_view const name = attribute.name();
            if (!allowed.contains(name) && name.find(':') == std::string_view::npos && name != "xmlns")
                say(node, "has an attribute " + std::string{name});
        }
    }

    void say(pugi::xml_node node, std::string const& what) { faults_.push_back(node.path() + ' ' + what); }

private:
    static bool is_blank(std::string_view text)
    {
        return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
    }

    void text_alone(pugi::xml_node node)
    {
        for (auto const child : node.children())
            if (child.type() == pugi::node_element) say(node, "has elements where text stands");
    }

    void content(pugi::xml_node node, Holds holds)
    {
        std::string_view const text = node.text().get();
        switch (holds) {
        case Holds::text:
            attributes(node, {"uri", "version", "domain"});
            text_alone(node);
            break;
        case Holds::html: {
            attributes(node, {"type"});
            text_alone(node);
            std::string_view const type = node.attribute("type").as_string("text");
            if (type != "text" && type != "html") say(node, "is of the type " + std::string{type});
            break;
        }
        case Holds::absolute:
            attributes(node, {});
            text_alone(node);
            if (!is_absolute(text)) say(node, "is no absolute address: " + std::string{text});
            break;
        case Holds::rfc3339:
            attributes(node, {});
            if (!is_rfc3339(text)) say(node, "is no time as of RFC 3339: " + std::string{text});
            break;
        case Holds::rfc822:
            attributes(node, {});
            if (!is_rfc822(text)) say(node, "is no time as of RFC 822: " + std::string{text});
            break;
        case Holds::number:
            if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos)
                say(node, "is no number");
            break;
        case Holds::person:
            attributes(node, {});
            children(node, of_person);
            break;
        case Holds::link: link(node); break;
        case Holds::category:
            attributes(node, {"term", "scheme", "label"});
            if (!node.attribute("term")) say(node, "has no term");
            if (auto const scheme = node.attribute("scheme"); scheme && !is_absolute(scheme.value()))
                say(node, "has a scheme that is no absolute address");
            break;
        case Holds::guid:
            attributes(node, {"isPermaLink"});
            if (text.empty()) say(node, "is empty");
            if (node.attribute("isPermaLink").as_string("true") == std::string_view{"true"} &&
                !text.starts_with("http"))
                say(node, "is no address to open");
            break;
        case Holds::entry: break; // whoever asks looks into it
        }
    }

    void link(pugi::xml_node node)
    {
        attributes(node, {"href", "rel", "type", "hreflang", "title", "length"});
        if (!is_absolute(node.attribute("href").value())) say(node, "leads to no absolute address");
        if (auto const type = node.attribute("type"); type && !is_media_type(type.value()))
            say(node, "has a type that is none");
        if (auto const relation = node.attribute("rel"); relation && *relation.value() == '\0')
            say(node, "has an empty relation");
    }

    Faults& faults_;
};

/// How many links of an element have that relation.
std::size_t links(pugi::xml_node node, char const* name, std::string_view relation)
{
    std::size_t count = 0;
    for (auto const link : node.children(name))
        count += link.attribute("rel").as_string("alternate") == relation ? 1U : 0U;
    return count;
}

void check_atom(pugi::xml_document const& document, FeedIs is, Faults& faults)
{
    XmlRules rules{faults};
    auto const feed = document.child("feed");
    if (feed.attribute("xmlns").value() != std::string_view{"http://www.w3.org/2005/Atom"})
        rules.say(feed, "is not of Atom's namespace");
    rules.attributes(feed, {});
    rules.children(feed, of_atom_feed);
    if (is == FeedIs::at_an_address && links(feed, "link", "self") != 1)
        rules.say(feed, "does not say its own address once");
    if (links(feed, "link", "alternate") > 1) rules.say(feed, "has two pages");
    std::set<std::string> ids{feed.child("id").text().get()};
    for (auto const entry : feed.children("entry")) {
        rules.attributes(entry, {});
        rules.children(entry, of_atom_entry);
        if (!ids.insert(entry.child("id").text().get()).second)
            rules.say(entry, "has an id that was there already");
        if (!entry.child("author") && !feed.child("author")) rules.say(entry, "is by nobody");
        if (links(entry, "link", "alternate") > 1) rules.say(entry, "has two pages");
        if (!entry.child("content") && links(entry, "link", "alternate") == 0)
            rules.say(entry, "has neither content nor a page");
    }
}

void check_rss(pugi::xml_document const& document, Faults& faults)
{
    XmlRules rules{faults};
    auto const rss = document.child("rss");
    if (rss.attribute("version").value() != std::string_view{"2.0"}) rules.say(rss, "is of no version 2.0");
    rules.attributes(rss, {"version"});
    rules.children(rss, of_rss);
    auto const channel = rss.child("channel");
    rules.children(channel, of_rss_channel);
    if (links(channel, "atom:link", "self") != 1) rules.say(channel, "does not say its own address once");
    std::set<std::string> ids;
    for (auto const item : channel.children("item")) {
        rules.children(item, of_rss_item);
        if (!item.child("title") && !item.child("description"))
            rules.say(item, "has neither title nor description");
        if (!ids.insert(item.child("guid").text().get()).second)
            rules.say(item, "has an id that was there already");
    }
}

enum class Member { text, html, address, time, texts, authors, items, hubs };

using Members = std::map<std::string_view, Member>;

class JsonRules {
public:
    explicit JsonRules(Faults& faults) : faults_{faults} {}

    void members(json::object const& object, Members const& allowed, std::string const& place)
    {
        for (auto const& [name, value] : object) {
            std::string_view const key{name.data(), name.size()};
            if (key.starts_with('_')) continue; // the format's place for what is not of it
            auto const known = allowed.find(key);
            if (known == allowed.end())
                say(place, "has a member " + std::string{key});
            else
                member(value, known->second, place + '/' + std::string{key});
        }
    }

    void say(std::string const& place, std::string const& what) { faults_.push_back(place + ' ' + what); }

private:
    void member(json::value const& value, Member kind, std::string const& place)
    {
        auto const* const text = value.if_string();
        std::string_view const said =
            text == nullptr ? std::string_view{} : std::string_view{text->data(), text->size()};
        switch (kind) {
        case Member::text:
            if (said.empty()) say(place, "is no text, or an empty one");
            break;
        case Member::html:
            if (text == nullptr) say(place, "is no text");
            break;
        case Member::address:
            if (!is_absolute(said)) say(place, "is no absolute address");
            break;
        case Member::time:
            if (!is_rfc3339(said)) say(place, "is no time as of RFC 3339");
            break;
        case Member::texts:
            if (!value.is_array()) return say(place, "is no list");
            for (auto const& one : value.get_array())
                member(one, Member::text, place);
            break;
        case Member::authors:
            objects(value, {{"name", Member::text}, {"url", Member::address}, {"avatar", Member::address}},
                    place);
            break;
        case Member::hubs: objects(value, {{"type", Member::text}, {"url", Member::address}}, place); break;
        case Member::items:
            if (!value.is_array()) say(place, "is no list");
            break; // whoever asks looks into it
        }
    }

    void objects(json::value const& value, Members const& allowed, std::string const& place)
    {
        if (!value.is_array()) return say(place, "is no list");
        for (auto const& one : value.get_array()) {
            if (!one.is_object() || one.get_object().empty())
                say(place, "has something that is nobody");
            else
                members(one.get_object(), allowed, place);
        }
    }

    Faults& faults_;
};

void check_json(std::string const& body, Faults& faults)
{
    static Members const of_feed{
        {"version", Member::text},     {"title", Member::text},       {"home_page_url", Member::address},
        {"feed_url", Member::address}, {"description", Member::text}, {"next_url", Member::address},
        {"icon", Member::address},     {"authors", Member::authors},  {"language", Member::text},
        {"hubs", Member::hubs},        {"items", Member::items}};
    static Members const of_item{
        {"id", Member::text},         {"url", Member::address},         {"external_url", Member::address},
        {"title", Member::text},      {"content_html", Member::html},   {"content_text", Member::text},
        {"summary", Member::text},    {"date_published", Member::time}, {"date_modified", Member::time},
        {"authors", Member::authors}, {"tags", Member::texts},          {"language", Member::text}};
    JsonRules rules{faults};
    boost::system::error_code failed;
    auto const parsed = json::parse(body, failed);
    if (failed || !parsed.is_object()) return rules.say("", "is no JSON object");
    auto const& feed = parsed.get_object();
    rules.members(feed, of_feed, "");
    for (auto const* needed : {"version", "title", "feed_url", "items"})
        if (!feed.contains(needed)) rules.say("", std::string{"has no "} + needed);
    if (auto const* version = feed.if_contains("version");
        version && *version != "https://jsonfeed.org/version/1.1")
        rules.say("/version", "is another one");
    auto const* items = feed.if_contains("items");
    if (items == nullptr || !items->is_array()) return;
    std::set<std::string> ids;
    for (auto const& one : items->get_array()) {
        if (!one.is_object()) {
            rules.say("/items", "has something that is no object");
            continue;
        }
        auto const& item = one.get_object();
        rules.members(item, of_item, "/items");
        auto const* id = item.if_contains("id");
        if (id == nullptr || !ids.insert(json::serialize(*id)).second)
            rules.say("/items", "has no id, or one that was there already");
        if (!item.contains("content_html") && !item.contains("content_text"))
            rules.say("/items", "has an item without content");
    }
}

} // namespace

bool is_feed(std::string_view type)
{
    return type.starts_with("application/atom+xml") || type.starts_with("application/rss+xml") ||
           type.starts_with("application/feed+json");
}

std::vector<std::string> broken_rules(std::string_view type, std::string const& body, FeedIs is)
{
    Faults faults;
    if (type.starts_with("application/feed+json")) {
        check_json(body, faults);
        return faults;
    }
    pugi::xml_document document;
    auto const read =
        document.load_buffer(body.data(), body.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    if (!read) return {std::string{"is no XML: "} + read.description()};
    type.starts_with("application/atom+xml") ? check_atom(document, is, faults) : check_rss(document, faults);
    return faults;
}

} // namespace florilege::tests
