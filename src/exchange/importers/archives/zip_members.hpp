#pragma once

#include "exchange/importers/archives/zip_archive.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What every importer of an archive does with its members.
namespace florilege::exchange {

/// So many members of an archive are looked at.
inline constexpr std::size_t most_members = 100'000;

/// Whether a file that begins so is an archive.
bool is_zip(std::string_view head);

/// The archive that a source holds. One of at most `document_bytes` is held in memory, a larger one is read
/// from the disk, where it must lie. Where there is none it is refused, with the reason.
std::optional<ZipArchive> open_archive(Source& source, ImportOptions const& options, Intake& intake);

/// Its files, without folders. Names that try to leave the place an archive is unpacked to are warned about
/// and left out, and so are the files behind the first `most_members`.
std::vector<ZipArchive::Member> files_in(ZipArchive const& archive, Intake& intake);

/// Whether anything more may be unpacked; a warning, with the label of the member that was to be, where not.
bool may_unpack(ZipArchive::Allowance const& allowance, Intake& intake, std::string const& label);

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
    void refuse(std::string reason, Saying const&) override;

private:
    Place inside(Place const& place) const { return {place.line, part_}; }

    Intake& intake_;
    std::string part_;
};

} // namespace florilege::exchange
