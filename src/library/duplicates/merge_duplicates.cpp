#include "library/duplicates/merge_duplicates.hpp"

#include "library/duplicates/duplicates.hpp"
#include "library/duplicates/unite.hpp"
#include "library/history/history.hpp"
#include "library/history/page_image.hpp"
#include "library/identity.hpp"
#include "library/read.hpp"
#include "library/title_of.hpp"

#include <array>
#include <map>
#include <set>
#include <tuple>

namespace florilege::library {
namespace {

using Became = std::map<PublicId, PublicId>;

bool follow(std::optional<PublicId>& name, Became const& became)
{
    auto const now = name ? became.find(*name) : became.end();
    if (now == became.end()) return false;
    name = now->second;
    return true;
}

/// Lists name what the bookmarks and highlights became. Where that stands in the list already, an entry
/// without a note of its own would only say it twice.
void follow(std::vector<PageImage::Entry>& entries, Became const& bookmarks, Became const& highlights)
{
    using Thing = std::tuple<PublicId, std::optional<PublicId>, std::optional<PublicId>>;
    std::set<Thing> there;
    std::set<std::pair<PublicId, std::int64_t>> moved;
    for (auto& entry : entries) {
        bool const bookmark = follow(entry.bookmark, bookmarks);
        bool const highlight = follow(entry.highlight, highlights);
        if (bookmark || highlight)
            moved.emplace(entry.list, entry.place);
        else
            there.emplace(entry.list, entry.bookmark, entry.highlight);
    }
    std::map<PublicId, std::int64_t> left_out;
    std::erase_if(entries, [&](PageImage::Entry& entry) {
        bool const fresh = there.emplace(entry.list, entry.bookmark, entry.highlight).second;
        bool const twice = !fresh && entry.note.empty() && moved.contains({entry.list, entry.place});
        // Those behind it move up.
        entry.place -= twice ? 0 : left_out[entry.list];
        left_out[entry.list] += twice ? 1 : 0;
        return twice;
    });
}

/// A page with its first bookmark in place of all.
struct MergedPage {
    PageImage image;
    Became highlights;
};

MergedPage merged_page(PageImage const& before)
{
    auto after = before;
    auto& kept = after.savings.front();
    Became bookmarks;
    Became highlights;
    for (std::size_t at = 1; at < after.savings.size(); ++at) {
        auto& gone = after.savings[at];
        auto united = library::united(kept.content, gone.content);
        kept.content = std::move(united.bookmark);
        highlights.merge(united.became);
        kept.names.insert(kept.names.end(), gone.names.begin(), gone.names.end());
        kept.names.push_back(former_identity(identity_of(gone.content)));
        kept.names.push_back(former_id(*gone.content.id));
        bookmarks.emplace(*gone.content.id, *kept.content.id);
        PageImage::Saving none;
        none.exists = false;
        none.content.id = gone.content.id;
        gone = std::move(none);
    }
    follow(after.entries, bookmarks, highlights);
    return {std::move(after), std::move(highlights)};
}

/// Of the highlights that became one, the review that came furthest goes on. What is written into the images
/// is that of the highlight that stays, as it was and as it will be; those of the others are left as they
/// are.
void carry_reviews(store::Transaction& transaction, Shelf const& shelf, Became const& highlights,
                   PageImage& before, PageImage& after)
{
    std::map<PublicId, ReviewState> furthest;
    for (auto const& [gone, kept] : highlights) {
        auto const state = find_review_state(transaction, shelf, gone);
        if (!state) continue;
        auto const [best, fresh] = furthest.emplace(kept, *state);
        if (!fresh && is_further(*state, best->second)) best->second = *state;
    }
    for (auto const& [kept, state] : furthest) {
        auto const now = find_review_state(transaction, shelf, kept);
        if (now && !is_further(state, *now)) continue;
        before.reviews.push_back({kept, now});
        after.reviews.push_back({kept, state});
    }
}

/// Makes one of the bookmarks of an image, each of which says what it says in `saying`; the image then has
/// all that undoing needs.
void make_one(store::Transaction& transaction, Shelf const& shelf, PageImage& before, PageImage const& saying)
{
    auto after = merged_page(saying);
    carry_reviews(transaction, shelf, after.highlights, before, after.image);
    put_back(transaction, shelf, after.image);
}

Summary summary_of(std::vector<PageImage> const& images)
{
    std::int64_t times = 0;
    for (auto const& image : images)
        times += static_cast<std::int64_t>(image.savings.size());
    auto const name = title_of(images.front().savings.front().content);
    auto const saved = ", saved " + std::to_string(times) + " times";
    if (images.size() == 1) return {name + saved, {Saying{"fact.saved", {{"what", name}, {"times", times}}}}};
    auto const others = static_cast<std::int64_t>(images.size()) - 1;
    return {name + " and " + std::to_string(others) + " other pages" + saved,
            {Saying{"fact.pages-saved", {{"what", name}, {"others", others}, {"times", times}}}}};
}

PagesMerged merge(store::Transaction& transaction, Shelf const& shelf, std::vector<SamePage> const& pages)
{
    PagesMerged done;
    std::vector<PageImage> before;
    for (auto const& page : pages) {
        std::vector<PublicId> ids;
        ids.reserve(page.size());
        for (auto const& bookmark : page)
            ids.push_back(*bookmark.content.id);
        auto image = image_of(transaction, shelf, ids);
        make_one(transaction, shelf, image, image);
        before.push_back(std::move(image));
        ++done.pages;
        done.bookmarks += static_cast<std::int64_t>(page.size()) - 1;
    }
    if (!before.empty()) remember(transaction, shelf, merge_action, summary_of(before), to_json(before));
    return done;
}

} // namespace

Result<PagesMerged> merge_pages(store::Transaction& transaction, Shelf const& shelf,
                                std::span<PublicId const> of)
{
    transaction.see_as(shelf.owner.value);
    std::vector<SamePage> pages;
    std::set<BookmarkId> seen;
    for (auto const& id : of) {
        auto const key = find_bookmark(transaction, id);
        if (!key) return Fault{id.text(), "there is no such bookmark"};
        if (seen.contains(*key)) continue;
        auto page = same_page(transaction, shelf.owner, *key);
        if (page.size() < 2) return Fault{id.text(), "no other bookmark is of the same page"};
        for (auto const& bookmark : page)
            seen.insert(bookmark.key);
        pages.push_back(std::move(page));
    }
    return merge(transaction, shelf, pages);
}

PagesMerged merge_duplicates(store::Transaction& transaction, Shelf const& shelf, std::size_t limit)
{
    transaction.see_as(shelf.owner.value);
    return merge(transaction, shelf, duplicates(transaction, shelf.owner, limit).pages);
}

void merge_into(store::Transaction& transaction, Shelf const& shelf, PublicId const& kept,
                PublicId const& gone, BookmarkDraft const& said)
{
    auto before = image_of(transaction, shelf, std::array{kept, gone});
    auto changed = before;
    auto& saving = changed.savings.back();
    saving.names.push_back(former_identity(identity_of(saving.content)));
    saving.content = said;
    make_one(transaction, shelf, before, changed);
    std::vector const images{before};
    remember(transaction, shelf, merge_action, summary_of(images), to_json(images));
}

std::optional<Fault> undo_merge(store::Transaction& transaction, Shelf const& shelf, std::string_view before)
{
    auto const images = page_images_of(before);
    if (auto fault = obstacle(transaction, shelf, images)) return fault;
    // What the pages are now is what undoing this undoing puts back.
    std::vector<PageImage> now;
    // The last first: each knows its places in lists as the ones before it had left them.
    for (std::size_t at = images.size(); at-- > 0;) {
        now.push_back(image_now(transaction, shelf, images[at]));
        put_back(transaction, shelf, images[at]);
    }
    remember(transaction, shelf, merge_action, summary_of(images), to_json(now));
    return std::nullopt;
}

} // namespace florilege::library
