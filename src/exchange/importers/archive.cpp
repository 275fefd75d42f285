#include "exchange/importers/archive.hpp"

#include "exchange/formats.hpp"
#include "exchange/importers/zip_archive.hpp"
#include "exchange/importers/zip_members.hpp"
#include "exchange/peeked_source.hpp"

namespace florilege::exchange {

namespace {

constexpr std::size_t head_bytes = 64 * 1024;
constexpr std::string_view zip_magic = "PK\x03\x04";

/// What a member is, from its beginning; null where it is not known, and where it is an archive itself.
Format const* format_of(std::string_view head)
{
    if (head.starts_with(zip_magic)) return nullptr;
    auto const candidates = recognise(head_text(head));
    return candidates.empty() ? nullptr : candidates.front().format;
}

void read_member(Source& content, std::string const& label, ImportOptions const& options, Intake& intake)
{
    PeekedSource peeked{content, head_bytes};
    auto const* const format = format_of(peeked.head());
    if (format == nullptr)
        return intake.skip({0, label}, "a file of the archive that is of no format known here");
    intake.warn({0, label}, "read as " + std::string{format->name} + ": " + std::string{format->description});
    MemberIntake inside{intake, label};
    format->read(peeked, options, inside);
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    auto bytes = whole_archive(source, options.document_bytes);
    if (bytes.empty())
        return intake.refuse("the archive is empty or larger than " + std::to_string(options.document_bytes) +
                             " bytes");
    auto const archive = ZipArchive::open(std::move(bytes));
    if (!archive) return intake.refuse("this is no readable zip archive: " + archive.error().reason());
    ZipArchive::Allowance allowance{options.unpacked_bytes};
    for (auto const& member : archive->members(most_members)) {
        auto const label = member_label(member.name);
        if (is_trick(member.name)) {
            intake.warn({0, label},
                        "a member of the archive has a name that is no plain path; it is not read");
        } else if (!member.name.ends_with('/')) {
            if (allowance.bytes == 0) {
                intake.warn({0, label},
                            "the archive unpacks to more than is allowed: from here on it is not read");
                break;
            }
            auto const content = archive->content(member, allowance, intake);
            read_member(*content, label, options, intake);
        }
    }
    if (archive->count() > most_members)
        intake.warn({}, "the archive has " + std::to_string(archive->count()) + " files; only the first " +
                            std::to_string(most_members) + " were looked at");
}

/// An archive that a format of its own knows is surely that.
Likeness recognise_archive(std::string_view head)
{
    return head.starts_with(zip_magic) ? Likeness::likely : Likeness::no;
}

} // namespace

Format const archive_format{"zip", "Files of any of these formats (zip archive)", recognise_archive, read};

} // namespace florilege::exchange
