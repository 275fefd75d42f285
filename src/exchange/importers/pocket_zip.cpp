#include "exchange/importers/pocket_zip.hpp"

#include "exchange/importers/pocket_csv.hpp"
#include "exchange/importers/zip_archive.hpp"
#include "exchange/importers/zip_members.hpp"

namespace florilege::exchange {

namespace {

/// "part_000000.csv", in whatever folder.
bool is_part(std::string_view name)
{
    name = name.substr(name.rfind('/') + 1);
    return name.starts_with("part_") && name.ends_with(".csv");
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
    std::size_t parts = 0;
    for (auto const& member : archive->members(most_members)) {
        auto const label = member_label(member.name);
        if (is_trick(member.name)) {
            intake.warn({0, label},
                        "a member of the archive has a name that is no plain path; it is not read");
        } else if (is_part(member.name)) {
            ++parts;
            if (allowance.bytes == 0) {
                intake.warn({0, label},
                            "the archive unpacks to more than is allowed: from here on it is not read");
                break;
            }
            MemberIntake inside{intake, label};
            auto const content = archive->content(member, allowance, intake);
            pocket_csv_format.read(*content, options, inside);
        } else if (!member.name.ends_with('/')) {
            intake.skip({0, label}, "a file of the archive that is no list of Pocket");
        }
    }
    if (archive->count() > most_members)
        intake.warn({}, "the archive has " + std::to_string(archive->count()) + " files; only the first " +
                            std::to_string(most_members) + " were looked at");
    if (parts == 0) intake.refuse("the archive holds no list of Pocket (part_000000.csv)");
}

Likeness recognise(std::string_view head)
{
    if (!head.starts_with("PK\x03\x04")) return Likeness::no;
    return head.find("part_0") != head.npos ? Likeness::certain : Likeness::weak;
}

} // namespace

Format const pocket_zip_format{"pocket-zip", "Pocket (zip archive)", recognise, read};

} // namespace florilege::exchange
