#include "cli/remote/exported.hpp"

#include "exchange/formats.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace florilege::cli {
namespace {

constexpr std::string_view own_format = "florilege";

/// A file that nobody else can open, and that is gone when this process ends, however it ends.
int nameless_file()
{
    auto name = (std::filesystem::temp_directory_path() / "florilege-export-XXXXXX").string();
    int const file = ::mkstemp(name.data());
    if (file < 0) throw std::system_error{errno, std::generic_category(), name};
    ::unlink(name.c_str());
    return file;
}

/// Takes bookmarks, counts what is none, and passes on what is doubtful.
class Bookmarks final : public exchange::Intake {
public:
    Bookmarks(std::function<void(library::Bookmark const&)> const& take,
              std::function<void(std::string const&)> const& doubt)
        : take_{take}, doubt_{doubt}
    {}

    std::int64_t refused() const noexcept { return refused_; }

    void bookmark(library::BookmarkDraft draft, exchange::Place) override
    {
        take_({library::BookmarkId{0}, std::move(draft)});
    }
    void tag(library::TagDraft, exchange::Place) override {}
    void list(library::ListDraft, exchange::Place) override {}
    void reject(exchange::Place place, std::string reason) override
    {
        ++refused_;
        warn(std::move(place), std::move(reason));
    }
    void warn(exchange::Place place, std::string reason) override
    {
        doubt_("line " + std::to_string(place.line) + " of the site's export: " + reason);
    }
    void skip(exchange::Place, std::string) override {}
    void refuse(std::string reason, Saying const&) override
    {
        throw std::runtime_error{"the site's export cannot be read: " + reason};
    }

private:
    std::function<void(library::Bookmark const&)> const& take_;
    std::function<void(std::string const&)> const& doubt_;
    std::int64_t refused_ = 0;
};

} // namespace

Result<ExportedBookmarks> ExportedBookmarks::fetch(Server const& server, std::string const& query)
{
    ExportedBookmarks bookmarks{nameless_file()};
    std::ofstream out{bookmarks.path(), std::ios::binary};
    auto const written =
        server.fetch_file("export", {{"format", std::string{own_format}}, {"q", query}}, out);
    out.close();
    // What cannot be written ends the answer, too.
    if (!out)
        return Fault{std::filesystem::temp_directory_path().string(),
                     "the site's export cannot be kept there (TMPDIR) while it comes; is there room?"};
    if (!written) return written.error();
    return bookmarks;
}

ExportedBookmarks::ExportedBookmarks(ExportedBookmarks&& other) noexcept
    : file_{std::exchange(other.file_, -1)}
{}

ExportedBookmarks::~ExportedBookmarks()
{
    if (file_ >= 0) ::close(file_);
}

std::string ExportedBookmarks::path() const
{
    return "/proc/self/fd/" + std::to_string(file_);
}

std::int64_t ExportedBookmarks::each(std::function<void(library::Bookmark const&)> const& take,
                                     std::function<void(std::string const&)> const& doubt) const
{
    Bookmarks bookmarks{take, doubt};
    auto const source = exchange::open_file(path());
    exchange::find_format(own_format)->read(*source, {}, bookmarks);
    return bookmarks.refused();
}

} // namespace florilege::cli
