#pragma once

#include "exchange/importers/references/reference.hpp"

#include <boost/json/object.hpp>

namespace florilege::exchange {

/// Reads one item of Zotero, in either of its JSON forms, without what belongs to it.
Reference read_zotero_item(boost::json::object const& object, ImportOptions const& options);

/// Adds what a note of Zotero says, which is HTML.
void add_zotero_note(std::string const& html, Reference& item, ImportOptions const& options);

/// Adds an annotation of an attached file: a highlight with its comment, colour and page, or a note. False
/// where it has no words (an area of a page, ink).
bool add_zotero_annotation(boost::json::object const& annotation, Reference& item);

} // namespace florilege::exchange
