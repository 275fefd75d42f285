#include "exchange/exporters/markdown.hpp"

#include "exchange/exporters/markdown_note.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>

namespace florilege::exchange {
namespace {

class MarkdownExporter final : public Exporter {
public:
    MarkdownExporter(std::ostream& out, std::filesystem::path directory)
        : out_{out}, directory_{std::move(directory)}
    {}

    void begin(ExportMeta const&) override {}
    void tag(library::TagDraft const&) override {}
    void list(library::ListDraft const&) override {}

    Exported bookmark(library::Bookmark const& bookmark) override
    {
        std::string const note = markdown_note(bookmark.content);
        if (directory_.empty()) {
            if (!std::exchange(first_, false)) out_ << '\n';
            out_ << note;
        } else {
            write_file(directory_ / markdown_file_name(bookmark.content), note);
        }
        return Exported::written;
    }

    void end() override {}

private:
    static void write_file(std::filesystem::path const& file, std::string const& text)
    {
        std::ofstream out{file, std::ios::binary};
        out << text;
        out.close();
        if (!out) throw std::system_error{errno, std::generic_category(), "cannot write " + file.string()};
    }

    std::ostream& out_;
    std::filesystem::path directory_;
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
