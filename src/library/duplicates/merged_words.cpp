#include "library/duplicates/merged_words.hpp"

#include <boost/json.hpp>

#include <set>

namespace florilege::library {
namespace {

namespace json = boost::json;

constexpr std::string_view everyone = "public";

/// A bookmark comes with every search and import: its `extra` is looked into only where it can hold the list.
bool may_hold_merged(std::string_view extra)
{
    return extra.find("\"merged\"") != std::string_view::npos;
}

std::string_view text_in(json::object const& object, std::string_view name)
{
    auto const* const value = object.if_contains(name);
    if (value == nullptr || !value->is_string()) return {};
    return value->get_string();
}

json::array const* list_in(json::value const& extra)
{
    auto const* const object = extra.if_object();
    auto const* const field = object == nullptr ? nullptr : object->if_contains(merged_field);
    return field == nullptr ? nullptr : field->if_array();
}

} // namespace

std::string audience_name(accounts::Audience audience)
{
    if (audience.is_private()) return "me";
    if (audience.is_public()) return std::string{everyone};
    return "space:" + std::to_string(audience.number());
}

std::vector<MergedWords> merged_words(BookmarkDraft const& bookmark)
{
    if (!may_hold_merged(bookmark.extra)) return {};
    boost::system::error_code failed;
    auto const extra = json::parse(bookmark.extra, failed);
    auto const* const list = failed ? nullptr : list_in(extra);
    if (list == nullptr) return {};

    bool const others_read = bookmark.audience && !bookmark.audience->is_private();
    std::set<std::string_view> said{"", bookmark.title, bookmark.article};
    auto const new_words = [&](std::string_view text) {
        return std::string{said.insert(text).second ? text : std::string_view{}};
    };
    std::vector<MergedWords> all;
    for (auto const& value : *list) {
        auto const* const gone = value.if_object();
        if (gone == nullptr) continue;
        // Lists of before there were audiences in them: the index holds none of their words.
        auto const audience = text_in(*gone, "audience");
        if (audience.empty() || (others_read && audience != everyone)) continue;
        auto const title = text_in(*gone, "title");
        // Many exports put the address where they have no title.
        MergedWords words{title == text_in(*gone, "url") ? std::string{} : new_words(title),
                          new_words(text_in(*gone, "article"))};
        if (!words.title.empty() || !words.article.empty()) all.push_back(std::move(words));
    }
    return all;
}

} // namespace florilege::library
