#include "exchange/importers/archives/archive.hpp"

#include "exchange/formats.hpp"
#include "exchange/importers/archives/zip_members.hpp"
#include "exchange/peeked_source.hpp"

namespace florilege::exchange {

namespace {

constexpr std::size_t head_bytes = 64 * 1024;

/// What a member is, from its beginning; null where it is not known, and where it is an archive itself.
Format const* format_of(std::string_view head)
{
    if (is_zip(head)) return nullptr;
    auto const candidates = recognise(head_text(head));
    return candidates.empty() ? nullptr : candidates.front().format;
}

void read_member(Source& content, std::string const& label, ImportOptions const& options, Intake& intake)
{
    PeekedSource peeked{content, head_bytes};
    auto const* const format = format_of(peeked.head());
    if (format == nullptr)
        return intake.skip({0, label}, "a file of the archive that is of no format known here");
    intake.warn({0, label}, "read as " + std::string{format->name});
    MemberIntake inside{intake, label};
    format->read(peeked, options, inside);
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    auto const archive = open_archive(source, options, intake);
    if (!archive) return;
    ZipArchive::Allowance allowance{options.unpacked_bytes};
    for (auto const& member : files_in(*archive, intake)) {
        auto const label = member_label(member.name);
        if (!may_unpack(allowance, intake, label)) break;
        auto const content = archive->content(member, allowance, intake);
        read_member(*content, label, options, intake);
    }
}

/// An archive that a format of its own knows is surely that.
Likeness recognise_archive(std::string_view head)
{
    return is_zip(head) ? Likeness::likely : Likeness::no;
}

} // namespace

Format const archive_format{"zip", "Files of any of these formats (zip archive)", recognise_archive, read,
                            Content::binary};

} // namespace florilege::exchange
