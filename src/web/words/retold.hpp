#pragma once

#include "web/words/words.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace florilege::web {

/// What an import told of a place in a file, in these words; nothing where they have no such sentence.
/// Reports keep their sentences in English, for programs and for readers of any language, older reports as
/// much as newer ones: a sentence is known by the English words, whose messages "problem.…" say word for word
/// what src/exchange says (but for quotes and apostrophes, which stand typewritten there). A place called
/// {reason} holds such a sentence again, and one called {format} the name of one.
std::optional<std::string> retold(Words const& words, std::string_view english);

} // namespace florilege::web
