#include "cli/remote/tags.hpp"

#include "cli/remote/refusal.hpp"
#include "cli/remote/values.hpp"
#include "text/url/typed_address.hpp"

#include <boost/json.hpp>

namespace florilege::cli {
namespace {

namespace json = boost::json;

constexpr std::size_t most_proposals = 100; ///< that a site gives at once

library::Tag tag_of(json::object const& object)
{
    return {library::TagId{0}, text_in(object, "name"), texts_in(object, "aliases"),
            text_in(object, "parent"), number_in(object, "bookmarks")};
}

Result<library::TagChange> changed(Result<Answered> const& answered)
{
    if (!answered) return answered.error();
    auto const& object = answered->object();
    return library::TagChange{text_in(object, "change"), number_in(object, "bookmarks")};
}

Result<library::TagChange> change(Server const& server, library::TagName const& tag, std::string_view what,
                                  json::object const& body)
{
    return changed(server.post("tags/" + step(tag.text()) + '/' + std::string{what}, body));
}

} // namespace

Result<std::vector<library::Tag>> tags_there(Context const& context, std::string const& beginning)
{
    auto const server = Server::of(context);
    if (!server) return server.error();
    std::vector<library::Tag> tags;
    std::string next;
    do {
        auto const answered =
            server->get("tags", {{"beginning", beginning}, {"limit", "1000"}, {"cursor", next}});
        if (!answered) return answered.error();
        for (auto const& item : answered->items())
            tags.push_back(tag_of(item.as_object()));
        next = text_in(answered->object(), "next");
    } while (!next.empty());
    return tags;
}

Result<std::vector<library::Completion>> completions_there(Context const& context, std::string const& text,
                                                           std::size_t limit)
{
    if (limit > most_proposals) return above_limit(most_proposals);
    auto const server = Server::of(context);
    if (!server) return server.error();
    std::vector<library::Completion> completions;
    if (limit == 0) return completions;
    auto const answered = server->get("tags/complete", {{"text", text}, {"limit", std::to_string(limit)}});
    if (!answered) return answered.error();
    for (auto const& item : answered->items()) {
        auto const& object = item.as_object();
        completions.push_back(
            {text_in(object, "name"), text_in(object, "alias"), number_in(object, "bookmarks")});
    }
    return completions;
}

Result<std::vector<library::TagSuggestion>> suggestions_there(Context const& context, PageToTag const& page)
{
    if (page.limit > most_proposals) return above_limit(most_proposals);
    auto const server = Server::of(context);
    if (!server) return server.error();
    std::vector<library::TagSuggestion> suggestions;
    Parameters parameters{{"title", page.title.value_or("")},
                          {"note", page.note.value_or("")},
                          {"limit", std::to_string(std::max<std::size_t>(1, page.limit))}};
    if (PublicId::parse(page.word)) {
        parameters.emplace_back("bookmark", page.word);
    } else {
        auto const address = text::read_typed_address(page.word);
        if (!address) return address.error();
        parameters.emplace_back("url", address->text());
    }
    auto const answered = server->get("tags/suggest", parameters);
    if (!answered) return answered.error();
    for (auto const& item : answered->items()) {
        auto const& object = item.as_object();
        auto const share = [&](std::string_view name) { return object.at(name).to_number<double>(); };
        suggestions.push_back({text_in(object, "name"), share("site"), share("words"), share("neighbours")});
    }
    if (page.limit == 0) suggestions.clear();
    return suggestions;
}

Result<library::TagPage> tag_page(Server const& server, library::TagName const& name)
{
    auto const answered = server.get("tags/" + step(name.text()));
    if (!answered) return answered.error();
    auto const& object = answered->object();
    library::TagPage page{tag_of(object),
                          {},
                          number_in(object, "with_children"),
                          time_in(object, "first"),
                          time_in(object, "last"),
                          facets_of(object.at("related").as_array()),
                          {}};
    for (auto const& child : object.at("children").as_array())
        page.children.push_back(tag_of(child.as_object()));
    for (auto const& bookmark : object.at("newest").as_array())
        page.newest.push_back(bookmark_of(bookmark.as_object()));
    return page;
}

Result<library::TagChange> rename_there(Server const& server, library::TagName const& from,
                                        library::TagName const& to)
{
    return change(server, from, "rename", {{"name", to.text()}});
}

Result<library::TagChange> merge_there(Server const& server, library::TagName const& from,
                                       library::TagName const& into)
{
    return change(server, from, "merge", {{"into", into.text()}});
}

Result<library::TagChange> alias_there(Server const& server, library::TagName const& alias,
                                       library::TagName const& of)
{
    return change(server, of, "alias", {{"alias", alias.text()}});
}

Result<library::TagChange> put_under_there(Server const& server, library::TagName const& tag,
                                           std::optional<library::TagName> const& parent)
{
    return change(server, tag, "parent", {{"parent", parent ? json::value(parent->text()) : json::value{}}});
}

Result<library::TagChange> delete_there(Server const& server, library::TagName const& tag)
{
    return changed(server.erase("tags/" + step(tag.text())));
}

} // namespace florilege::cli
