#pragma once

#include "exchange/importer.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::exchange {

/// Every format that can be imported, in the order of --help.
std::span<Format const* const> formats();

/// The format that --format names; nullptr where there is none of the name.
Format const* find_format(std::string_view name);

/// A format that a file may be of.
struct Candidate {
    Format const* format = nullptr;
    Likeness likeness = Likeness::no;
};

/// The formats that a file may be of, the likeliest first, from its beginning as head_text() gives it.
/// Empty where it is none of them.
std::vector<Candidate> recognise(std::string_view head);

/// The beginning of a file as UTF-8 for recognise(): without byte order mark, converted, line ends LF,
/// whatever is no text replaced.
std::string head_text(std::string_view bytes);

/// For messages when a file is not of the format that was named: "this looks like Pinboard bookmarks
/// (JSON): --format pinboard-json"; empty where it is not known either.
std::string looks_like(std::string_view head);

} // namespace florilege::exchange
