#include "exchange/importers/archives/zip_members.hpp"

#include "exchange/words.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>

namespace florilege::exchange {

namespace {

/// Whether a member's name tries to leave the place an archive is unpacked to. We unpack to no place; but an
/// archive with such a name was made to do harm, and the member is not looked at.
bool is_trick(std::string_view name)
{
    if (name.empty() || name.front() == '/' || name.find('\\') != name.npos || name.find(':') != name.npos)
        return true;
    while (!name.empty()) {
        auto const end = std::min(name.find('/'), name.size());
        if (name.substr(0, end) == "..") return true;
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return false;
}

std::optional<ZipArchive> readable(Result<ZipArchive> archive, Intake& intake)
{
    if (archive) return std::move(*archive);
    intake.refuse("this is no readable zip archive: " + archive.error().reason(),
                  Saying{"fault.import.no-archive"});
    return std::nullopt;
}

} // namespace

bool is_zip(std::string_view head)
{
    return head.starts_with("PK\x03\x04");
}

std::optional<ZipArchive> open_archive(Source& source, ImportOptions const& options, Intake& intake)
{
    auto const file = source.on_disk();
    if (file && std::filesystem::file_size(*file) > options.document_bytes)
        return readable(ZipArchive::open(*file, options.document_bytes,
                                         [&source](std::uint64_t bytes) { source.passed(bytes); }),
                        intake);
    auto bytes = read_whole(source, options.document_bytes);
    if (!bytes || bytes->empty()) {
        intake.refuse("the archive is empty, or larger than " + std::to_string(options.document_bytes) +
                          " bytes and no file on the disk",
                      Saying{"fault.import.archive-size",
                             {{"most", static_cast<std::int64_t>(options.document_bytes)}}});
        return std::nullopt;
    }
    return readable(ZipArchive::open(std::move(*bytes)), intake);
}

std::vector<ZipArchive::Member> files_in(ZipArchive const& archive, Intake& intake)
{
    auto members = archive.members(most_members);
    std::erase_if(members, [&](ZipArchive::Member const& member) {
        bool const tricky = is_trick(member.name);
        if (tricky)
            intake.warn({0, member_label(member.name)},
                        "a member of the archive has a name that is no plain path; it is not read");
        return tricky || member.name.ends_with('/');
    });
    if (archive.count() > most_members)
        intake.warn({}, "the archive has " + counted(archive.count(), "file") + "; only the first " +
                            std::to_string(most_members) + " were looked at");
    return members;
}

bool may_unpack(ZipArchive::Allowance const& allowance, Intake& intake, std::string const& label)
{
    if (allowance.bytes > 0) return true;
    intake.warn({0, label}, "the archive unpacks to more than is allowed: from here on it is not read");
    return false;
}

std::string member_label(std::string_view name)
{
    constexpr std::size_t longest_shown = 120;
    return std::string{text::cut(name, longest_shown)};
}

void MemberIntake::bookmark(library::BookmarkDraft draft, Place place)
{
    intake_.bookmark(std::move(draft), inside(place));
}
void MemberIntake::tag(library::TagDraft draft, Place place)
{
    intake_.tag(std::move(draft), inside(place));
}
void MemberIntake::list(library::ListDraft draft, Place place)
{
    intake_.list(std::move(draft), inside(place));
}
void MemberIntake::reject(Place place, std::string reason)
{
    intake_.reject(inside(place), std::move(reason));
}
void MemberIntake::warn(Place place, std::string reason)
{
    intake_.warn(inside(place), std::move(reason));
}
void MemberIntake::skip(Place place, std::string what)
{
    intake_.skip(inside(place), std::move(what));
}
void MemberIntake::refuse(std::string reason, Saying const&)
{
    intake_.warn(inside({}), std::move(reason));
}

} // namespace florilege::exchange
