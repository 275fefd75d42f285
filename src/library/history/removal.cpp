#include "library/history/removal.hpp"

#include "library/history/history.hpp"
#include "library/history/page_image.hpp"
#include "library/title_of.hpp"

namespace florilege::library {

void delete_bookmark(store::Transaction& transaction, Shelf const& shelf, Bookmark const& before)
{
    auto const image = image_of(transaction, before);
    remember(transaction, shelf, removal_action, {title_of(before.content)}, to_json(std::span{&image, 1}));
    remove_bookmark(transaction, shelf.owner, before);
    shelf.vocabulary.forget(); // the ends of its lists
}

std::optional<Fault> undo_removal(store::Transaction& transaction, Shelf const& shelf, Summary const& summary,
                                  std::string_view before)
{
    auto const images = page_images_of(before);
    if (auto fault = obstacle(transaction, shelf, images)) return fault;
    // What it is now is what undoing this undoing puts back.
    std::vector<PageImage> now;
    for (auto const& image : images) {
        now.push_back(image_now(transaction, shelf, image));
        put_back(transaction, shelf, image);
    }
    remember(transaction, shelf, removal_action, summary, to_json(now));
    return std::nullopt;
}

} // namespace florilege::library
