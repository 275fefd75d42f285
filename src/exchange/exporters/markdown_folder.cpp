#include "exchange/exporters/markdown_folder.hpp"

#include "exchange/extra.hpp"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

namespace florilege::exchange {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_ending = 13; // "3f9a0c11d2.md"

std::string ending_of(std::string const& name)
{
    return name.size() < longest_ending ? std::string{} : name.substr(name.size() - longest_ending);
}

/// What the file says; nothing where it cannot be read.
std::optional<std::string> content_of(fs::path const& file)
{
    std::ifstream in{file, std::ios::binary};
    if (!in) return std::nullopt;
    std::string content{std::istreambuf_iterator<char>{in}, {}};
    if (in.bad()) return std::nullopt;
    return content;
}

/// Whether the file holds the note of the bookmark, by its front matter: ten digits may be those of two.
bool is_note_of(fs::path const& file, PublicId const& id)
{
    auto const content = content_of(file);
    if (!content || !content->starts_with("---\n")) return false;
    auto const line = "\nflorilege-id: " + json_quoted(id.text()) + '\n';
    return content->substr(0, content->find("\n---\n", 3) + 1).find(line) != std::string::npos;
}

} // namespace

void MarkdownFolder::write(PublicId const& id, std::string const& name, std::string_view note)
{
    auto const file = file_of(id, name);
    if (content_of(file) == note) return;
    std::ofstream out{file, std::ios::binary};
    out << note;
    out.close();
    if (!out) throw std::system_error{errno, std::generic_category(), "cannot write " + file.string()};
}

fs::path MarkdownFolder::file_of(PublicId const& id, std::string const& name)
{
    auto file = directory_ / name;
    if (std::error_code unseen; fs::exists(file, unseen)) return file;
    if (!names_) look_around();
    auto const [first, last] = names_->equal_range(ending_of(name));
    for (auto had = first; had != last; ++had)
        if (is_note_of(directory_ / had->second, id)) return directory_ / had->second;
    return file;
}

void MarkdownFolder::look_around()
{
    names_.emplace();
    for (auto const& entry : fs::directory_iterator{directory_}) {
        auto name = entry.path().filename().string();
        if (name.ends_with(".md") && entry.is_regular_file()) {
            auto ending = ending_of(name);
            names_->emplace(std::move(ending), std::move(name));
        }
    }
}

} // namespace florilege::exchange
