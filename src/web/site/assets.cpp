#include "web/site/assets.hpp"

#include "web/embedded.hpp"
#include "web/http/compress.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <stdexcept>

namespace florilege::web {
namespace {

struct Kind {
    std::string_view file;
    std::string_view type;
};

constexpr std::array<Kind, 4> files{{{"style.css", "text/css; charset=utf-8"},
                                     {"page.js", "text/javascript; charset=utf-8"},
                                     {"icon.svg", "image/svg+xml; charset=utf-8"},
                                     {"manifest.webmanifest", "application/manifest+json"}}};

std::string hash_of(std::string_view bytes)
{
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<unsigned char const*>(bytes.data()),
                       bytes.size(), nullptr, 0);
    std::string text;
    for (std::size_t at = 0; at < 5; ++at)
        text += fmt::format("{:02x}", hash[at]);
    return text;
}

} // namespace

Assets::Assets()
{
    for (auto const& kind : files) {
        auto const bytes = embedded(kind.file);
        if (bytes.empty()) throw std::logic_error{"no asset " + std::string{kind.file}};
        auto const dot = kind.file.rfind('.');
        auto const name =
            std::string{kind.file.substr(0, dot)} + '.' + hash_of(bytes) + std::string{kind.file.substr(dot)};
        auto& asset = by_file_[std::string{kind.file}];
        asset.address = "/assets/" + name;
        asset.type = kind.type;
        asset.compressed = gzip_once(bytes);
        asset.bytes = {bytes, asset.compressed};
        file_of_[name] = kind.file;
    }
}

std::string const& Assets::address(std::string_view file) const
{
    auto const found = by_file_.find(file);
    if (found == by_file_.end()) throw std::logic_error{"no asset " + std::string{file}};
    return found->second.address;
}

Assets::Asset const* Assets::find(std::string_view name) const
{
    auto const found = file_of_.find(name);
    return found == file_of_.end() ? nullptr : &by_file_.find(found->second)->second;
}

} // namespace florilege::web
