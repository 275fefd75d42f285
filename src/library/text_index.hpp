#pragma once

#include "library/bookmark.hpp"
#include "store/database.hpp"
#include "store/dialect/full_text.hpp"
#include "store/tokenizer.hpp"
#include "store/transaction.hpp"

#include <array>
#include <string>
#include <string_view>

namespace florilege::library {

/// The tokenizer of `text`, as the store wants it. Lives as long as the program.
store::Tokenizer const& tokenizer();

/// Where words are found: the columns of the full-text index, in the order of migrations/0005_words, and the
/// names of tags, which have an index of their own (tag_words.hpp).
enum class TextColumn { title, note, quotes, address, article, tags };
constexpr std::array<std::string_view, 5> text_columns{"title", "note", "quotes", "address", "article"};

/// The index itself, for asking it.
store::TextTable text_table() noexcept;

/// What is searched of a bookmark, one text a column: title; note and author; quotes, their notes and
/// replies; the words of the URL; the article.
struct SearchText {
    std::array<std::string, text_columns.size()> columns;
    bool operator==(SearchText const&) const = default;
};

/// What it says itself: by this its columns are measured.
SearchText own_text(BookmarkDraft const& bookmark);

/// What the index holds: behind that, titles and articles of what was merged into it
/// (duplicates/merged_words.hpp).
SearchText search_text(BookmarkDraft const& bookmark);

/// Its words, as the index keeps them.
store::CutTexts cut(SearchText const& text);

/// Puts a bookmark into the index. It must not be there: take it out first, with the words it went in with.
void index_text(store::Transaction& transaction, std::int64_t owner, BookmarkId id,
                store::CutTexts const& words);
/// Puts the pieces of the index together that a large import leaves, a few at a time: searches then look into
/// one instead of twenty. Others write between.
void merge_text_index(store::Database& database);

void unindex_text(store::Transaction& transaction, std::int64_t owner, BookmarkId id,
                  store::CutTexts const& words);

} // namespace florilege::library
