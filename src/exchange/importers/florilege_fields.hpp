#pragma once

#include "exchange/importer.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::exchange {

/// One object of Florilege's own format while it is read: fields are taken out of it by name, and what nobody
/// took is what we do not know. A field of the wrong type is warned about and counts as missing.
class FlorilegeFields {
public:
    /// `intake` and `place` must outlive it.
    FlorilegeFields(boost::json::object object, Intake& intake, Place const& place);

    std::string text(std::string_view name);
    bool flag(std::string_view name);
    std::int64_t number(std::string_view name); ///< 0 where it is missing
    std::optional<std::chrono::local_days> day(std::string_view name);
    std::optional<Time> time(std::string_view name);
    std::optional<PublicId> id(std::string_view name);
    std::vector<std::string> texts(std::string_view name);
    boost::json::array array(std::string_view name);
    /// The objects of an array, each to be read in its turn.
    std::vector<FlorilegeFields> objects(std::string_view name);
    /// JSON that is kept as it is: a string holds it verbatim, anything else is written out again.
    std::string verbatim(std::string_view name);

    /// Puts a field back, as one that nobody took.
    void put_back(std::string_view name, std::string_view text);

    /// `extra`, a JSON object or empty, with what nobody took added under its own names. To be called last.
    std::string with_unknown(std::string extra);
    /// For items without a place for what we do not know: warns about each such field. To be called last.
    void drop_unknown();

    /// Warns about a field.
    void doubt(std::string_view name, std::string_view what);

    Intake& intake() const noexcept { return *intake_; }
    Place const& place() const noexcept { return *place_; }

private:
    boost::json::value take(std::string_view name);

    boost::json::object object_;
    Intake* intake_;
    Place const* place_;
};

} // namespace florilege::exchange
