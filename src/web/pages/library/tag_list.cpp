#include "web/pages/library/tag_list.hpp"

#include <algorithm>

namespace florilege::web {
namespace {

std::string_view trimmed(std::string_view text) noexcept
{
    constexpr std::string_view blanks = " \t\r\n";
    auto const first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace

std::string tag_line(std::vector<std::string> const& tags)
{
    std::string line;
    for (auto const& tag : tags) {
        if (!line.empty()) line += ", ";
        if (tag.find_first_of(",\"") == std::string::npos && !tag.starts_with('#')) {
            line += tag;
            continue;
        }
        line += '"';
        for (char const c : tag)
            line.append(c == '"' ? 2 : 1, c);
        line += '"';
    }
    return line;
}

std::vector<std::string> tags_of_line(std::string_view line)
{
    std::vector<std::string> tags;
    while (!(line = trimmed(line)).empty()) {
        std::string tag;
        if (line.front() == '"') {
            std::size_t at = 1;
            for (; at < line.size(); ++at) {
                if (line[at] == '"') {
                    if (line.substr(at + 1, 1) != "\"") break;
                    ++at;
                }
                tag += line[at];
            }
            line.remove_prefix(std::min(at + 1, line.size()));
            line.remove_prefix(std::min(line.find(','), line.size()));
        } else {
            auto const end = std::min(line.find(','), line.size());
            tag = trimmed(line.substr(0, end));
            if (tag.size() > 1 && tag.front() == '#') tag.erase(0, 1);
            line.remove_prefix(end);
        }
        if (!line.empty()) line.remove_prefix(1); // the comma
        if (!tag.empty()) tags.push_back(std::move(tag));
    }
    return tags;
}

} // namespace florilege::web
