#pragma once

#include "prelude/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace florilege::web {

/// Names with values, in their order: of a query or a form.
class Pairs {
public:
    void add(std::string name, std::string value) { pairs_.emplace_back(std::move(name), std::move(value)); }

    /// The value of that name; nothing where there is none. Of several the first: whoever cares asks count().
    std::optional<std::string_view> find(std::string_view name) const noexcept;
    /// The same, empty where there is none.
    std::string text(std::string_view name) const { return std::string{find(name).value_or("")}; }
    std::vector<std::string_view> all(std::string_view name) const;
    std::size_t count(std::string_view name) const noexcept;
    /// Whether any name but that one comes twice.
    bool has_doubled(std::string_view but) const;
    std::vector<std::pair<std::string, std::string>> const& pairs() const noexcept { return pairs_; }

private:
    std::vector<std::pair<std::string, std::string>> pairs_;
};

/// What a request is for, in origin form (RFC 9112 section 3.2.1), decoded once.
struct Target {
    std::string raw;               ///< as it came
    std::vector<std::string> path; ///< the segments, percent-decoded; "/" has none
    bool ends_in_slash = false;    ///< and is not "/"
    Pairs query;
};

/// Longest target that is read, in bytes.
constexpr std::size_t longest_target = 8192;
/// Most names in a query or a form.
constexpr std::size_t most_pairs = 10'000;

/// Reads one. A Fault for what is no path from "/", holds a control character, a broken percent-encoding, "."
/// or ".." as a segment, or bytes that are not UTF-8.
Result<Target> parse_target(std::string_view raw);

/// "a=1&b=2+3" (application/x-www-form-urlencoded of the WHATWG URL Standard). A Fault where an encoding is
/// broken, the text is not UTF-8 or there are too many.
Result<Pairs> parse_urlencoded(std::string_view raw);

/// Percent-encodes what cannot stand in one segment of a path or in a value of a query.
std::string encoded(std::string_view text);

/// "?a=1&b=2", the empty text without pairs. Pairs without a value are left out.
std::string query_text(std::vector<std::pair<std::string_view, std::string>> const& pairs);

} // namespace florilege::web
