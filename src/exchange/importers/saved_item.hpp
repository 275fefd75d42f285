#pragma once

#include "exchange/extra.hpp"
#include "exchange/importer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::exchange {

/// A bookmark of a service, put together from the fields of one record. Whatever a field says that cannot be
/// read stays in the extra under the field's own name.
class SavedItem {
public:
    explicit SavedItem(Place where) : place_{std::move(where)} {}

    library::BookmarkDraft draft;
    std::string href;

    Place const& place() const noexcept { return place_; }

    void title(std::string_view text);
    /// A moment; empty and "0" are none, and what is no moment is warned about.
    void created(std::string_view name, std::string_view text);
    void updated(std::string_view name, std::string_view text);
    std::optional<Time> moment(std::string_view name, std::string_view text);
    /// "yes", "true", "1", "on", "x" or their opposites, and empty for no.
    void flag(bool& into, std::string_view name, std::string_view text);
    /// What names it where it comes from: "omnivore", ID.
    void origin(std::string_view service, std::string_view id);
    /// The same where a service counts its ids from 1 on every server: only with the moment it was saved
    /// does an id name one thing. Without one it is no name, and stays in the extra.
    void origin_of_server(std::string_view service, std::string_view id);

    /// What there is no place for; nothing for an empty text and for null, "", [] and {}.
    void keep(std::string_view name, std::string_view text);
    void keep_json(std::string_view name, std::string_view json);
    void warn(std::string doubt) { doubts_.push_back(std::move(doubt)); }

    /// Gives it to exchange::hand_over(), behind what is doubtful about it.
    void hand_over(ImportOptions const& options, Intake& intake) &&;
    /// The same for a book or document that has no address.
    void hand_over_work(ImportOptions const& options, Intake& intake) &&;

private:
    void tell(Intake& intake) const;

    Place place_;
    Extra extra_;
    std::vector<std::string> doubts_;
};

/// Yes or no as exports write it; nothing for any other text.
std::optional<bool> yes_or_no(std::string_view text);

} // namespace florilege::exchange
