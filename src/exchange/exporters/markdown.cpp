#include "exchange/exporters/markdown.hpp"

#include "exchange/exporters/markdown_folder.hpp"
#include "exchange/exporters/markdown_note.hpp"

#include <optional>

namespace florilege::exchange {
namespace {

class MarkdownExporter final : public Exporter {
public:
    MarkdownExporter(std::ostream& out, std::filesystem::path directory) : out_{out}
    {
        if (!directory.empty()) folder_.emplace(std::move(directory));
    }

    void begin(ExportMeta const&) override {}

    Exported bookmark(library::Bookmark const& bookmark) override
    {
        std::string const note = markdown_note(bookmark.content);
        if (folder_) {
            folder_->write(bookmark.content.id.value(), markdown_file_name(bookmark.content), note);
        } else {
            if (!std::exchange(first_, false)) out_ << '\n';
            out_ << note;
        }
        return Exported::written;
    }

private:
    std::ostream& out_;
    std::optional<MarkdownFolder> folder_;
    bool first_ = true;
};

std::unique_ptr<Exporter> make(std::ostream& out, ExportOptions const& options)
{
    return std::make_unique<MarkdownExporter>(out, options.directory);
}

} // namespace

ExportFormat const markdown_export{"markdown", "A Markdown note for each bookmark, for Obsidian and its like",
                                   "md", LeavesOut::nothing, make};

} // namespace florilege::exchange
