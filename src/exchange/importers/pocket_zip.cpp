#include "exchange/importers/pocket_zip.hpp"

#include "exchange/importers/archives/zip_members.hpp"
#include "exchange/importers/pocket_csv.hpp"

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
    auto const archive = open_archive(source, options, intake);
    if (!archive) return;
    ZipArchive::Allowance allowance{options.unpacked_bytes};
    std::size_t parts = 0;
    for (auto const& member : files_in(*archive, intake)) {
        auto const label = member_label(member.name);
        if (!is_part(member.name)) {
            intake.skip({0, label}, "a file of the archive that is no list of Pocket");
            continue;
        }
        ++parts;
        if (!may_unpack(allowance, intake, label)) break;
        MemberIntake inside{intake, label};
        auto const content = archive->content(member, allowance, intake);
        pocket_csv_format.read(*content, options, inside);
    }
    if (parts == 0)
        intake.refuse("the archive holds no list of Pocket (part_000000.csv)",
                      Saying{"fault.import.nothing-of", {{"of", "Pocket"}}});
}

Likeness recognise(std::string_view head)
{
    if (!is_zip(head)) return Likeness::no;
    return head.find("part_0") != head.npos ? Likeness::certain : Likeness::weak;
}

} // namespace

Format const pocket_zip_format{"pocket-zip", "Pocket (zip archive)", recognise, read, Content::binary};

} // namespace florilege::exchange
