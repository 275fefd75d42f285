#include "exchange/csv.hpp"

#include <algorithm>

namespace florilege::exchange {

namespace {

// Going back to the line after a damaged record's first reads text twice. After this many times within one
// stretch quotes no longer span lines there, so that a hostile file costs no more than a multiple of itself.
constexpr int most_rewinds = 4;

// No export has nearly as many columns; without a limit a hostile line would cost its length in strings.
constexpr std::size_t most_columns = 4096;

// Text that was given is dropped in pieces of at least this size, not row by row.
constexpr std::size_t least_dropped = 64 * 1024;

/// Behind any number of apostrophes.
bool begins_as_formula(std::string_view text) noexcept
{
    auto const at = text.find_first_not_of('\'');
    return at != text.npos && std::string_view{"=+-@\t\r"}.find(text[at]) != text.npos;
}

} // namespace

std::string guarded(std::string_view text)
{
    return begins_as_formula(text) ? '\'' + std::string{text} : std::string{text};
}

std::string_view without_guard(std::string_view cell) noexcept
{
    return cell.starts_with('\'') && begins_as_formula(cell) ? cell.substr(1) : cell;
}

std::string csv_quoted(std::string_view text)
{
    std::string quoted{'"'};
    for (char const c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted += '"';
}

CsvReader::CsvReader(TextReader& text, ImportOptions const& options, char separator)
    : text_{text}, longest_{options.record_bytes}, separator_{separator}
{}

bool CsvReader::row(CsvRow& row)
{
    if (used_ >= std::max(least_dropped, held_.size() / 2)) drop_used();
    row.cells.clear();
    row.damage.clear();
    if (!skip_blank_lines()) return false;
    row.line = line_;
    if (dropped_ + used_ >= furthest_) rewinds_ = 0;
    if (read_record(row) == Ending::damaged) resume_after_first_line();
    return true;
}

bool CsvReader::skip_blank_lines()
{
    for (;;) {
        if (used_ == held_.size() && !fill()) return false;
        if (held_[used_] != '\n') return true;
        ++used_;
        ++line_;
    }
}

CsvReader::Ending CsvReader::read_record(CsvRow& row)
{
    auto at = used_;
    for (;;) {
        if (row.cells.size() == most_columns) return damaged(row, at, "the record has too many columns");
        auto& cell = row.cells.emplace_back();
        auto const step =
            available(at) && held_[at] == '"' ? read_quoted(cell, at, row) : read_plain(cell, at, row);
        if (step == Ending::damaged) return step;
        bool const another = at < held_.size() && held_[at] == separator_;
        if (at < held_.size()) ++at;
        if (!another) break;
    }
    if (too_long(at)) return damaged(row, at, {});
    line_ += static_cast<std::uint64_t>(std::count(held_.begin() + static_cast<std::ptrdiff_t>(used_),
                                                   held_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    used_ = at;
    return Ending::complete;
}

/// Reads from the opening quote to the separator or line end behind the closing one.
CsvReader::Ending CsvReader::read_quoted(std::string& cell, std::size_t& at, CsvRow& row)
{
    bool const one_line = rewinds_ > most_rewinds;
    ++at;
    for (;;) {
        if (!available(at)) return damaged(row, at, "a quote is never closed");
        auto const end = end_of_run(at, '"', one_line ? '\n' : '"');
        cell.append(held_, at, end - at);
        at = end;
        if (at == held_.size()) continue;
        if (held_[at] == '\n') return damaged(row, at, "a quote is never closed");
        ++at;
        if (!available(at) || held_[at] != '"') break;
        cell += '"';
        ++at;
    }
    while (available(at) && (held_[at] == ' ' || held_[at] == '\t'))
        ++at;
    if (!available(at) || held_[at] == separator_ || held_[at] == '\n') return Ending::complete;
    return damaged(row, at, "there is text behind a closing quote");
}

/// Reads to the separator or line end.
CsvReader::Ending CsvReader::read_plain(std::string& cell, std::size_t& at, CsvRow& row)
{
    while (available(at)) {
        auto const end = end_of_run(at, separator_, '\n');
        cell.append(held_, at, end - at);
        at = end;
        if (at < held_.size()) return Ending::complete;
    }
    return too_long(at) ? damaged(row, at, {}) : Ending::complete;
}

/// Where the held text from `at` on has the first of two characters; its end where it has none.
std::size_t CsvReader::end_of_run(std::size_t at, char one, char other) const
{
    auto const from = held_.begin() + static_cast<std::ptrdiff_t>(at);
    auto const end = std::find_if(from, held_.end(), [=](char c) { return c == one || c == other; });
    return static_cast<std::size_t>(end - held_.begin());
}

CsvReader::Ending CsvReader::damaged(CsvRow& row, std::size_t at, std::string_view reason)
{
    furthest_ = std::max(furthest_, dropped_ + at);
    row.damage = too_long(at) ? "the record is longer than " + std::to_string(longest_) + " bytes"
                              : std::string{reason};
    return Ending::damaged;
}

bool CsvReader::too_long(std::size_t at) const
{
    return at - used_ > longest_;
}

/// Whether there is a character at `at`, reading on where the held text ends. The record's limit is an end.
bool CsvReader::available(std::size_t at)
{
    if (at < held_.size()) return true;
    if (too_long(at)) return false;
    return fill();
}

void CsvReader::resume_after_first_line()
{
    ++rewinds_;
    for (;;) {
        auto const end = held_.find('\n', used_);
        if (end != held_.npos) {
            used_ = end + 1;
            ++line_;
            return;
        }
        used_ = held_.size();
        drop_used();
        if (!fill()) return;
    }
}

bool CsvReader::fill()
{
    return !ended_ && !(ended_ = !text_.more(held_));
}

void CsvReader::drop_used()
{
    dropped_ += used_;
    held_.erase(0, used_);
    used_ = 0;
}

} // namespace florilege::exchange
