#include "digest/render.hpp"
#include "tests/corpus.hpp"
#include "tests/digest/cases.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace florilege::digest {
namespace {

using tests::case_folders;
using tests::read_case;

struct Form {
    Format format;
    char const* file;
};

constexpr Form forms[]{
    {Format::text, "out.txt"},  {Format::html, "out.html"}, {Format::markdown, "out.md"},
    {Format::json, "out.json"}, {Format::atom, "out.atom"}, {Format::email, "out.eml"},
};

class Issues : public testing::TestWithParam<std::filesystem::path> {};

// A case is in.json beside one file a format. FLORILEGE_REWRITE_CASES=1 writes those files anew: look at the
// difference before you keep it.
TEST_P(Issues, look_as_their_case_says)
{
    auto const made = read_case(florilege::tests::content_of(GetParam() / "in.json"));
    auto const issue = compose(made.bookmarks, made.period, made.compose);
    for (auto const& [format, file] : forms) {
        auto const out = render(issue, format, Templates::built_in(), made.render);
        if (std::getenv("FLORILEGE_REWRITE_CASES") != nullptr)
            std::ofstream{GetParam() / file, std::ios::binary} << out;
        EXPECT_EQ(out, florilege::tests::content_of(GetParam() / file)) << file;
    }
}

TEST_P(Issues, do_not_depend_on_the_order_in_which_bookmarks_come)
{
    auto made = read_case(florilege::tests::content_of(GetParam() / "in.json"));
    auto const templates = Templates::built_in();
    auto const first = compose(made.bookmarks, made.period, made.compose);
    for (int turn = 0; turn < 3; ++turn) {
        auto const second = made.bookmarks.begin() + (made.bookmarks.empty() ? 0 : 1);
        std::rotate(made.bookmarks.begin(), second,
                    made.bookmarks.end()); // clang 14 refuses std::ranges::rotate
        std::ranges::reverse(made.bookmarks);
        auto const again = compose(made.bookmarks, made.period, made.compose);
        for (auto const& form : forms)
            EXPECT_EQ(render(first, form.format, templates, made.render),
                      render(again, form.format, templates, made.render))
                << form.file;
    }
}

TEST_P(Issues, hold_every_entry_once_under_every_order)
{
    auto const made = read_case(florilege::tests::content_of(GetParam() / "in.json"));
    for (auto const order : {Order::newest, Order::oldest, Order::by_tag, Order::by_list}) {
        auto options = made.compose;
        options.order = order;
        auto const issue = compose(made.bookmarks, made.period, options);
        EXPECT_EQ(issue.entries(), made.bookmarks.size());
        EXPECT_EQ(issue.empty(), made.bookmarks.empty());
    }
}

std::string name_of_case(testing::TestParamInfo<std::filesystem::path> const& info)
{
    auto name = info.param.filename().string();
    std::ranges::replace(name, '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Folder, Issues, testing::ValuesIn(case_folders()), name_of_case);

} // namespace
} // namespace florilege::digest
