#pragma once

#include "exchange/extra.hpp"
#include "exchange/importer.hpp"

#include <string>
#include <string_view>

namespace florilege::exchange {

/// A post of Pinboard or Delicious, put together field by field: their JSON and their XML name fields alike.
class SavedPost {
public:
    /// `service` begins the bookmark's origin: "pinboard" makes "pinboard:HASH".
    explicit SavedPost(std::string_view service) : service_{service} {}

    /// Takes a field by its name; false where it is none that we know, or its value is none it can have.
    bool take(std::string_view name, std::string_view value);

    /// Keeps a field that take() did not know.
    void keep(std::string_view name, std::string_view value) { extra_.put(name, value); }
    void keep_json(std::string_view name, std::string_view json) { extra_.put_json(name, json); }

    /// Hands it over, with a warning where its time could not be read.
    void hand_over(ImportOptions const& options, Intake& intake, Place place) &&;

private:
    std::string_view service_;
    library::BookmarkDraft draft_;
    std::string href_;
    Extra extra_;
    bool bad_time_ = false;
};

} // namespace florilege::exchange
