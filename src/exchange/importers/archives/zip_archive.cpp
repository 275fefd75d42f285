#include "exchange/importers/archives/zip_archive.hpp"

#include "exchange/importers/archives/zip_directory.hpp"
#include "text/utf8/utf8.hpp"

#include <zip.h>

#include <algorithm>

namespace florilege::exchange {

namespace {

// A CSV of links packs about 5 to 1; deflate cannot do better than 1032 to 1, and only with nothing to say.
constexpr std::uint64_t highest_ratio = 200;
constexpr std::uint64_t ratio_matters_from = 1u << 20;

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

struct DiscardArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};

class MemberSource final : public Source {
public:
    MemberSource(zip_t* archive, ZipArchive::Member const& member, ZipArchive::Allowance& allowance,
                 Intake& intake, std::function<void(std::uint64_t)> const& passed)
        : name_{member.name}, allowance_{allowance}, intake_{intake}, passed_{passed}
    {
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat_index(archive, member.index, 0, &stat) == 0 && (stat.valid & ZIP_STAT_COMP_SIZE) != 0)
            packed_ = stat.comp_size;
        file_.reset(zip_fopen_index(archive, member.index, 0));
        if (!file_) stop(std::string{"it cannot be unpacked: "} + zip_strerror(archive));
    }

    ~MemberSource() override
    {
        if (passed_) passed_(packed_);
    }

    std::size_t read(std::span<char> buffer) override
    {
        if (!file_) return 0;
        auto const count = zip_fread(file_.get(), buffer.data(), buffer.size());
        if (count < 0) return stop(std::string{"it is damaged: "} + zip_file_strerror(file_.get()));
        auto const got = static_cast<std::uint64_t>(count);
        unpacked_ += got;
        if (got > allowance_.bytes) {
            allowance_.bytes = 0;
            return stop("the archive unpacks to more than is allowed");
        }
        allowance_.bytes -= got;
        if (unpacked_ > ratio_matters_from && unpacked_ / highest_ratio > packed_)
            return stop("it unpacks to more than " + std::to_string(highest_ratio) + " times its size");
        return static_cast<std::size_t>(got);
    }

    std::string const& name() const noexcept override { return name_; }

private:
    std::size_t stop(std::string reason)
    {
        intake_.warn({0, name_}, std::move(reason) + "; the rest of it is not read");
        file_.reset();
        return 0;
    }

    std::string name_;
    ZipArchive::Allowance& allowance_;
    Intake& intake_;
    std::function<void(std::uint64_t)> const& passed_;
    std::unique_ptr<zip_file_t, CloseFile> file_;
    std::uint64_t packed_ = 0;
    std::uint64_t unpacked_ = 0;
};

std::string text_of(zip_error_t& error)
{
    std::string text = zip_error_strerror(&error);
    zip_error_fini(&error);
    return text;
}

} // namespace

struct ZipArchive::Handle {
    std::string bytes = {}; // libzip reads from here, where it is not a file
    std::function<void(std::uint64_t)> passed = {};
    std::unique_ptr<zip_t, DiscardArchive> archive = nullptr;
};

ZipArchive::ZipArchive(std::unique_ptr<Handle> handle) noexcept : handle_{std::move(handle)} {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

Result<ZipArchive> ZipArchive::open(std::string bytes)
{
    auto handle = std::make_unique<Handle>();
    handle->bytes = std::move(bytes);
    zip_error_t error;
    zip_error_init(&error);
    auto* const source = zip_source_buffer_create(handle->bytes.data(), handle->bytes.size(), 0, &error);
    return open(std::move(handle), source, error);
}

Result<ZipArchive> ZipArchive::open(std::filesystem::path const& file, std::uint64_t directory_bytes,
                                    std::function<void(std::uint64_t)> passed)
{
    if (longest_directory(file) > directory_bytes)
        return Fault{{}, "its list of files is longer than " + std::to_string(directory_bytes) + " bytes"};
    zip_error_t error;
    zip_error_init(&error);
    auto* const source = zip_source_file_create(file.c_str(), 0, -1, &error);
    auto handle = std::make_unique<Handle>();
    handle->passed = std::move(passed);
    return open(std::move(handle), source, error);
}

Result<ZipArchive> ZipArchive::open(std::unique_ptr<Handle> handle, zip_source* source, zip_error& error)
{
    if (source == nullptr) return Fault{{}, text_of(error)};
    handle->archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!handle->archive) {
        zip_source_free(source);
        return Fault{{}, text_of(error)};
    }
    zip_error_fini(&error);
    return ZipArchive{std::move(handle)};
}

std::uint64_t ZipArchive::count() const
{
    return static_cast<std::uint64_t>(
        std::max<zip_int64_t>(0, zip_get_num_entries(handle_->archive.get(), 0)));
}

std::vector<ZipArchive::Member> ZipArchive::members(std::size_t limit) const
{
    std::vector<Member> members;
    for (std::uint64_t index = 0; index < count() && members.size() < limit; ++index) {
        char const* const name = zip_get_name(handle_->archive.get(), index, ZIP_FL_ENC_GUESS);
        members.push_back({text::to_valid(name == nullptr ? "" : name).text, index});
    }
    return members;
}

std::unique_ptr<Source> ZipArchive::content(Member const& member, Allowance& allowance, Intake& intake) const
{
    return std::make_unique<MemberSource>(handle_->archive.get(), member, allowance, intake, handle_->passed);
}

} // namespace florilege::exchange
