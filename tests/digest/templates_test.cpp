#include "digest/render.hpp"
#include "digest/templates.hpp"
#include "tests/corpus.hpp"
#include "tests/digest/cases.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace florilege::digest {
namespace {

class TemplateFolder : public testing::Test {
protected:
    TemplateFolder()
    {
        auto const* test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::path{testing::TempDir()} / (std::string{"florilege_"} + test->name());
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    ~TemplateFolder() override { std::filesystem::remove_all(folder_); }

    void write(std::string const& name, std::string const& text) { std::ofstream{folder_ / name} << text; }
    std::string fault() const
    {
        auto const loaded = Templates::load(folder_);
        return loaded ? "none" : loaded.error().text();
    }

    std::filesystem::path folder_;
};

TEST_F(TemplateFolder, replaces_ours_by_name_and_leaves_the_others)
{
    write("text.issue.mustache", "* {{title}} *\n{{#sections}}\n{{entries}}\n{{/sections}}\n");
    write("text.entry.mustache", "{{title}} <{{url}}>\n");
    write("readme.txt", "not a template {{");
    auto const templates = Templates::load(folder_).value();
    auto const made = tests::case_named("grouped-by-tag");
    auto options = made.compose;
    options.order = Order::oldest;
    options.title = "Mine";
    auto const issue = compose(made.bookmarks, made.period, options);
    EXPECT_TRUE(render(issue, Format::text, templates)
                    .starts_with("* Mine *\nBenches with a view <https://a.example/1>\n\nA map drawn"));
    EXPECT_EQ(render(issue, Format::html, templates), render(issue, Format::html, Templates::built_in()));
}

TEST_F(TemplateFolder, names_the_file_and_the_line_of_a_mistake)
{
    write("html.entry.mustache", "<li>\n{{titel}}\n</li>\n");
    EXPECT_TRUE(fault().starts_with("html.entry.mustache, line 2: there is no \"titel\" here; known are "))
        << fault();
}

TEST_F(TemplateFolder, refuses_a_template_by_a_name_that_is_none)
{
    write("html.mustache", "x");
    EXPECT_TRUE(
        fault().starts_with("html.mustache: is the name of no template; known are text.issue.mustache, "));
}

TEST_F(TemplateFolder, refuses_one_that_is_too_long)
{
    write("html.page.mustache", std::string(text::Mustache::longest + 1, 'x'));
    EXPECT_EQ(fault(), "html.page.mustache: longer than 262144 bytes");
}

TEST_F(TemplateFolder, that_is_not_there_is_said)
{
    auto const loaded = Templates::load(folder_ / "nowhere");
    ASSERT_FALSE(loaded);
    EXPECT_NE(loaded.error().reason().find("cannot be read"), std::string::npos);
}

TEST_F(TemplateFolder, that_holds_ours_changes_nothing)
{
    for (auto const& ours : built_in_templates())
        write(std::string{ours.file}, std::string{ours.text});
    auto const templates = Templates::load(folder_).value();
    auto const made = tests::case_named("a-week-in-english");
    auto const issue = compose(made.bookmarks, made.period, made.compose);
    for (auto const format : {Format::text, Format::html, Format::markdown, Format::atom, Format::email})
        EXPECT_EQ(render(issue, format, templates), render(issue, format, Templates::built_in()));
}

// Every name a template may use is in the reference, so that nobody has to read the program for it.
TEST(TemplateNames, are_all_documented)
{
    auto const page = florilege::tests::content_of(std::filesystem::path{FLORILEGE_SOURCE} / "docs" /
                                                   "reference" / "digest-templates.md");
    for (std::size_t i = 0; i < template_count; ++i) {
        EXPECT_NE(page.find("`" + std::string{built_in_templates()[i].file} + "`"), std::string::npos);
        for (auto const name : names_in(static_cast<TemplateOf>(i)))
            EXPECT_NE(page.find("`" + std::string{name} + "`"), std::string::npos) << name;
    }
}

} // namespace
} // namespace florilege::digest
