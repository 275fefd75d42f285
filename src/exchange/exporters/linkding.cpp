#include "exchange/exporters/linkding.hpp"

#include "exchange/exporters/reading.hpp"
#include "exchange/extra.hpp"
#include "prelude/iso_time.hpp"

namespace florilege::exchange {
namespace {

/// linkding numbers its bookmarks. A count would give one bookmark another number in the next export, and
/// programs would take it for the bookmark that had it before: the number comes from the id. 52 bits, since
/// JavaScript holds no larger number exactly.
std::string number_of(PublicId const& id)
{
    constexpr std::size_t bytes = 6;
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < bytes; ++at)
        number = number << 8 | std::to_integer<std::uint64_t>(id.bytes()[at]);
    constexpr std::uint64_t four_bits = 15;
    return std::to_string(number << 4 | (std::to_integer<std::uint64_t>(id.bytes()[bytes]) & four_bits));
}

class LinkdingExporter final : public Exporter {
public:
    explicit LinkdingExporter(std::ostream& out) : out_{out} {}

    void begin(ExportMeta const& meta) override
    {
        exported_ = meta.exported;
        out_ << "{\"next\":null,\"previous\":null,\"results\":[";
    }

    Exported bookmark(library::Bookmark const& bookmark) override
    {
        auto const& draft = bookmark.content;
        if (!draft.url) return Exported::left_out;
        Time const added = draft.created.value_or(exported_);
        out_ << (count_ == 0 ? "\n" : ",\n") << "{\"id\":" << number_of(draft.id.value())
             << ",\"url\":" << json_quoted(draft.url->text())
             << ",\"title\":" << json_quoted(on_one_line(draft.title))
             << ",\"description\":" << json_quoted(draft.note)
             << ",\"notes\":" << json_quoted(highlights_as_text(draft))
             << ",\"web_archive_snapshot_url\":\"\",\"favicon_url\":null,\"preview_image_url\":null"
             << ",\"is_archived\":" << true_false(draft.archived)
             << ",\"unread\":" << true_false(draft.unread)
             << ",\"shared\":" << true_false(draft.audience && draft.audience->is_public())
             << ",\"tag_names\":" << tag_names(draft.tags) << ",\"date_added\":\"" << iso_micros(added)
             << "\",\"date_modified\":\"" << iso_micros(draft.updated.value_or(added))
             << "\",\"website_title\":null,\"website_description\":null}";
        ++count_;
        return Exported::written;
    }

    // A reader that wants the number first finds it all the same: JSON objects have no order.
    void end() override { out_ << "\n],\"count\":" << count_ << "}\n"; }

private:
    /// linkding joins what it is given with commas and parts it again: a comma in a name would make two.
    static std::string tag_names(std::vector<std::string> const& tags)
    {
        std::string names{'['};
        for (std::string const& tag : tags)
            (names += names.size() > 1 ? "," : "") += json_quoted(without_commas(tag));
        return names + ']';
    }

    std::ostream& out_;
    Time exported_{};
    std::uint64_t count_ = 0;
};

} // namespace

ExportFormat const linkding_export{"linkding", "Bookmarks as linkding's API gives them (JSON)", "json",
                                   LeavesOut::without_link, make_exporter<LinkdingExporter>};

} // namespace florilege::exchange
