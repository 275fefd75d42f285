#pragma once

#include "exchange/importer.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// What every importer of an archive does with its members.
namespace florilege::exchange {

/// So many members of an archive are looked at.
inline constexpr std::size_t most_members = 10'000;

/// All bytes of an archive; empty where there are more than `limit`.
std::string whole_archive(Source& source, std::size_t limit);

/// Whether a member's name tries to leave the place an archive is unpacked to. We unpack to no place; but an
/// archive with such a name was made to do harm, and the member is not looked at.
bool is_trick(std::string_view name);

/// A member's name for messages.
std::string member_label(std::string_view name);

/// Passes everything on with the member's name as its place.
class MemberIntake final : public Intake {
public:
    MemberIntake(Intake& intake, std::string part) : intake_{intake}, part_{std::move(part)} {}

    void bookmark(library::BookmarkDraft draft, Place place) override;
    void tag(library::TagDraft draft, Place place) override;
    void list(library::ListDraft draft, Place place) override;
    void reject(Place place, std::string reason) override;
    void warn(Place place, std::string reason) override;
    void skip(Place place, std::string what) override;
    void refuse(std::string reason) override;

private:
    Place inside(Place const& place) const { return {place.line, part_}; }

    Intake& intake_;
    std::string part_;
};

} // namespace florilege::exchange
