#pragma once

#include "exchange/importer.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace florilege::exchange {

/// Every choice, in the order in which they are offered.
inline constexpr std::array every_folder_choice{FoldersAs::lists, FoldersAs::tags, FoldersAs::both,
                                                FoldersAs::none};

/// What --folders takes, in the order of FoldersAs.
inline constexpr std::array<std::string_view, every_folder_choice.size()> folder_words{"lists", "tags",
                                                                                       "both", "none"};

/// "lists", "tags", "both", "none".
std::string_view word_of(FoldersAs choice);
/// The choice of a word; nothing for any other text.
std::optional<FoldersAs> folder_choice(std::string_view word);

/// What becomes of the folders that `draft` came with as its lists. As tags, each folder on the way is one
/// tag behind the bookmark's own, from the outermost to the one it stands in.
void place_in_folders(library::BookmarkDraft& draft, FoldersAs choice);

} // namespace florilege::exchange
