#pragma once

#include "exchange/report.hpp"
#include "library/history/batch.hpp"
#include "web/api/schema.hpp"
#include "web/pages/imports/under_way.hpp"

#include <boost/json/fwd.hpp>

#include <array>
#include <span>
#include <string_view>

namespace florilege::web {

/// Imports and what waits to be one, as the API writes them.
extern Object const import_object;
extern Object const upload_object;
extern Object const undone_object;
extern Object const problem_item_object;

boost::json::object import_json(library::Batch const& batch);
boost::json::array problems_json(std::span<exchange::Problem const> problems);
boost::json::object undone_json(library::Undone const& undone);
boost::json::object upload_json(Asking const& asking, UnderWay const& upload);
/// The same of one that is no longer under way.
boost::json::object upload_json(library::Batch const& batch);

} // namespace florilege::web
