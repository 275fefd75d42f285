#include "tests/exchange/manifest.hpp"

#include "exchange/formats.hpp"
#include "tests/corpus.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace florilege::exchange {

std::vector<Sample> samples(std::string_view kind)
{
    auto const corpus = tests::shared_folder() / "corpus";
    std::vector<Sample> found;
    std::istringstream lines{tests::content_of(corpus / "MANIFEST.tsv")};
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::string> cells;
        std::istringstream fields{line};
        for (std::string cell; std::getline(fields, cell, '\t');)
            cells.push_back(cell);
        if (cells.size() >= 6 && cells[1] == kind)
            found.push_back({corpus / cells[0], boost::json::parse(cells[5]).as_object()});
    }
    return found;
}

std::int64_t number(boost::json::object const& object, std::string_view key)
{
    auto const* const value = object.if_contains({key.data(), key.size()});
    return value == nullptr ? 0 : value->to_number<std::int64_t>();
}

std::int64_t tag_uses(Recording const& recording)
{
    std::int64_t count = 0;
    for (auto const& kept : recording.bookmarks)
        count += std::ssize(kept.draft.tags);
    return count;
}

void read_recognised(Sample const& sample, std::string_view format, Recording& recording)
{
    auto const content = tests::content_of(sample.file);
    auto const candidates = recognise(head_text(std::string_view{content}.substr(0, 64 * 1024)));
    ASSERT_FALSE(candidates.empty()) << sample.file;
    EXPECT_EQ(candidates.front().format->name, format) << sample.file;
    auto const source = open_file(sample.file);
    find_format(format)->read(*source, {}, recording);
}

} // namespace florilege::exchange
