#include "tests/corpus.hpp"
#include "tests/library/query/reading.hpp"

#include <gtest/gtest.h>

namespace florilege::library {
namespace {

/// The query in its shortest form, what it means, and the order it asks for; or the error.
std::string told(std::string_view text)
{
    auto const query = Query::parse(text, tests::monday_morning);
    if (!query) return query.error().text() + "\n";
    auto out = printed(read_syntax(text).value()) + "\n" + printed(query->root()) + "\n";
    if (query->sort())
        out += "sort " + std::string{sort_names[static_cast<std::size_t>(*query->sort())]} + "\n";
    return out;
}

TEST(QueryLanguage, reads_every_case_as_it_should)
{
    std::size_t cases = 0;
    for (auto const& folder : std::filesystem::directory_iterator{tests::fixture("library/query")}) {
        if (!folder.is_directory()) continue;
        ++cases;
        auto text = tests::content_of(folder.path() / "in");
        if (text.ends_with('\n')) text.pop_back();
        EXPECT_EQ(told(text), tests::content_of(folder.path() / "out")) << folder.path().filename();
    }
    EXPECT_GE(cases, 40U);
}

} // namespace
} // namespace florilege::library
