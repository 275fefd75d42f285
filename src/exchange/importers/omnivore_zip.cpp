#include "exchange/importers/omnivore_zip.hpp"

#include "exchange/importers/archives/zip_members.hpp"
#include "exchange/importers/omnivore_item.hpp"
#include "exchange/json_records.hpp"
#include "exchange/text_reader.hpp"
#include "exchange/words.hpp"
#include "text/html/readable.hpp"

#include <boost/json.hpp>

#include <unordered_map>

namespace florilege::exchange {
namespace {

using Members = std::unordered_map<std::string, ZipArchive::Member const*>;

std::string_view file_name(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

bool is_metadata(std::string_view path)
{
    return file_name(path).starts_with("metadata_") && path.ends_with(".json");
}

/// "export/content/some-page.html" as "content/some-page.html"; empty for what is in no such folder.
std::string_view belongs_to_item(std::string_view path)
{
    for (std::string_view const folder : {"content/", "highlights/"}) {
        auto const at = path.rfind(folder);
        if (at != path.npos && (at == 0 || path[at - 1] == '/')) return path.substr(at);
    }
    return {};
}

class OmnivoreArchive {
public:
    OmnivoreArchive(ZipArchive const& archive, ImportOptions const& options, Intake& intake)
        : archive_{archive}, options_{options}, intake_{intake},
          allowance_{options.unpacked_bytes}, members_{files_in(archive, intake)}
    {}

    void read();

private:
    void sort_members();
    void read_metadata(ZipArchive::Member const& member);
    void add_content(SavedItem& item, std::string const& slug);
    std::string text_of_member(ZipArchive::Member const& member);

    ZipArchive const& archive_;
    ImportOptions const& options_;
    Intake& intake_;
    ZipArchive::Allowance allowance_;
    std::vector<ZipArchive::Member> members_;
    std::vector<ZipArchive::Member const*> metadata_;
    Members of_items_; ///< by "content/SLUG.html"; what an item took is gone from here
};

void OmnivoreArchive::read()
{
    sort_members();
    for (auto const* member : metadata_)
        read_metadata(*member);
    for (auto const& [path, member] : of_items_)
        intake_.skip({0, member_label(path)}, "a file of the archive that no item names");
    if (metadata_.empty())
        intake_.refuse("the archive holds no list of Omnivore (metadata_0_to_20.json)",
                       Saying{"fault.import.nothing-of", {{"of", "Omnivore"}}});
}

void OmnivoreArchive::sort_members()
{
    for (auto const& member : members_) {
        if (is_metadata(member.name))
            metadata_.push_back(&member);
        else if (auto const path = belongs_to_item(member.name); !path.empty())
            of_items_.emplace(path, &member);
        else
            intake_.skip({0, member_label(member.name)}, "a file of the archive that is no list of Omnivore");
    }
}

void OmnivoreArchive::read_metadata(ZipArchive::Member const& member)
{
    auto const label = member_label(member.name);
    MemberIntake inside{intake_, label};
    if (!may_unpack(allowance_, intake_, label)) return;
    auto const content = archive_.content(member, allowance_, intake_);
    each_object(*content, options_, inside, [&](boost::json::object const& object, Place place) {
        auto item = omnivore_item(object, std::move(place));
        if (auto const slug = text_of(object, "slug"); !slug.empty()) add_content(item, slug);
        std::move(item).hand_over(options_, inside);
    });
}

/// A page that was a PDF has no HTML here: its file stays in the archive, and is told of at the end.
void OmnivoreArchive::add_content(SavedItem& item, std::string const& slug)
{
    if (auto const page = of_items_.extract("content/" + slug + ".html"); !page.empty())
        item.draft.article = text::readable(text_of_member(*page.mapped()));
    if (auto const said = of_items_.extract("highlights/" + slug + ".md"); !said.empty())
        item.draft.highlights = omnivore_highlights(text_of_member(*said.mapped()));
}

std::string OmnivoreArchive::text_of_member(ZipArchive::Member const& member)
{
    auto const label = member_label(member.name);
    MemberIntake inside{intake_, label};
    if (!may_unpack(allowance_, intake_, label)) return {};
    auto const content = archive_.content(member, allowance_, intake_);
    TextReader reader{*content, inside, options_, "utf-8"};
    auto text = reader.whole(options_.record_bytes);
    if (!text)
        inside.warn({},
                    "it is longer than " + std::to_string(options_.record_bytes) + " bytes; it is not read");
    return std::move(text).value_or(std::string{});
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    if (auto const archive = open_archive(source, options, intake))
        OmnivoreArchive{*archive, options, intake}.read();
}

Likeness recognise(std::string_view head)
{
    if (!is_zip(head)) return Likeness::no;
    bool const omnivore = head.find("metadata_") != head.npos && head.find(".json") != head.npos;
    return omnivore ? Likeness::certain : Likeness::no;
}

} // namespace

Format const omnivore_zip_format{"omnivore-zip", "Omnivore (zip archive)", recognise, read, Content::binary};

} // namespace florilege::exchange
