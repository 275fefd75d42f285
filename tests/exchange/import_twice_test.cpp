// Whatever a format reads, reading it again changes nothing.
#include "exchange/formats.hpp"
#include "exchange/import.hpp"
#include "tests/corpus.hpp"
#include "tests/exchange/no_telling.hpp"
#include "tests/product.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace florilege::exchange {
namespace {

template <class Where> class Twice : public tests::Product<Where> {
protected:
    /// nothing where the file holds nothing to read.
    std::optional<ImportReport> import(Format const& format, std::filesystem::path const& file)
    {
        auto const source = open_file(file);
        NoTelling progress;
        ImportRequest request;
        request.format = &format;
        StoppedClock const clock{this->now};
        this->now += std::chrono::hours{1};
        auto report = import_source(*this->database, this->owner, *source, request, clock, progress);
        return report ? std::optional{*report} : std::nullopt;
    }
};
TYPED_TEST_SUITE(Twice, tests::ProductEngines, tests::ProductEngineNames);

std::vector<std::filesystem::path> cases_of(Format const& format)
{
    std::string folder{format.name};
    std::ranges::replace(folder, '-', '_');
    std::vector<std::filesystem::path> files;
    auto const root = tests::fixture("exchange/" + folder);
    if (!std::filesystem::exists(root)) return files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator{root})
        if (entry.path().stem() == "in") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

TYPED_TEST(Twice, every_case_of_every_format_changes_nothing_the_second_time)
{
    int imported = 0;
    for (auto const* format : formats()) {
        for (auto const& file : cases_of(*format)) {
            SCOPED_TRACE(file);
            auto const first = this->import(*format, file);
            if (!first) continue;
            ++imported;
            auto const before = this->all();
            auto const second = this->import(*format, file);
            ASSERT_TRUE(second);
            EXPECT_EQ(second->added, 0);
            EXPECT_EQ(second->updated, 0);
            EXPECT_EQ(second->read, first->read);
            EXPECT_EQ(this->all(), before);
        }
    }
    EXPECT_GT(imported, 50);
}

} // namespace
} // namespace florilege::exchange
