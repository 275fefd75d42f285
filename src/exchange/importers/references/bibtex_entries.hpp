#pragma once

#include "exchange/text_reader.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace florilege::exchange {

/// One entry: `@type{key, name = value, …}`.
struct BibtexEntry {
    std::uint64_t line = 0;
    std::string type; ///< lower case
    std::string key;
    std::vector<std::pair<std::string, std::string>>
        fields;         ///< names in lower case, values as LaTeX writes them
    std::string damage; ///< why it cannot be read; empty for a good one
};

/// Gives the entries of a file one by one. One that is longer than `record_bytes`, that the file's end cuts
/// off or that is not written as it should be comes back damaged, and reading goes on at the next line that
/// begins with "@". What stands between entries is a comment.
class BibtexEntries {
public:
    /// `text` must outlive it.
    BibtexEntries(TextReader& text, ImportOptions const& options)
        : text_{text}, longest_{options.record_bytes}
    {}

    /// The next entry; false at the end.
    bool next(BibtexEntry& entry);

private:
    bool find_entry();
    bool take_body(BibtexEntry& entry);
    void read_fields(std::string_view body, BibtexEntry& entry);
    std::string read_value(std::string_view& rest) const;

    TextReader& text_;
    std::size_t longest_;
    std::string line_; // what is left of the line that reading stands in
    std::unordered_map<std::string, std::string> abbreviations_;
};

} // namespace florilege::exchange
