#include "exchange/importers/pocket_zip.hpp"

#include "exchange/importers/archives/zip_members.hpp"
#include "exchange/importers/pocket_csv.hpp"
#include "exchange/importers/pocket_json.hpp"

namespace florilege::exchange {

namespace {

/// "part_000000.csv", in whatever folder.
bool is_list(std::string_view path)
{
    auto const name = path.substr(path.rfind('/') + 1);
    return name.starts_with("part_") && name.ends_with(".csv");
}

/// "annotations/part_000000.json", likewise.
bool are_highlights(std::string_view path)
{
    bool const there = path.starts_with("annotations/part_") || path.find("/annotations/part_") != path.npos;
    return there && path.ends_with(".json");
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    auto const archive = open_archive(source, options, intake);
    if (!archive) return;
    ZipArchive::Allowance allowance{options.unpacked_bytes};
    auto const members = files_in(*archive, intake);
    bool room = true;
    auto const read_those = [&](bool (*are_meant)(std::string_view), Format const& format) {
        std::size_t count = 0;
        for (auto const& member : members) {
            if (!are_meant(member.name)) continue;
            ++count;
            auto const label = member_label(member.name);
            room = room && may_unpack(allowance, intake, label);
            if (!room) break;
            MemberIntake inside{intake, label};
            auto const content = archive->content(member, allowance, intake);
            format.read(*content, options, inside);
        }
        return count;
    };
    // The lists first: they say when an article was saved.
    auto const lists = read_those(is_list, pocket_csv_format);
    auto const highlights = read_those(are_highlights, pocket_json_format);
    for (auto const& member : members)
        if (!is_list(member.name) && !are_highlights(member.name))
            intake.skip({0, member_label(member.name)}, "a file of the archive that is no list of Pocket");
    if (lists + highlights == 0)
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
