#include "web/pages/duplicates/duplicates_page.hpp"

#include "library/duplicates/duplicates.hpp"
#include "library/duplicates/merge_duplicates.hpp"
#include "library/title_of.hpp"
#include "web/pages/library/item_fields.hpp"
#include "web/site/page.hpp"

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::size_t pages_shown = 50;

std::vector<Fields> copies_of(Asking const& asking, library::SamePage const& same)
{
    std::vector<Fields> copies;
    for (auto const& bookmark : same) {
        Fields copy;
        copy.set("copy_address", "/b/" + bookmark.content.id->text());
        copy.set("copy_url", bookmark.content.url->text());
        copy.set("date", day_in_words(asking, *bookmark.content.created));
        copies.push_back(std::move(copy));
    }
    return copies;
}

Response duplicates_page(Reading& reading)
{
    auto const found = library::duplicates(reading.session, reading.account().id, pages_shown);
    std::vector<Fields> rows;
    for (auto const& same : found.pages) {
        Fields row;
        row.set("id", same.front().content.id->text());
        row.set("title", library::title_of(same.front().content));
        row.list("copies", copies_of(reading, same));
        rows.push_back(std::move(row));
    }
    PageDraft draft{"duplicates"};
    auto const& words = reading.words();
    draft.title = std::string{words.text("duplicates.title")};
    draft.fields.set("total", words.say("duplicates.total", {{"count", found.total}}));
    draft.fields.say("any", !rows.empty());
    draft.fields.set("all", words.say("duplicates.all", {{"count", static_cast<std::int64_t>(rows.size())}}));
    draft.fields.list("rows", std::move(rows));
    return page(reading, std::move(draft));
}

/// One page, or without `id` those that the page shows.
Response merge(Changing& changing)
{
    auto const wanted = changing.field("id");
    auto const id = PublicId::parse(wanted);
    if (!wanted.empty() && !id) return error_page(changing, 400);
    auto const merged = changing.change(
        [&](store::Transaction& transaction, library::Shelf const& shelf) -> Result<library::PagesMerged> {
            if (id) return library::merge_pages(transaction, shelf, std::array{*id});
            return library::merge_duplicates(transaction, shelf, pages_shown);
        });
    return merged ? done(changing, "/duplicates") : not_found(changing);
}

} // namespace

Route const duplicates_page_route{Method::get, "/duplicates", Policy::Who::signed_in, duplicates_page,
                                  "Pages of the visitor's library that are saved under several addresses"};
Route const merge_duplicates_route{Method::post,
                                   "/duplicates",
                                   Policy::Who::signed_in,
                                   merge,
                                   "Makes one bookmark of each of these, in which nothing is lost",
                                   Body::form};

} // namespace florilege::web
