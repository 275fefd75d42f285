#pragma once

#include "library/edit_fault.hpp"
#include "library/query/query.hpp"
#include "prelude/result.hpp"
#include "web/words/words.hpp"

#include <string>
#include <string_view>

namespace florilege::web {

/// Why something was not done, for people; what we have no other words for is said in English.
std::string in_words(Words const& words, Fault const& fault);

/// Why a question cannot be read, and where: "at 7: `tagg:` is no field; did you mean `tag:`?"
std::string in_words(Words const& words, library::QueryError const& error);

/// What is wrong with a field of a form: "Note: longer than 1,048,576 bytes."
std::string in_words(Words const& words, library::EditFault::BadText const& fault);

/// Either of the first two as the {reason} of the message `around`: "This question cannot be read: …"
std::string in_words(Words const& words, std::string_view around, Fault const& fault);
std::string in_words(Words const& words, std::string_view around, library::QueryError const& error);

} // namespace florilege::web
