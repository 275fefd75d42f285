#include "cli/remote/bookmarks.hpp"

#include "cli/remote/values.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace florilege::cli {
namespace {

namespace json = boost::json;

constexpr std::size_t most_at_once = 1000; ///< of what one answer holds

json::object to_save(library::BookmarkDraft const& draft)
{
    json::object object{{"url", draft.url->text()},
                        {"tags", json::array(draft.tags.begin(), draft.tags.end())},
                        {"audience", draft.audience->is_public() ? "public" : "me"},
                        {"unread", draft.unread}};
    if (!draft.title.empty()) object["title"] = draft.title;
    if (!draft.note.empty()) object["note"] = draft.note;
    if (!draft.article.empty()) object["article"] = draft.article;
    return object;
}

library::Taken taken_named(std::string_view word)
{
    if (word == "added") return library::Taken::added;
    return word == "updated" ? library::Taken::updated : library::Taken::unchanged;
}

library::MissingName missing_name(json::object const& object)
{
    auto const* const field = library::field_named(text_in(object, "field"));
    return {field == nullptr ? library::FieldKind::tag : field->kind, text_in(object, "name"),
            text_in(object, "near")};
}

void take_page(library::SearchResult& result, Answered const& answered)
{
    auto const& object = answered.object();
    result.total = number_in(object, "total");
    for (auto const& item : answered.items())
        result.hits.push_back({bookmark_of(item.as_object()), text_in(item.as_object(), "snippet")});
    if (auto const* const facets = object.if_contains("facets")) {
        auto const& all = facets->as_object();
        result.facets = {facets_of(all.at("tags").as_array()), facets_of(all.at("sites").as_array()),
                         facets_of(all.at("years").as_array()), is_so(all, "approximate")};
    }
    if (auto const* const missing = object.if_contains("missing"))
        for (auto const& name : missing->as_array())
            result.missing.push_back(missing_name(name.as_object()));
}

} // namespace

Result<Saved> save_there(Context const& context, library::BookmarkDraft const& draft)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    auto const answered = server->post("bookmarks", to_save(draft));
    if (!answered) return answered.error();
    auto const& object = answered->object();
    return Saved{taken_named(text_in(object, "result")), text_in(object.at("bookmark").as_object(), "id")};
}

Result<library::SearchResult> found(Server const& server, std::string const& query,
                                    library::SearchOptions const& options)
{
    library::SearchResult result;
    bool is_over = false;
    while (!is_over) {
        auto const missing = options.limit - result.hits.size();
        auto const wanted = std::clamp<std::size_t>(missing, 1, most_at_once);
        auto const had = result.hits.size();
        auto const sort = options.sort ? library::sort_names.at(static_cast<std::size_t>(*options.sort))
                                       : std::string_view{};
        auto const answered = server.get("bookmarks", {{"q", query},
                                                       {"sort", std::string{sort}},
                                                       {"limit", std::to_string(wanted)},
                                                       {"offset", std::to_string(options.offset + had)},
                                                       {"facets", had == 0 ? "true" : ""}});
        if (!answered) return answered.error();
        take_page(result, *answered);
        is_over = result.hits.size() >= options.limit || result.hits.size() - had < wanted;
    }
    if (result.hits.size() > options.limit) result.hits.clear(); // none were wanted, only their number
    return result;
}

} // namespace florilege::cli
