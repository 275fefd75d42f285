#include "web/pages/library/searches_page.hpp"

#include "web/http/target.hpp"
#include "web/pages/library/question.hpp"
#include "web/site/fault_words.hpp"
#include "web/site/page.hpp"

namespace florilege::web {
namespace {

using text::Fields;

Response searches_page(Reading& reading)
{
    std::vector<Fields> rows;
    for (auto const& search : library::saved_searches(reading.session, reading.account().id)) {
        Fields row;
        row.set("search", search.name);
        row.set("search_query", search.query);
        row.set("search_address", address_of(search));
        rows.push_back(std::move(row));
    }
    PageDraft draft{"searches"};
    draft.title = std::string{reading.words().text("searches.title")};
    draft.fields.say("any", !rows.empty());
    draft.fields.list("rows", std::move(rows));
    return page(reading, std::move(draft));
}

Response refused(Changing& changing, std::string const& reason)
{
    return error_page(changing, 422,
                      changing.words().say("searches.fault", {{"reason", std::string_view{reason}}}));
}

Response save(Changing& changing)
{
    auto const name = library::SearchName::parse(changing.field("name"));
    auto const text = changing.field("q");
    if (!name) return refused(changing, std::string{changing.words().text("searches.no-name")});
    // What would fail each time it is asked is said now.
    if (auto const query = read_query(changing, text); !query)
        return refused(changing, in_words(changing.words(), query.error()));
    changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        library::save_search(transaction, shelf, *name, text, library::sort_named(changing.field("sort")));
        return true;
    });
    return done(changing, changing.back("/searches"));
}

Response rename(Changing& changing)
{
    auto const from = library::SearchName::parse(changing.field("search"));
    auto const to = library::SearchName::parse(changing.field("name"));
    if (!from) return not_found(changing);
    if (!to) return refused(changing, std::string{changing.words().text("searches.no-name")});
    auto const renamed = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return library::rename_search(transaction, shelf, *from, *to);
    });
    return renamed ? done(changing, "/searches")
                   : refused(changing, in_words(changing.words(), renamed.error()));
}

Response remove(Changing& changing)
{
    auto const name = library::SearchName::parse(changing.field("search"));
    if (!name) return not_found(changing);
    auto const removed = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return library::delete_search(transaction, shelf, *name);
    });
    return removed ? done(changing, "/searches") : not_found(changing);
}

} // namespace

std::string address_of(library::SavedSearch const& search)
{
    auto const sort = search.sort
                          ? std::string{library::sort_names.at(static_cast<std::size_t>(*search.sort))}
                          : std::string{};
    return "/" + query_text({{"q", search.query}, {"sort", sort}});
}

Route const searches_page_route{Method::get, "/searches", Policy::Who::signed_in, searches_page,
                                "The visitor's saved searches"};
Route const save_search_route{
    Method::post, "/searches", Policy::Who::signed_in, save, "Keeps a question under a name", Body::form};
Route const rename_search_route{Method::post, "/searches/rename",       Policy::Who::signed_in,
                                rename,       "Renames a saved search", Body::form};
Route const delete_search_route{Method::post, "/searches/delete",       Policy::Who::signed_in,
                                remove,       "Deletes a saved search", Body::form};

} // namespace florilege::web
