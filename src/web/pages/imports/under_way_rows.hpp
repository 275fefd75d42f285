#pragma once

#include "store/jobs.hpp"
#include "text/mustache/fields.hpp"
#include "web/pages/imports/under_way.hpp"
#include "web/site/asking.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace florilege::web {

/// An import under way, or the taking back of one, as a page shows it.
struct UnderWayRow {
    std::string key; ///< names its job in forms
    std::string file;
    store::JobState state;
    std::int64_t share = 0;     ///< hundredths that are done
    std::string text;           ///< how far it is, when it is tried again, or why it failed
    std::string format = {};    ///< that was chosen
    std::string undo_path = {}; ///< where one asks for the taking back; empty: it comes in
    bool trial = false;         ///< it is only looked at
    std::optional<exchange::ImportReport> found = {}; ///< by a trial that ended
};

/// Those of what comes in, then of what is taken back.
std::vector<UnderWayRow> under_way_rows(Asking const& asking, std::vector<UnderWay> const& imports,
                                        std::vector<BeingUndone> const& undone);

/// What the template `imports` says of them.
std::vector<text::Fields> fields_of(Words const& words, std::vector<UnderWayRow> const& rows);

/// The same as JSON, for the script of a page that is up: {"imports":[{"key","state","share","text"}]}.
std::string json_of(std::vector<UnderWayRow> const& rows);

} // namespace florilege::web
