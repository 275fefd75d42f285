#include "exchange/importers/pocket_zip.hpp"

#include "exchange/importers/pocket_csv.hpp"
#include "exchange/importers/zip_archive.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>

namespace florilege::exchange {

namespace {

constexpr std::size_t most_members = 10'000;
constexpr std::size_t longest_shown = 120;

/// Passes everything on with the member's name as its place.
class MemberIntake final : public Intake {
public:
    MemberIntake(Intake& intake, std::string part) : intake_{intake}, part_{std::move(part)} {}

    void bookmark(library::BookmarkDraft draft, Place place) override
    {
        intake_.bookmark(std::move(draft), inside(place));
    }
    void tag(library::TagDraft draft, Place place) override { intake_.tag(std::move(draft), inside(place)); }
    void list(library::ListDraft draft, Place place) override
    {
        intake_.list(std::move(draft), inside(place));
    }
    void reject(Place place, std::string reason) override
    {
        intake_.reject(inside(place), std::move(reason));
    }
    void warn(Place place, std::string reason) override { intake_.warn(inside(place), std::move(reason)); }
    void skip(Place place, std::string what) override { intake_.skip(inside(place), std::move(what)); }
    void refuse(std::string reason) override { intake_.warn(inside({}), std::move(reason)); }

private:
    Place inside(Place const& place) const { return {place.line, part_}; }

    Intake& intake_;
    std::string part_;
};

/// The whole archive; empty where it is longer than `limit`.
std::string whole(Source& source, std::size_t limit)
{
    constexpr std::size_t piece = 256 * 1024;
    std::string bytes;
    for (;;) {
        auto const filled = bytes.size();
        bytes.resize(filled + piece);
        auto const count = source.read({bytes.data() + filled, piece});
        bytes.resize(filled + count);
        if (count == 0) return bytes;
        if (bytes.size() > limit) return {};
    }
}

/// A name that tries to leave the place an archive is unpacked to. We unpack to no place; but an archive
/// with such a name was made to do harm, and the member is not looked at.
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

/// "part_000000.csv", in whatever folder.
bool is_part(std::string_view name)
{
    name = name.substr(name.rfind('/') + 1);
    return name.starts_with("part_") && name.ends_with(".csv");
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    auto bytes = whole(source, options.document_bytes);
    if (bytes.empty())
        return intake.refuse("the archive is empty or larger than " + std::to_string(options.document_bytes) +
                             " bytes");
    auto const archive = ZipArchive::open(std::move(bytes));
    if (!archive) return intake.refuse("this is no readable zip archive: " + archive.error().reason());
    ZipArchive::Allowance allowance{options.unpacked_bytes};
    std::size_t parts = 0;
    for (auto const& member : archive->members(most_members)) {
        auto const label = std::string{text::cut(member.name, longest_shown)};
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
