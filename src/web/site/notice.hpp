#pragma once

#include "library/history/history.hpp"
#include "web/site/asking.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace florilege::web {

/// Fills in what a page says above its content of what was just done: the change that the address names by
/// `did`, which a button takes back, or the message that it names by `said`.
void add_notice(text::Fields& frame, Asking const& asking);

/// A change of the visitor's history as a form carries it, and back; nothing for what is none.
std::string sealed_change(Asking const& asking, library::ChangeId id);
std::optional<library::ChangeId> opened_change(Asking const& asking, std::string_view sealed);

/// An address without what it names to say.
std::string without_notice(std::string const& address);

} // namespace florilege::web
