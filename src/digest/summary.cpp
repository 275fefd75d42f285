#include "digest/summary.hpp"

#include "digest/plain.hpp"
#include "digest/words.hpp"

namespace florilege::digest {
namespace {

constexpr std::size_t summary_length = 300;

} // namespace

std::string summary_of(Issue const& issue)
{
    if (issue.empty()) return std::string{words(issue.language).nothing};
    std::string titles = counts(issue.entries(), issue.passages(), issue.language);
    for (auto const& section : issue.sections)
        for (auto const& entry : section.entries) {
            if (titles.size() > 4 * summary_length) break;
            if (!entry.title.empty()) titles += " · " + entry.title;
        }
    return beginning(titles, summary_length - 1);
}

std::set<std::string> tags_of(Issue const& issue)
{
    std::set<std::string> tags;
    for (auto const& section : issue.sections)
        for (auto const& entry : section.entries)
            tags.insert(entry.tags.begin(), entry.tags.end());
    return tags;
}

} // namespace florilege::digest
