#pragma once

#include "exchange/importer.hpp"
#include "prelude/result.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace florilege::exchange {

/// What a column of any CSV file can be.
enum class ColumnIs {
    url,
    title,
    note,
    tags,
    folder,
    created,
    updated,
    unread,
    read,
    archived,
    favourite,
    is_public,
    is_private,
    author,
    highlight,
};

/// By which column is read as what.
using ColumnMap = std::vector<std::pair<ColumnIs, std::string>>;

/// "url", "title", …: what stands before "=" in --map.
std::string_view word_of(ColumnIs what);

/// All of them, as people read a list: "url, title, …".
std::string column_words();

/// Reads "url=Link,title=Name": words of word_of(), each with the name of a column. A comma that no word and
/// "=" follow belongs to the name. The fault says which part is none, and which words there are.
Result<ColumnMap> read_column_map(std::string_view text);

/// The columns of a file that by their names, in English or French, are plainly something; of two that are
/// the same thing the first.
ColumnMap propose_columns(std::span<std::string const> columns);

/// As --map takes it.
std::string text_of(ColumnMap const& map);

} // namespace florilege::exchange
