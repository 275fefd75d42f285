#include "exchange/folder_choice.hpp"

#include <algorithm>

namespace florilege::exchange {

std::string_view word_of(FoldersAs choice)
{
    return folder_words.at(static_cast<std::size_t>(choice));
}

std::optional<FoldersAs> folder_choice(std::string_view word)
{
    for (auto const choice : every_folder_choice)
        if (word == word_of(choice)) return choice;
    return std::nullopt;
}

void place_in_folders(library::BookmarkDraft& draft, FoldersAs choice)
{
    bool const as_tags = choice == FoldersAs::tags || choice == FoldersAs::both;
    bool const as_lists = choice == FoldersAs::lists || choice == FoldersAs::both;
    if (as_tags)
        for (auto const& path : draft.lists)
            for (auto const& title : path)
                if (std::ranges::find(draft.tags, title) == draft.tags.end()) draft.tags.push_back(title);
    if (!as_lists) draft.lists.clear();
}

} // namespace florilege::exchange
