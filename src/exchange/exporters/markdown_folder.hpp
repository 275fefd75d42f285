#pragma once

#include "prelude/ids.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace florilege::exchange {

/// A folder of notes that is written again and again. A note that says what its file says already leaves the
/// file alone, its time too, so that what watches the folder, or copies it, sees only what changed. A note
/// keeps the name of its file when its title changes: others may link to it. Holds the names of the files
/// that are there, once a note is not under the name that its title gives it.
class MarkdownFolder {
public:
    /// The folder must exist.
    explicit MarkdownFolder(std::filesystem::path directory) : directory_{std::move(directory)} {}

    /// Writes the note of the bookmark `id` where its file does not say the same: the file that it had, else
    /// one of the name `name`, which ends as markdown_file_name() says. Throws std::system_error.
    void write(PublicId const& id, std::string const& name, std::string_view note);

private:
    std::filesystem::path file_of(PublicId const& id, std::string const& name);
    void look_around();

    std::filesystem::path directory_;
    std::optional<std::multimap<std::string, std::string>> names_; // by how they end
};

} // namespace florilege::exchange
