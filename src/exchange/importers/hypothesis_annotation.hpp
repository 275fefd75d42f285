#pragma once

#include "exchange/importer.hpp"

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <vector>

namespace florilege::exchange {

/// One annotation of Hypothesis.
struct Annotation {
    std::string id;
    std::string uri;
    std::string user;   ///< "acct:NAME@AUTHORITY"
    std::string author; ///< as it is shown: the display name, or else NAME
    std::string title;  ///< of the page
    std::string text;
    std::string quote;     ///< from the text quote selector
    std::string selectors; ///< JSON array; empty where it says no more than `quote`
    std::string extra;     ///< JSON object of what we have no word for; may be empty
    std::vector<std::string> tags;
    std::vector<std::string> references; ///< of a reply: what it answers, the root first
    std::optional<Time> created;
    std::optional<Time> updated;
    bool is_public = false;     ///< everybody may read it
    bool is_bookmark = false;   ///< an export of ours says that it is the bookmark itself
    bool is_of_a_place = false; ///< it has selectors
    std::uint64_t line = 0;
};

/// Reads one annotation. What is missing, or is not what it should be, is empty.
Annotation read_annotation(boost::json::object const& object, std::uint64_t line);

} // namespace florilege::exchange
