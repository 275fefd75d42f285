#include "exchange/exporters/karakeep.hpp"

#include "exchange/exporters/md5.hpp"
#include "exchange/exporters/reading.hpp"
#include "exchange/extra.hpp"

#include <map>

namespace florilege::exchange {
namespace {

std::string text_or_null(std::string_view text)
{
    return text.empty() ? "null" : json_quoted(text);
}

/// What names a list in the file: made from its path, so that it is the same in every export.
std::string id_of(library::ListPath const& path)
{
    std::string all;
    for (auto const& title : path)
        (all += title) += '\n';
    return md5_hex(all);
}

class KarakeepExporter final : public Exporter {
public:
    explicit KarakeepExporter(std::ostream& out) : out_{out} {}

    void begin(ExportMeta const& meta) override
    {
        exported_ = meta.exported;
        out_ << "{\"bookmarks\":[";
    }

    void list(library::ListDraft const& list) override
    {
        auto const path = on_lines(list.path);
        if (path.empty()) return;
        add(path);
        descriptions_[path] = list.note;
    }

    Exported bookmark(library::Bookmark const& bookmark) override
    {
        auto const& draft = bookmark.content;
        auto const said = note_with_highlights(draft);
        out_ << (first_ ? "\n" : ",\n") << "{\"createdAt\":" << seconds_of(draft.created.value_or(exported_))
             << ",\"title\":" << text_or_null(on_one_line(draft.title)) << ",\"tags\":" << tags(draft.tags)
             << ",\"lists\":" << lists(draft.lists) << ",\"content\":{";
        if (draft.url)
            out_ << "\"type\":\"link\",\"url\":" << json_quoted(draft.url->text());
        else
            out_ << "\"type\":\"text\",\"text\":" << json_quoted(said);
        if (!draft.author.empty()) out_ << ",\"author\":" << json_quoted(on_one_line(draft.author));
        out_ << "},\"note\":" << (draft.url ? text_or_null(said) : "null")
             << ",\"archived\":" << true_false(draft.archived)
             << ",\"favourited\":" << true_false(draft.favourite) << '}';
        first_ = false;
        return Exported::written;
    }

    void end() override
    {
        out_ << "\n],\"lists\":[";
        bool first = true;
        for (auto const& [path, description] : descriptions_) {
            auto const above = library::ListPath(path.begin(), path.end() - 1);
            out_ << (std::exchange(first, false) ? "\n" : ",\n") << "{\"id\":\"" << id_of(path)
                 << "\",\"name\":" << json_quoted(path.back())
                 << ",\"description\":" << text_or_null(description)
                 << ",\"icon\":\"🔖\",\"type\":\"manual\",\"query\":null,\"parentId\":"
                 << (above.empty() ? "null" : '"' + id_of(above) + '"') << '}';
        }
        out_ << "\n]}\n";
    }

private:
    static std::string tags(std::vector<std::string> const& tags)
    {
        std::string names{'['};
        for (std::string const& tag : tags)
            (names += names.size() > 1 ? "," : "") += json_quoted(on_one_line(tag));
        return names + ']';
    }

    std::string lists(std::vector<library::ListPath> const& paths)
    {
        std::string ids{'['};
        for (auto const& given : paths) {
            auto const path = on_lines(given);
            if (path.empty()) continue;
            add(path);
            (((ids += ids.size() > 1 ? "," : "") += '"') += id_of(path)) += '"';
        }
        return ids + ']';
    }

    /// The titles as karakeep can show them: on one line, none empty.
    static library::ListPath on_lines(library::ListPath const& path)
    {
        library::ListPath titles;
        for (auto const& title : path)
            if (auto line = on_one_line(title); !line.empty()) titles.push_back(std::move(line));
        return titles;
    }

    /// Notes a list and those it stands in.
    void add(library::ListPath path)
    {
        for (; !path.empty(); path.pop_back())
            if (!descriptions_.try_emplace(path).second) return;
    }

    std::ostream& out_;
    Time exported_{};
    bool first_ = true;
    std::map<library::ListPath, std::string> descriptions_; // of every list that the file names
};

} // namespace

ExportFormat const karakeep_export{"karakeep", "Bookmarks and lists as karakeep exports them (JSON)", "json",
                                   LeavesOut::nothing, make_exporter<KarakeepExporter>};

} // namespace florilege::exchange
