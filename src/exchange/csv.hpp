#pragma once

#include "exchange/text_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::exchange {

/// One record of a CSV file.
struct CsvRow {
    std::uint64_t line = 0;         ///< where it begins, counted from 1
    std::vector<std::string> cells; ///< unquoted; as far as they were read where it is damaged
    std::string damage;             ///< why it cannot be trusted; empty for a good one
};

/// A cell as it is written: in quotes, those in it doubled.
std::string csv_quoted(std::string_view text);

/// A spreadsheet runs a cell that begins with "=", "+", "-", "@", a tab or a carriage return as a formula,
/// and texts of bookmarks come from anybody: such a text gets an apostrophe before it
/// (https://owasp.org/www-community/attacks/CSV_Injection). So does one that looks as if it had got one, so
/// that without_guard() gives back every text.
std::string guarded(std::string_view text);
std::string_view without_guard(std::string_view cell) noexcept;

/// Reads comma-separated values as RFC 4180 has them: cells may be quoted, a quote inside is doubled, a
/// quoted cell may hold new lines and commas; the last line may lack its end. Blank lines are passed over. A
/// record longer than `record_bytes`, one whose quote never closes, and one with text behind a closing quote
/// come back damaged, and reading goes on with the line after their first. Holds one record.
class CsvReader {
public:
    /// `text` must outlive it.
    CsvReader(TextReader& text, ImportOptions const& options, char separator = ',');

    /// The next record; false at the end. `row` is overwritten, its memory reused.
    bool row(CsvRow& row);

private:
    enum class Ending { complete, damaged };

    bool skip_blank_lines();
    Ending read_record(CsvRow& row);
    Ending read_quoted(std::string& cell, std::size_t& at, CsvRow& row);
    Ending read_plain(std::string& cell, std::size_t& at, CsvRow& row);
    Ending damaged(CsvRow& row, std::size_t at, std::string_view reason);
    std::size_t end_of_run(std::size_t at, char one, char other) const;
    bool too_long(std::size_t at) const;
    bool available(std::size_t at);
    void resume_after_first_line();
    bool fill();
    void drop_used();

    TextReader& text_;
    std::size_t longest_;
    char separator_;
    std::string held_; // text not yet given, from used_ on
    std::size_t used_ = 0;
    std::uint64_t line_ = 1;
    bool ended_ = false;
    std::uint64_t dropped_ = 0;  // bytes of the file before held_
    std::uint64_t furthest_ = 0; // how far any record was read ahead, in bytes of the file
    int rewinds_ = 0;            // how often reading went back from there
};

} // namespace florilege::exchange
