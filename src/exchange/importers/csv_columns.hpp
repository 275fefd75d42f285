#pragma once

#include "exchange/importers/saved_item.hpp"

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::exchange {

/// One cell of a row with the name of its column.
struct NamedCell {
    std::string_view name;   ///< in lower case, "_" as a blank: "highlight count"
    std::string_view column; ///< as the file has it; "more" behind the last column
    std::string_view text;
};

/// What a CSV file of one kind is known by.
struct CsvKind {
    std::vector<std::string_view> needed; ///< names of columns that must be there, as NamedCell has them
    std::string_view refusal;             ///< what is said where one is missing
    char separator = ',';
    /// Told of the columns as the file has them; says why the file is refused, or nothing.
    std::function<std::optional<Fault>(std::span<std::string const>)> begin = {};
};

/// Reads a file whose first line names its columns, and gives each row to `take`. Damaged rows and those with
/// one cell of several are rejected.
void each_row(Source& source, ImportOptions const& options, Intake& intake, CsvKind const& kind,
              std::function<void(std::span<NamedCell const>, Place)> const& take);

/// The name of a column as NamedCell has it.
std::string column_name(std::string_view column);

/// Whether the first line of `head` names all these columns, between commas.
bool names_columns(std::string_view head, std::initializer_list<std::string_view> names);

/// The columns that the first line of `head` names.
std::vector<std::string> columns_of(std::string_view head, char separator = ',');

} // namespace florilege::exchange
