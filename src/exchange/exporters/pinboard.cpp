#include "exchange/exporters/pinboard.hpp"

#include "exchange/exporters/md5.hpp"
#include "exchange/exporters/reading.hpp"
#include "exchange/extra.hpp"
#include "prelude/iso_time.hpp"

namespace florilege::exchange {
namespace {

/// Tags are parted by blanks, and Pinboard allows no commas in them.
std::string tags_value(std::vector<std::string> const& tags)
{
    std::string value;
    for (std::string const& tag : tags) {
        std::string name = on_one_line(tag);
        std::replace_if(
            name.begin(), name.end(), [](char c) { return c == ' ' || c == ','; }, '_');
        if (!value.empty()) value += ' ';
        value += name;
    }
    return value;
}

class PinboardExporter final : public Exporter {
public:
    explicit PinboardExporter(std::ostream& out) : out_{out} {}

    void begin(ExportMeta const& meta) override
    {
        exported_ = meta.exported;
        out_ << '[';
    }

    Exported bookmark(library::Bookmark const& bookmark) override
    {
        auto const& draft = bookmark.content;
        if (!draft.url) return Exported::left_out;
        std::string const& href = draft.url->text();
        std::string const title = on_one_line(draft.title);
        std::string const extended = note_with_highlights(draft);
        std::string const time = iso_seconds(draft.created.value_or(exported_));
        std::string_view const shared = yes_no(draft.audience && draft.audience->is_public());
        std::string_view const unread = yes_no(draft.unread);
        std::string const tags = tags_value(draft.tags);
        std::string all;
        for (std::string_view const field :
             {std::string_view{href}, std::string_view{title}, std::string_view{extended},
              std::string_view{time}, shared, unread, std::string_view{tags}})
            (all += field) += '\n';

        out_ << (first_ ? "\n" : ",\n") << "{\"href\":" << json_quoted(href)
             << ",\"description\":" << json_quoted(title) << ",\"extended\":" << json_quoted(extended)
             << ",\"meta\":\"" << md5_hex(all) << "\",\"hash\":\"" << md5_hex(href) << "\",\"time\":\""
             << time << "\",\"shared\":\"" << shared << "\",\"toread\":\"" << unread
             << "\",\"tags\":" << json_quoted(tags) << '}';
        first_ = false;
        return Exported::written;
    }

    void end() override { out_ << "\n]\n"; }

private:
    std::ostream& out_;
    Time exported_{};
    bool first_ = true;
};

} // namespace

ExportFormat const pinboard_export{"pinboard", "Bookmarks as Pinboard exports them (JSON)", "json",
                                   LeavesOut::without_link, make_exporter<PinboardExporter>};

} // namespace florilege::exchange
