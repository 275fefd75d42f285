#include "cli/remote/exported.hpp"

#include "exchange/formats.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace florilege::cli {
namespace {

constexpr std::string_view own_format = "florilege";

/// A file for this process alone, which goes with it.
class TemporaryFile {
public:
    TemporaryFile()
    {
        auto name = (std::filesystem::temp_directory_path() / "florilege-export-XXXXXX").string();
        int const descriptor = ::mkstemp(name.data());
        if (descriptor < 0) throw std::system_error{errno, std::generic_category(), name};
        ::close(descriptor);
        path_ = name;
    }
    ~TemporaryFile()
    {
        std::error_code gone;
        std::filesystem::remove(path_, gone);
    }
    TemporaryFile(TemporaryFile const&) = delete;
    TemporaryFile& operator=(TemporaryFile const&) = delete;

    std::filesystem::path const& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

Result<void> fetch_into(std::filesystem::path const& file, Server const& server, std::string const& query)
{
    std::ofstream out{file, std::ios::binary};
    auto const written =
        server.fetch_file("export", {{"format", std::string{own_format}}, {"q", query}}, out);
    if (!written) return written.error();
    out.close();
    if (!out) throw std::system_error{ENOSPC, std::generic_category(), file.string()};
    return {};
}

/// Takes bookmarks; whatever else a site says that cannot be read, breaks off.
class Bookmarks final : public exchange::Intake {
public:
    explicit Bookmarks(std::function<void(library::Bookmark const&)> const& take) : take_{take} {}

    void bookmark(library::BookmarkDraft draft, exchange::Place) override
    {
        take_({library::BookmarkId{0}, std::move(draft)});
    }
    void tag(library::TagDraft, exchange::Place) override {}
    void list(library::ListDraft, exchange::Place) override {}
    void reject(exchange::Place place, std::string reason) override { break_off(place, reason); }
    void warn(exchange::Place place, std::string reason) override { break_off(place, reason); }
    void skip(exchange::Place, std::string) override {}

private:
    [[noreturn]] static void break_off(exchange::Place const& place, std::string const& reason)
    {
        throw std::runtime_error{"what the site sent cannot be read: line " + std::to_string(place.line) +
                                 ": " + reason};
    }

    std::function<void(library::Bookmark const&)> const& take_;
};

} // namespace

Result<void> each_exported(Server const& server, std::string const& query,
                           std::function<void(library::Bookmark const&)> const& take)
{
    TemporaryFile const file;
    if (auto const fetched = fetch_into(file.path(), server, query); !fetched) return fetched.error();
    Bookmarks bookmarks{take};
    auto const source = exchange::open_file(file.path());
    exchange::find_format(own_format)->read(*source, {}, bookmarks);
    return {};
}

} // namespace florilege::cli
